/**
 * The port: what the steps need of AWS. `main/aws` implements it with the AWS SDK.
 *
 * Every method rejects with {@link AwsFailure}, and with nothing else but the signal's reason.
 * Lists are complete: the implementation reads every page.
 */

/** One account, called with the credentials of its access. */
export interface AwsAccount {
  /** STS GetCallerIdentity; the result is cached. */
  identify(signal: AbortSignal): Promise<CallerIdentity>
  /** Resolves when any sign-in changes, after which a retry may succeed. */
  signInNews(signal: AbortSignal): Promise<void>
  /** All Regions, also those that are not enabled for the account: from EC2, or else from Account Management. */
  describeRegions(signal: AbortSignal): Promise<readonly Region[]>
  /** The same by EC2 DescribeRegions only. */
  ec2Regions(signal: AbortSignal): Promise<readonly Region[]>
  /** The same by Account Management ListRegions only. */
  accountRegions(signal: AbortSignal): Promise<readonly Region[]>
  /** EC2 in one Region. It holds a client, so keep it no longer than the work there takes. */
  flowLogsIn(region: string): FlowLogsApi
  /**
   * The bytes behind a template's address in S3, read by this computer: anonymously, at most 1 MB, without following a
   * redirect. A page, an empty answer and what is too large are failures.
   */
  fetchTemplate(url: string, signal: AbortSignal): Promise<Uint8Array>
  /** CloudFormation in one Region. */
  stacksIn(region: string): StacksApi
}

