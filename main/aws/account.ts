import type { AwsAccount } from '../../app/aws.ts'
import type { Session } from '../credentials/session.ts'
import { untilAborted } from './abort.ts'
import type { Connector } from './connector.ts'
import { flowLogsApi } from './flowLogs.ts'
import { describeRegions } from './regions.ts'
import { stacksApi } from './stacks.ts'

/** @param home a Region that the account has surely enabled. */
export function awsAccount(connector: Connector, session: Session, home: string): AwsAccount {
  return {
    identify: (signal) => untilAborted(session.identify(), signal),
    describeRegions: (signal) => describeRegions(connector, home, session, signal),
    flowLogsIn: (region) => flowLogsApi(connector, region, session),
    stacksIn: (region) => stacksApi(connector, region, session),
  }
}
