import type { AwsAccount, FlowLogsApi, StacksApi } from '../../app/aws/awsAccount.ts'

/** What becomes of a write that the process was sending as it died. */
export type LastWrite = 'arrives' | 'isLost'

/** AWS as a process sees it that may die: from then on nothing is answered, and only a last write may still arrive. */
export function mortalAws(aws: AwsAccount, isAlive: () => boolean, lastWrite: LastWrite): AwsAccount {
  async function look<T>(ask: () => Promise<T>): Promise<T> {
    return isAlive() ? ask() : never()
  }
  async function write<T>(ask: () => Promise<T>): Promise<T> {
    if (isAlive()) return ask()
    if (lastWrite === 'arrives') await ask().catch(() => undefined)
    return never()
  }
  return {
    identify: (signal) => look(() => aws.identify(signal)),
    signInNews: (signal) => look(() => aws.signInNews(signal)),
    describeRegions: (signal) => look(() => aws.describeRegions(signal)),
    ec2Regions: (signal) => look(() => aws.ec2Regions(signal)),
    accountRegions: (signal) => look(() => aws.accountRegions(signal)),
    fetchTemplate: (url, signal) => look(() => aws.fetchTemplate(url, signal)),
    flowLogsIn(region) {
      const api = aws.flowLogsIn(region)
      return {
        describeVpcs: (signal) => look(() => api.describeVpcs(signal)),
        describeFlowLogs: (signal) => look(() => api.describeFlowLogs(signal)),
        describeSubnets: (ids, signal) => look(() => api.describeSubnets(ids, signal)),
        describeNetworkInterfaces: (ids, signal) => look(() => api.describeNetworkInterfaces(ids, signal)),
        describeTaggedInterfaces: (vpcId, tag, signal) =>
          look(() => api.describeTaggedInterfaces(vpcId, tag, signal)),
        createFlowLogs: (request) => write(() => api.createFlowLogs(request)),
        deleteFlowLogs: (flowLogIds) => write(() => api.deleteFlowLogs(flowLogIds)),
        dryRunCreateFlowLogs: (request, signal) => look(() => api.dryRunCreateFlowLogs(request, signal)),
        dryRunDeleteFlowLogs: (ids, signal) => look(() => api.dryRunDeleteFlowLogs(ids, signal)),
      } satisfies FlowLogsApi
    },
    stacksIn(region) {
      const api = aws.stacksIn(region)
      return {
        getTemplateSummary: (url, signal) => look(() => api.getTemplateSummary(url, signal)),
        getTemplate: (nameOrId, signal) => look(() => api.getTemplate(nameOrId, signal)),
        describeStack: (nameOrId, signal) => look(() => api.describeStack(nameOrId, signal)),
        describeStackEvents: (stackId, signal) => look(() => api.describeStackEvents(stackId, signal)),
        describeFailedEvents: (nameOrId, signal) => look(() => api.describeFailedEvents(nameOrId, signal)),
        describeFailures: (stackId, signal) => look(() => api.describeFailures(stackId, signal)),
        createStack: (request) => write(() => api.createStack(request)),
        deleteStack: (stackId, token) => write(() => api.deleteStack(stackId, token)),
      } satisfies StacksApi
    },
  }
}

function never(): Promise<never> {
  return new Promise(() => {})
}
