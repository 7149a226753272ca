import type { AwsAccount } from '../../app/aws/awsAccount.ts'
import { untilAborted } from '../async/untilAborted.ts'
import { accountRegions, describeRegions, ec2Regions } from '../aws/accountRegions.ts'
import type { Clients } from '../aws/clients.ts'
import { flowLogsApi } from '../aws/flowLogsApi.ts'
import { stacksApi } from '../aws/stacksApi.ts'
import type { Session } from '../credentials/session.ts'

/**
 * @param home a Region that the account has surely enabled.
 * @param signInNews resolves with the next news about anybody's sign-in.
 */
export function awsAccount(
  clients: Clients,
  session: Session,
  home: string,
  signInNews: (signal: AbortSignal) => Promise<void>,
): AwsAccount {
  return {
    identify: (signal) => untilAborted(session.identify(), signal),
    describeRegions: (signal) => describeRegions(clients, home, session, signal),
    ec2Regions: (signal) => ec2Regions(clients, home, session, signal),
    accountRegions: (signal) => accountRegions(clients, home, session, signal),
    flowLogsIn: (region) => flowLogsApi(clients, region, session),
    signInNews,
    stacksIn: (region) => stacksApi(clients, region, session),
  }
}
