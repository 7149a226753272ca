/** What IAM Identity Center remembers of the apps that come, and of whom a person has let in. */
export interface IdentityCenterRecords {
  readonly clients: readonly ClientRecord[]
  readonly authorizations: readonly AuthorizationRecord[]
  readonly devices: readonly DeviceRecord[]
  readonly tokens: readonly TokenRecord[]
}

export const NO_RECORDS: IdentityCenterRecords = { clients: [], authorizations: [], devices: [], tokens: [] }

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
