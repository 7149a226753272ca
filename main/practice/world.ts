/** Everything that is in the cloud at one moment. Plain data: it is what the state file holds. */
export interface World {
  readonly version: 1
  /** The scenario's name. */
  readonly scenario: string
  /** Counts what was made; new IDs come from it. */
  readonly made: number
  readonly sessions: readonly SessionRecord[]
  readonly identityCenter: IdentityCenterRecords
  /** Accounts for which a person has to sign in anew, whatever way leads into them. */
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
  /** ActiveEye let everybody in. */
  readonly bucketOpen: boolean
  /** Calls that matched a fault, by its place in the scenario; counted as far as it matters. */
  readonly faultCalls: Readonly<Record<string, number>>
}

/** Credentials that were given out. The secret is not kept: signatures are not verified. */
export interface SessionRecord {
  readonly accessKeyId: string
  /** Empty: long-lived keys of an IAM user. */
  readonly sessionToken: string
  readonly accountId: string
  readonly arn: string
  /** `AROA…:session`. */
  readonly userId: string
  /** Milliseconds since 1970; absent: as long as the practice lasts. */
  readonly expiresAt?: number
  /** A fault ended it early. */
  readonly expired: boolean
  /** It was opened with a code of an MFA device. */
  readonly withMfa?: boolean
}

/** A role, or a permission set, that was taken away; without a name all of the account's. */
export interface RevokedRole {
  readonly accountId: string
  /** `AdministratorAccess` for a permission set: its role's name is AWS's affair. */
  readonly roleName?: string
}

/** What IAM Identity Center remembers of the apps that come, and of whom a person has let in. */
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

/** A page that asks a person to let an app in, and the code that it gave. */
export interface AuthorizationRecord {
  readonly clientId: string
  readonly redirectUri: string
  readonly state: string
  /** PKCE: the hash of what only the app knows. */
  readonly codeChallenge: string
  /** Only the page has it, so that no other page can answer for it. */
  readonly nonce: string
  /** Present when the person said yes. */
  readonly code?: string
  readonly expiresAt: number
}

export interface DeviceRecord {
  readonly clientId: string
  readonly deviceCode: string
  /** `ABCD-EFGH` */
  readonly userCode: string
  /** Only the page has it. */
  readonly nonce: string
  readonly answer: 'pending' | 'allowed' | 'denied'
  /** Milliseconds between two questions of the app. */
  readonly interval: number
  readonly askedAt?: number
  readonly expiresAt: number
}

export interface TokenRecord {
  readonly clientId: string
  readonly accessToken: string
  readonly refreshToken?: string
  readonly expiresAt: number
  /** A fault ended the access token early. */
  readonly expired: boolean
  /** Whether the refresh token still is good. */
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
}

export interface FlowLogRecord {
  readonly flowLogId: string
  readonly accountId: string
  readonly region: string
  readonly resourceId: string
  readonly trafficType: string
  readonly destinationType: string
  /** An ARN, or the name of a log group. */
  readonly destination: string
  readonly maxAggregationInterval: number
  readonly tags: Readonly<Record<string, string>>
  readonly createdAt: number
  readonly deliveryError?: string
  /** DescribeFlowLogs answers that it will still be missing from. */
  readonly hiddenDescribes: number
}

/** A CreateFlowLogs with a client token, and what was answered. */
export interface FlowLogRequest {
  readonly accountId: string
  readonly region: string
  readonly clientToken: string
  /** The parameters, to tell the same request from another one. */
  readonly fingerprint: string
  readonly flowLogIds: readonly string[]
  readonly unsuccessful: readonly UnsuccessfulRecord[]
}

export interface UnsuccessfulRecord {
  readonly resourceId: string
  readonly code: string
  readonly message: string
}

/** A stack, deleted ones too. Its status and events follow from its times: see stackEvents.ts. */
export interface StackRecord {
  readonly stackId: string
  readonly accountId: string
  readonly region: string
  readonly name: string
  readonly templateUrl: string
  readonly parameters: Readonly<Record<string, string>>
  readonly capabilities: readonly string[]
  readonly tags: Readonly<Record<string, string>>
  readonly clientRequestToken: string
  readonly outcome: 'complete' | 'roleExists'
  readonly onFailure: 'ROLLBACK' | 'DELETE' | 'DO_NOTHING'
  readonly terminationProtection: boolean
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly deletion?: { readonly at: number; readonly clientRequestToken: string }
  readonly durationMs: number
}
