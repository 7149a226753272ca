import type { AwsAccount, FlowLogsApi, StacksApi } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'

/** More sign-ins than this within one call are no accident any more. */
const MOST_SIGN_INS = 5

/**
 * The account for a run that outlives its sign-in: a call whose sign-in is gone waits for a new one and is made
 * again, in the same words. That is safe for writes too: AWS refused before it did anything.
 * `identify`, which proves a sign-in, is told as it is.
 * @param signInAgain resolves when the sign-in is proven anew; what it rejects with ends the call.
 */
export function retryAfterSignIn(aws: AwsAccount, signInAgain: () => Promise<void>): AwsAccount {
  async function patiently<T>(call: () => Promise<T>): Promise<T> {
    for (let signIns = 0; ; signIns += 1) {
      try {
        return await call()
      } catch (error) {
        if (!isSignInGone(error) || signIns === MOST_SIGN_INS) throw error
        await signInAgain()
      }
    }
  }

  return {
    ...aws,
    describeRegions: (signal) => patiently(() => aws.describeRegions(signal)),
    flowLogsIn: (region) => patientFlowLogs(aws.flowLogsIn(region), patiently),
    stacksIn: (region) => patientStacks(aws.stacksIn(region), patiently),
  }
}

export function isSignInGone(error: unknown): boolean {
  return (
    error instanceof AwsFailure &&
    (error.details.reason === 'signInExpired' || error.details.reason === 'signInMissing')
  )
}

type Patiently = <T>(call: () => Promise<T>) => Promise<T>

function patientFlowLogs(api: FlowLogsApi, patiently: Patiently): FlowLogsApi {
  return {
    ...api,
    describeVpcs: (signal) => patiently(() => api.describeVpcs(signal)),
    describeFlowLogs: (signal) => patiently(() => api.describeFlowLogs(signal)),
    createFlowLogs: (request) => patiently(() => api.createFlowLogs(request)),
    deleteFlowLogs: (ids) => patiently(() => api.deleteFlowLogs(ids)),
  }
}

function patientStacks(api: StacksApi, patiently: Patiently): StacksApi {
  return {
    ...api,
    getTemplateSummary: (url, signal) => patiently(() => api.getTemplateSummary(url, signal)),
    describeStack: (nameOrId, signal) => patiently(() => api.describeStack(nameOrId, signal)),
    describeStackEvents: (id, signal) => patiently(() => api.describeStackEvents(id, signal)),
    describeFailures: (id, signal) => patiently(() => api.describeFailures(id, signal)),
    createStack: (request) => patiently(() => api.createStack(request)),
    deleteStack: (id, token) => patiently(() => api.deleteStack(id, token)),
  }
}
