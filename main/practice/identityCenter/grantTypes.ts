/** The ways to a token: https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html */
export const AUTHORIZATION_CODE = 'authorization_code'
export const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'
export const REFRESH_TOKEN = 'refresh_token'

const GRANT_TYPES = [AUTHORIZATION_CODE, DEVICE_CODE, REFRESH_TOKEN] as const
export type GrantType = (typeof GRANT_TYPES)[number]

export function isGrantType(name: string | undefined): name is GrantType {
  return GRANT_TYPES.some((known) => known === name)
}
