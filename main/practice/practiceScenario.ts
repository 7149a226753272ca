import type { StackTemplate } from './cloudformation/stackTemplate.ts'
import type { Expiring } from './expireCredentials.ts'
import type { FlowLogFileOptions, RevokedRole, StackOutcome, SubnetRecord } from './world.ts'

/**
 * A practice cloud as data: the accounts of the organisation, the resources in them, how AWS behaves, and what fails.
 * The same scenario always gives the same IDs.
 */
export interface PracticeScenario {
  readonly name: string
  /** One or two sentences for the person who chooses a scenario: what it shows. */
  readonly description: string
  readonly customer: { readonly name: string; readonly shortName: string }
  /** The first one is the management account. */
  readonly accounts: readonly [ScenarioAccount, ...ScenarioAccount[]]
  /** What DescribeRegions lists. */
  readonly regions: Readonly<Record<string, OptInStatus>>
  readonly vpcs: readonly ScenarioVpc[]
  /** Flow logs that exist from the start. */
  readonly flowLogs: readonly ScenarioFlowLog[]
  readonly stacks: readonly ScenarioStack[]
  readonly organizations: OrganizationsSettings
  readonly identityCenter: IdentityCenterSettings
  /** The access that the practice onboarding uses: the administrator's credentials, or the access portal. */
  readonly entrance: 'administrator' | 'identityCenter'
  readonly mfa: MfaSettings
  readonly ec2: Ec2Settings
  readonly cloudFormation: CloudFormationSettings
  /** The first one that matches a call takes effect. */
  readonly faults: readonly ScenarioFault[]
  /** Milliseconds before each answer. */
  readonly latencyMs: number
}

export interface ScenarioAccount {
  readonly accountId: string
  /** The account's name in the organisation and in the onboarding; lower-case words with dashes. */
  readonly name: string
  readonly joinedMethod: 'CREATED' | 'INVITED'
  readonly state: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED'
  /** Roles that the management account may assume. Absent: the role that AWS makes in CREATED accounts. */
  readonly roles?: readonly string[]
  /** The organizational unit, by its names from the root down: `Workloads/Production`; absent: directly under the root. */
  readonly organizationalUnit?: string
  /** Its tags in AWS Organizations; absent: none. */
  readonly tags?: Readonly<Record<string, string>>
  /** Whether the practice onboarding lists it. */
  readonly onboarded: boolean
  /** Where this account differs from the scenario's Regions. */
  readonly regions?: Readonly<Record<string, OptInStatus>>
  /** Regions that are being enabled: still `not-opted-in` for EC2, `ENABLING` for AWS Account Management. */
  readonly enablingRegions?: readonly string[]
  /** One default VPC in each enabled Region, as AWS makes them. */
  readonly defaultVpcs: boolean
}

/** The values of EC2 DescribeRegions. */
export type OptInStatus = 'opt-in-not-required' | 'opted-in' | 'not-opted-in'

export interface ScenarioVpc {
  readonly accountId: string
  readonly region: string
  /** Its Name tag, by which {@link ScenarioFlowLog} refers to it. `default` is the default VPC, which has no tag. */
  readonly name: string
  /** The number of such VPCs, named NAME-1, NAME-2, …; absent: one, named NAME. */
  readonly count?: number
  /** Accounts that see it in DescribeVpcs because its owner shares subnets with them. */
  readonly sharedWith?: readonly string[]
  /** Absent: one, with one network interface that has no tags and belongs to the VPC's owner. */
  readonly subnets?: readonly SubnetRecord[]
}

export interface ScenarioFlowLog {
  readonly accountId: string
  readonly region: string
  readonly vpc: string
  /** Absent: on the VPC itself; else on the first subnet or network interface of it. */
  readonly on?: 'subnet' | 'networkInterface'
  readonly logFormat?: string
  readonly destinationOptions?: FlowLogFileOptions
  readonly trafficType: 'ALL' | 'ACCEPT' | 'REJECT'
  readonly destinationType: 's3' | 'cloud-watch-logs'
  /** A bucket's ARN, or the name of a log group. */
  readonly destination: string
  /** Present: delivery fails, with this message. */
  readonly deliveryError?: string
  /** How many DescribeFlowLogs answers do not list it, as if it had just been created. */
  readonly hiddenDescribes?: number
}

export interface ScenarioStack {
  readonly accountId: string
  readonly region: string
  readonly name: string
  readonly parameters: Readonly<Record<string, string>>
  /** `roleExists` ends in ROLLBACK_COMPLETE. */
  readonly outcome: StackOutcome
  readonly terminationProtection?: boolean
}

