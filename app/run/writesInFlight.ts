import type { Clock } from '../async/clock.ts'
import type { AwsAction } from '../aws/actions.ts'
import type { AwsAccount } from '../aws/awsAccount.ts'
import type { UnansweredWrite } from '../checklist/activityStatus.ts'
import type { Account } from '../onboarding/onboarding.ts'

/** The calls of an activity that change something and are not answered yet. There is no other way to such a call. */
export interface WritesInFlight {
  /** The account, with its writes noted as long as they are in flight. */
  noting(aws: AwsAccount, account: Account): AwsAccount
  /** The one that waits longest first. */
  list(): readonly UnansweredWrite[]
}

export function writesInFlight(clock: Clock): WritesInFlight {
  const writes = new Set<{ readonly write: Omit<UnansweredWrite, 'seconds'>; readonly since: number }>()

  async function note<T>(write: Omit<UnansweredWrite, 'seconds'>, send: () => Promise<T>): Promise<T> {
    const noted = { write, since: clock.monotonic() }
    writes.add(noted)
    try {
      return await send()
    } finally {
      writes.delete(noted)
    }
  }

  return {
    noting(aws, { accountId, name }) {
      const of = (action: AwsAction, region: string) => ({ action, region, accountId, name })
      return {
        ...aws,
        flowLogsIn(region) {
          const api = aws.flowLogsIn(region)
          return {
            ...api,
            createFlowLogs: (request) =>
              note(of('ec2:CreateFlowLogs', region), () => api.createFlowLogs(request)),
            deleteFlowLogs: (ids) => note(of('ec2:DeleteFlowLogs', region), () => api.deleteFlowLogs(ids)),
          }
        },
        stacksIn(region) {
          const api = aws.stacksIn(region)
          return {
            ...api,
            createStack: (request) =>
              note(of('cloudformation:CreateStack', region), () => api.createStack(request)),
            deleteStack: (id, token) =>
              note(of('cloudformation:DeleteStack', region), () => api.deleteStack(id, token)),
          }
        },
      }
    },
    list: () =>
      [...writes]
        .toSorted((a, b) => a.since - b.since)
        .map(({ write, since }) => ({ ...write, seconds: Math.round((clock.monotonic() - since) / 1000) })),
  }
}
