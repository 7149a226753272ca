import type { OidcClient } from './oidc.ts'

/** Secret: the bearer of an access portal's sign-in. */
export interface AccessToken {
  readonly value: string
  readonly expiresAt: Date
  readonly by: 'app' | 'awsCli'
  /** With what it can be renewed without a person; never the AWS CLI's own, which would be used up for it. */
  readonly renewal?: { readonly refreshToken: string; readonly client: OidcClient }
}