export interface FlowLogsApi {
  describeVpcs(signal: AbortSignal): Promise<readonly Vpc[]>
  /** All flow logs of the Region, whatever they are attached to and wherever they go. */
  describeFlowLogs(signal: AbortSignal): Promise<readonly FlowLog[]>
  /** These subnets; one that does not exist is left out. */
  describeSubnets(subnetIds: readonly string[], signal: AbortSignal): Promise<readonly VpcPart[]>
  /** These network interfaces; one that does not exist is left out. */
  describeNetworkInterfaces(
    networkInterfaceIds: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly VpcPart[]>
  /** The network interfaces of a VPC that have a tag of exactly this key and value. */
  describeTaggedInterfaces(
    vpcId: string,
    tag: { readonly key: string; readonly value: string },
    signal: AbortSignal,
  ): Promise<readonly VpcPart[]>
  /** Not abortable: the answer of a write is always wanted. At most 300 resources a call, all of one type. */
  createFlowLogs(request: CreateFlowLogsRequest): Promise<CreateFlowLogsAnswer>
  /** At most 1,000 ids a call. Resolves with what AWS refused to delete. */
  deleteFlowLogs(flowLogIds: readonly string[]): Promise<readonly Unsuccessful[]>
  /** EC2's DryRun, which changes nothing. An endpoint that is not AWS's may ignore it: read the answer. */
  dryRunCreateFlowLogs(request: CreateFlowLogsRequest, signal: AbortSignal): Promise<DryRunAnswer>
  /** The same. EC2's answer about a flow log that does not exist says nothing about permissions. */
  dryRunDeleteFlowLogs(flowLogIds: readonly string[], signal: AbortSignal): Promise<DryRunAnswer>
}

export interface StacksApi {
  getTemplateSummary(templateUrl: string, signal: AbortSignal): Promise<TemplateSummary>
  /** The text that a stack was made from, by name or by stack ID. */
  getTemplate(nameOrId: string, signal: AbortSignal): Promise<string>
  /** By name or by stack ID; `undefined` when there is none. A deleted stack is found by its ID only. */
  describeStack(nameOrId: string, signal: AbortSignal): Promise<Stack | undefined>
  /** Newest first, as AWS returns them; first page only, since it is for display. */
  describeStackEvents(nameOrId: string, signal: AbortSignal): Promise<readonly StackEvent[]>
  /** DescribeEvents, failed events only, newest first; first page only. Not every implementation of AWS has it. */
  describeFailedEvents(nameOrId: string, signal: AbortSignal): Promise<readonly StackEvent[]>
  /** Failed events, oldest first: from DescribeEvents if it answers, or else from DescribeStackEvents by stack ID. */
  describeFailures(stackId: string, signal: AbortSignal): Promise<readonly StackEvent[]>
  createStack(request: CreateStackRequest): Promise<{ readonly stackId: string }>
  deleteStack(stackId: string, clientRequestToken: string): Promise<void>
}

export interface CallerIdentity {
  readonly accountId: string
  readonly arn: string
  /** `aws`, `aws-cn`, `aws-us-gov`, … read from the ARN. */
  readonly partition: string
}

export interface Region {
  readonly name: string
  /** False when the account has not opted in to it. */
  readonly enabled: boolean
}

export interface Vpc {
  readonly vpcId: string
  readonly ownerId: string
  /** From the tag Name; empty when there is none. */
  readonly name: string
  readonly isDefault: boolean
}

/** A subnet or a network interface. The VPC that it belongs to never changes. */
export interface VpcPart {
  readonly resourceId: string
  readonly vpcId: string
  /** In a VPC that is shared, a network interface may belong to another account than the VPC. */
  readonly ownerId: string
  /** Of a network interface: the subnet that it is in. */
  readonly subnetId?: string | undefined
  /** From the tag Name; empty when there is none. */
  readonly name: string
}

export interface FlowLog {
  readonly flowLogId: string
  /** The resource that it is attached to: a VPC, a subnet, a network interface, … */
  readonly resourceId: string
  readonly destinationType: string
  /** An ARN, or the log group's name for CloudWatch Logs. */
  readonly destination: string
  readonly trafficType: string
  /** The fields of a record: `${version} ${account-id} …`. Empty when AWS does not say. */
  readonly logFormat: string
  /** How files are written to Amazon S3; where AWS does not say, its defaults. */
  readonly destinationOptions: DestinationOptions
  /** Seconds. ActiveEye prescribes none, so it is not judged. `undefined` when AWS does not say. */
  readonly maxAggregationInterval: number | undefined
  readonly status: string
  readonly deliverLogsStatus: string
  readonly deliverLogsErrorMessage: string
  readonly tags: Readonly<Record<string, string>>
}

/** AWS's defaults are `plain-text`, `false` and `false`. */
export interface DestinationOptions {
  readonly fileFormat: string
  readonly hiveCompatiblePartitions: boolean
  readonly perHourPartition: boolean
}

export interface CreateFlowLogsRequest {
  readonly clientToken: string
  /** VPCs, subnets or network interfaces, all of one type. */
  readonly resourceIds: readonly string[]
  readonly destination: string
  /** Seconds. */
  readonly maxAggregationInterval: 60 | 600
  readonly tags: Readonly<Record<string, string>>
}

/** CreateFlowLogs may answer HTTP 200 although it created nothing: read both lists. */
export interface CreateFlowLogsAnswer {
  readonly flowLogIds: readonly string[]
  readonly unsuccessful: readonly Unsuccessful[]
  readonly requestId: string
}

/**
 * - `wouldSucceed`: the error DryRunOperation, "Request would have succeeded" (EC2 API reference, Common query parameters).
 * - `done`: answered as a call without DryRun, so the change was made. `ids`: the flow logs that were created or deleted.
 */
export type DryRunAnswer =
  | { readonly kind: 'wouldSucceed' }
  | { readonly kind: 'done'; readonly ids: readonly string[]; readonly requestId: string }

export interface Unsuccessful {
  readonly resourceId: string
  readonly code: string
  readonly message: string
}

export interface TemplateSummary {
  readonly parameters: readonly TemplateParameter[]
  readonly capabilities: readonly string[]
  readonly capabilitiesReason: string
  readonly resourceTypes: readonly string[]
  readonly description: string
}

export interface TemplateParameter {
  readonly key: string
  readonly description: string
  /** `undefined`: a value is required. */
  readonly defaultValue?: string
  readonly noEcho: boolean
}

export interface Stack {
  readonly stackId: string
  readonly name: string
  readonly status: string
  readonly statusReason: string
  readonly parameters: Readonly<Record<string, string>>
  readonly outputs: Readonly<Record<string, string>>
  readonly tags: Readonly<Record<string, string>>
}

export interface StackEvent {
  readonly at: string
  readonly logicalResourceId: string
  readonly resourceType: string
  readonly status: string
  readonly reason: string
}

export interface CreateStackRequest {
  readonly name: string
  readonly templateUrl: string
  readonly parameters: Readonly<Record<string, string>>
  readonly capabilities: readonly string[]
  readonly clientRequestToken: string
  readonly tags: Readonly<Record<string, string>>
}
