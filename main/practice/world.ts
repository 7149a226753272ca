/** The whole state of the practice cloud at one moment. Plain data: the state file holds it as JSON. */
export interface World {
  readonly version: 1
  /** The scenario's name. */
  readonly scenario: string
  /** The number of resources created so far; new IDs are derived from it. */
  readonly made: number
  readonly sessions: readonly SessionRecord[]
  readonly identityCenter: IdentityCenterRecords
  /** Accounts for which a person has to sign in again, whatever kind of access leads to them. */
  readonly lapsed: readonly string[]
  readonly revokedRoles: readonly RevokedRole[]
  /** One-time codes that were used. */
  readonly mfaCodes: readonly string[]
  readonly vpcs: readonly VpcRecord[]
  readonly flowLogs: readonly FlowLogRecord[]
  readonly flowLogRequests: readonly FlowLogRequest[]
  readonly stacks: readonly StackRecord[]
  /** How often ActiveEye's bucket refused, by account. */
  readonly bucketRefusals: Readonly<Record<string, number>>
  /** ActiveEye's bucket accepts every account. */
  readonly bucketOpen: boolean
  /** How often the file of a template was read. */
  readonly templateReads: number
  /** Calls that matched a fault, by the fault's index in the scenario; counted as far as it matters. */
  readonly faultCalls: Readonly<Record<string, number>>
}

/** Credentials that were issued. The secret is not stored because signatures are not verified. */
export interface SessionRecord {
  readonly accessKeyId: string
  /** Empty: long-lived keys of an IAM user. */
  readonly sessionToken: string
  readonly accountId: string
  readonly arn: string
  /** `AROA…:session`. */
  readonly userId: string
  /** Milliseconds since 1970; absent: they do not expire. */
  readonly expiresAt?: number
  /** A fault expired it early. */
  readonly expired: boolean
  /** It was issued for an MFA code. */
  readonly withMfa?: boolean
}

/** A revoked role or permission set; without a name all of the account's. */
export interface RevokedRole {
  readonly accountId: string
  /** The name of the role or of the permission set (`AdministratorAccess`), not of the role that AWS makes for it. */
  readonly roleName?: string
}

/** What IAM Identity Center stores about registered apps and their sign-ins. */
export interface IdentityCenterRecords {
  readonly clients: readonly ClientRecord[]
  readonly authorizations: readonly AuthorizationRecord[]
  readonly devices: readonly DeviceRecord[]
  readonly tokens: readonly TokenRecord[]
}

/** All times are milliseconds since 1970. */
export interface ClientRecord {
  readonly clientId: string
  readonly clientSecret: string
  readonly clientName: string
  readonly scopes: readonly string[]
  readonly grantTypes: readonly string[]
  readonly redirectUris: readonly string[]
  readonly expiresAt: number
}

/** An open authorization page and the code that it issued. */
export interface AuthorizationRecord {
  readonly clientId: string
  readonly redirectUri: string
  readonly state: string
  /** PKCE: the hash of the code verifier, which only the app knows. */
  readonly codeChallenge: string
  /** Embedded in the page only, so that no other page can submit its form. */
  readonly nonce: string
  /** Present once the person has allowed the app. */
  readonly code?: string
  readonly expiresAt: number
}

export interface DeviceRecord {
  readonly clientId: string
  readonly deviceCode: string
  /** `ABCD-EFGH` */
  readonly userCode: string
  /** Embedded in the page only. */
  readonly nonce: string
  readonly answer: 'pending' | 'allowed' | 'denied'
  /** The shortest time between two requests of the app, in milliseconds. */
  readonly interval: number
  readonly askedAt?: number
  readonly expiresAt: number
}

export interface TokenRecord {
  readonly clientId: string
  readonly accessToken: string
  readonly refreshToken?: string
  readonly expiresAt: number
  /** A fault expired the access token early. */
  readonly expired: boolean
  /** Whether the refresh token is still valid. */
  readonly refreshable: boolean
}

export interface VpcRecord {
  readonly vpcId: string
  readonly ownerId: string
  readonly region: string
  readonly name: string
  readonly isDefault: boolean
  readonly cidrBlock: string
  readonly sharedWith: readonly string[]
  /** Absent: one, with one network interface that has no tags and belongs to the VPC's owner. */
  readonly subnets?: readonly SubnetRecord[]
}

/** A subnet with one network interface in it. */
export interface SubnetRecord {
  /** Its Name tag. */
  readonly name: string
  readonly interfaceTags?: Readonly<Record<string, string>>
  /** Absent: the VPC's owner. */
  readonly interfaceOwner?: string
}

export interface FlowLogRecord {
  readonly flowLogId: string
  readonly accountId: string
  readonly region: string
  readonly resourceId: string
  readonly trafficType: string
  /** Absent: AWS's default. */
  readonly logFormat?: string
  /** Absent: AWS's defaults. */
  readonly destinationOptions?: FlowLogFileOptions
  readonly destinationType: string
  /** An ARN, or the name of a log group. */
  readonly destination: string
  readonly maxAggregationInterval: number
  readonly tags: Readonly<Record<string, string>>
  readonly createdAt: number
  readonly deliveryError?: string
  /** How many further DescribeFlowLogs answers will not list it. */
  readonly hiddenDescribes: number
}

/** How files are written to Amazon S3. */
export interface FlowLogFileOptions {
  readonly fileFormat?: 'plain-text' | 'parquet'
  readonly hiveCompatiblePartitions?: boolean
  readonly perHourPartition?: boolean
}

/** A CreateFlowLogs request with a client token, and its answer. */
export interface FlowLogRequest {
  readonly accountId: string
  readonly region: string
  readonly clientToken: string
  /** The parameters, to recognize a repeated request. */
  readonly fingerprint: string
  readonly flowLogIds: readonly string[]
  readonly unsuccessful: readonly UnsuccessfulRecord[]
}

export interface UnsuccessfulRecord {
  readonly resourceId: string
  readonly code: string
  readonly message: string
}

/** How the creation of a stack ends; `neverExecuted`: it is a change set that nobody executed. */
export type StackOutcome = 'complete' | 'roleExists' | 'neverExecuted'

/** A stack, also a deleted one. Its status and events are derived from its times: see stackHistory.ts. */
export interface StackRecord {
  readonly stackId: string
  readonly accountId: string
  readonly region: string
  readonly name: string
  readonly templateUrl: string
  /** The text that it was created from; left out by earlier versions. */
  readonly templateText?: string
  readonly parameters: Readonly<Record<string, string>>
  readonly capabilities: readonly string[]
  readonly tags: Readonly<Record<string, string>>
  readonly clientRequestToken: string
  readonly outcome: StackOutcome
  readonly onFailure: 'ROLLBACK' | 'DELETE' | 'DO_NOTHING'
  readonly terminationProtection: boolean
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly deletion?: { readonly at: number; readonly clientRequestToken: string }
  readonly durationMs: number
}
