import type { PracticeService } from '../call.ts'

/** Whom a REST-JSON request is for: its verb and its path say it. From the SDK's own schemas. */
const ROUTES: Readonly<Record<string, { readonly service: PracticeService; readonly action: string }>> = {
  'POST /client/register': { service: 'sso-oauth', action: 'RegisterClient' },
  'POST /device_authorization': { service: 'sso-oauth', action: 'StartDeviceAuthorization' },
  'POST /token': { service: 'sso-oauth', action: 'CreateToken' },
  'GET /assignment/accounts': { service: 'sso', action: 'ListAccounts' },
  'GET /assignment/roles': { service: 'sso', action: 'ListAccountRoles' },
  'GET /federation/credentials': { service: 'sso', action: 'GetRoleCredentials' },
  'POST /logout': { service: 'sso', action: 'Logout' },
  'POST /listRegions': { service: 'account', action: 'ListRegions' },
}

export function restRoute(method: string, path: string) {
  const key = `${method} ${path}`
  return Object.hasOwn(ROUTES, key) ? ROUTES[key] : undefined
}