export interface OrganizationsSettings {
  /** False: no account is in an organization. */
  readonly inUse: boolean
  readonly pageSize: number
  /** ListAccounts "can occasionally return an empty set of results even when there are more": an empty page follows each page. */
  readonly emptyPages: boolean
}

export interface IdentityCenterSettings {
  /** The administrator's permission sets by account ID; accounts that are not listed have `roleNames`. */
  readonly assignments: Readonly<Record<string, readonly string[]>>
  readonly roleNames: readonly string[]
  /** Accounts or roles per page. */
  readonly pageSize: number
  /** The shortest time between two requests of an app for its token. */
  readonly intervalSeconds: number
  /** How much that time grows with each request that comes too soon. */
  readonly slowDownSeconds: number
  readonly deviceCodeSeconds: number
  readonly accessTokenSeconds: number
  /** How long a role's credentials last. */
  readonly roleSeconds: number
}

/** Where multi-factor authentication is required. Any six digits but 000000 are a valid code, once. */
export interface MfaSettings {
  /** Accounts whose roles require it in their trust policies. */
  readonly rolesIn: readonly string[]
  /** Whether the policy of the IAM user in the management account requires it. */
  readonly user: boolean
}

export interface Ec2Settings {
  /** The largest page that EC2 returns; MaxResults can only make it smaller. */
  readonly pageSize: number
  /** Public evidence disagrees about where FlowLogAlreadyExists appears. */
  readonly flowLogAlreadyExists: 'topLevel' | 'unsuccessful'
  /** Flow logs that a VPC may have; absent: no limit. */
  readonly flowLogsPerVpc?: number
  /** How many DescribeFlowLogs answers of its account and Region do not list a new flow log. */
  readonly hiddenDescribes: number
  readonly bucketRefusals: readonly BucketRefusal[]
  /** The names of the buckets that exist beside ActiveEye's. */
  readonly buckets: readonly string[]
}

/** ActiveEye's bucket refuses an account: for its first `calls` CreateFlowLogs, or until the bucket accepts all accounts. */
export interface BucketRefusal {
  readonly accountId: string
  readonly calls?: number
}

export interface CloudFormationSettings {
  /** All templates that S3 holds, by URL. */
  readonly templates: Readonly<Record<string, StackTemplate>>
  /** What they are replaced by, when the text behind an address was read this many times, or by the control endpoint. */
  readonly later?: {
    readonly templates: Readonly<Record<string, StackTemplate>>
    readonly afterReads: number
  }
  /**
   * What a computer gets that reads a template's address itself: S3's denial, or the page of a network that blocks it.
   * CloudFormation reads it all the same.
   */
  readonly unreadable?: 'denied' | 'page'
  /** The text that stacks are created from in the template's place, whatever was read before. */
  readonly createdFrom?: StackTemplate
  /** How long the creation of a stack takes, and its deletion, in milliseconds. */
  readonly stackMs: number
  /** Events per page of DescribeStackEvents and DescribeEvents. */
  readonly pageSize: number
  /** The template's role already exists: for the first `stacks` tries, or always. */
  readonly roleConflicts: readonly { readonly accountId: string; readonly stacks?: number }[]
}

/** Something that goes wrong between the caller and the service. */
export type ScenarioFault = Where &
  /** `unlessTagged`: only requests without a tag of this key. */
  (
    | { readonly kind: 'explicitDeny'; readonly unlessTagged?: string }
    | { readonly kind: 'accessDenied' }
    /** The registration of the account is not over. EC2's words. */
    | { readonly kind: 'notActivated' }
    | { readonly kind: 'noAnswer' }
    | { readonly kind: 'throttle'; readonly times: number }
    | { readonly kind: 'serverError'; readonly times: number; readonly status: 500 | 503 }
    /** Happens once. */
    | ({ readonly kind: 'expireCredentials' } & Expiring)
    /** Happens once: the role is taken away from whoever has it, and given to nobody. */
    | { readonly kind: 'revokeRole'; readonly of: RevokedRole }
  )

/** What a fault applies to; what is left out matches everything. */
interface Where {
  readonly accountId?: string
  readonly region?: string
  /** As in an IAM policy: `ec2:CreateFlowLogs`. A service's every action: `ec2:*`. */
  readonly action?: string
  /** That many matching calls pass first. */
  readonly afterCalls?: number
}
