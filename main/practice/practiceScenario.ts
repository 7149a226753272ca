import type { StackTemplate } from './cloudformation/stackTemplate.ts'
import type { Expiring } from './expireCredentials.ts'
import type { RevokedRole } from './world.ts'

/**
 * A practice cloud as data: who is in the organisation, what is in their accounts, how AWS behaves there, and
 * what goes wrong. The same scenario always gives the same IDs.
 */
export interface PracticeScenario {
  readonly name: string
  /** One sentence for the person who chooses: what is to be seen here. */
  readonly description: string
  readonly customer: { readonly name: string; readonly shortName: string }
  /** The first one is the management account. */
  readonly accounts: readonly [ScenarioAccount, ...ScenarioAccount[]]
  /** What DescribeRegions lists. */
  readonly regions: Readonly<Record<string, OptInStatus>>
  readonly vpcs: readonly ScenarioVpc[]
  /** What is there before anybody starts. */
  readonly flowLogs: readonly ScenarioFlowLog[]
  readonly stacks: readonly ScenarioStack[]
  readonly organizations: OrganizationsSettings
  readonly identityCenter: IdentityCenterSettings
  /** How the practice onboarding gets in: as the administrator, who is signed in, or through the access portal. */
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
  /** Of the account in the organisation and in the onboarding; lower-case words with dashes. */
  readonly name: string
  readonly joinedMethod: 'CREATED' | 'INVITED'
  readonly state: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED'
  /** Roles that the management account may assume. Absent: the one that AWS makes in CREATED accounts. */
  readonly roles?: readonly string[]
  /** The organizational unit, by its names from the root down: `Workloads/Production`; absent: directly under the root. */
  readonly organizationalUnit?: string
  /** Whether the practice onboarding lists it. */
  readonly onboarded: boolean
  /** Where this account differs from the scenario's Regions. */
  readonly regions?: Readonly<Record<string, OptInStatus>>
  /** Regions that it is about to have: not opted in to yet for EC2, `ENABLING` for AWS Account Management. */
  readonly enablingRegions?: readonly string[]
  /** One default VPC in each enabled Region, as AWS makes them. */
  readonly defaultVpcs: boolean
}

/** As EC2 DescribeRegions says it. */
export type OptInStatus = 'opt-in-not-required' | 'opted-in' | 'not-opted-in'

export interface ScenarioVpc {
  readonly accountId: string
  readonly region: string
  /** Its tag Name; how {@link ScenarioFlowLog} points to it. `default` is the default VPC, which has no tag. */
  readonly name: string
  /** That many, named NAME-1, NAME-2, …; absent: one, named NAME. */
  readonly count?: number
  /** Accounts that see it in DescribeVpcs because its owner shares subnets with them. */
  readonly sharedWith?: readonly string[]
}

export interface ScenarioFlowLog {
  readonly accountId: string
  readonly region: string
  readonly vpc: string
  readonly trafficType: 'ALL' | 'ACCEPT' | 'REJECT'
  readonly destinationType: 's3' | 'cloud-watch-logs'
  /** A bucket's ARN, or the name of a log group. */
  readonly destination: string
  /** Present: delivery fails, with this message. */
  readonly deliveryError?: string
  /** DescribeFlowLogs answers that it is missing from, as if it had just been made. */
  readonly hiddenDescribes?: number
}

export interface ScenarioStack {
  readonly accountId: string
  readonly region: string
  readonly name: string
  readonly parameters: Readonly<Record<string, string>>
  /** `roleExists` ends in ROLLBACK_COMPLETE. */
  readonly outcome: 'complete' | 'roleExists'
  readonly terminationProtection?: boolean
}

export interface OrganizationsSettings {
  /** False: no account is in an organization. */
  readonly inUse: boolean
  readonly pageSize: number
  /** ListAccounts "can occasionally return an empty set of results even when there are more": one after each page. */
  readonly emptyPages: boolean
}

export interface IdentityCenterSettings {
  /** The permission sets that the administrator has by account ID; in accounts that are not named, `roleNames`. */
  readonly assignments: Readonly<Record<string, readonly string[]>>
  readonly roleNames: readonly string[]
  /** Accounts, or roles, a page. */
  readonly pageSize: number
  /** How often an app may ask whether the person has let it in. */
  readonly intervalSeconds: number
  /** By how much that grows each time that it asks too soon. */
  readonly slowDownSeconds: number
  readonly deviceCodeSeconds: number
  readonly accessTokenSeconds: number
  /** How long a role's credentials last. */
  readonly roleSeconds: number
}

/** Who asks for multi-factor authentication. Any six digits but 000000 are right, once. */
export interface MfaSettings {
  /** Accounts whose roles' trust policies ask for it. */
  readonly rolesIn: readonly string[]
  /** Whether the IAM user in the management account may do anything without it. */
  readonly user: boolean
}

export interface Ec2Settings {
  /** Pages that EC2 makes by itself, whether or not MaxResults asks for smaller ones. */
  readonly pageSize: number
  /** Public evidence disagrees about where FlowLogAlreadyExists appears. */
  readonly flowLogAlreadyExists: 'topLevel' | 'unsuccessful'
  /** Flow logs that a VPC may have; absent: no limit. */
  readonly flowLogsPerVpc?: number
  /** A new flow log is missing from that many DescribeFlowLogs answers of its account and Region. */
  readonly hiddenDescribes: number
  readonly bucketRefusals: readonly BucketRefusal[]
}

/** ActiveEye's bucket refuses an account: for its first `calls` CreateFlowLogs, or until it is told otherwise. */
export interface BucketRefusal {
  readonly accountId: string
  readonly calls?: number
}

export interface CloudFormationSettings {
  /** By template URL: all that S3 has. */
  readonly templates: Readonly<Record<string, StackTemplate>>
  /** Milliseconds from CREATE_IN_PROGRESS to the end, and as long again for a deletion. */
  readonly stackMs: number
  /** Events a page of DescribeStackEvents and DescribeEvents. */
  readonly pageSize: number
  /** The template's role exists already: for the first `stacks` tries, or always. */
  readonly roleConflicts: readonly { readonly accountId: string; readonly stacks?: number }[]
}

/** Something that goes wrong between the caller and the service. */
export type ScenarioFault = Where &
  (
    | { readonly kind: 'explicitDeny' }
    | { readonly kind: 'accessDenied' }
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
