import type { IncomingHttpHeaders } from 'node:http'
import { type PracticeService, SIGNED_SERVICES } from '../practiceCall.ts'
import type { WireParameters } from './parameters.ts'

/** A request as it arrived. */
export interface HttpRequest {
  readonly method: string
  /** The path and the query. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** The contents of a request before authentication. */
export interface WireRequest {
  /** Absent: the practice cloud does not have this service. */
  readonly service?: PracticeService
  readonly action: string
  readonly parameters: WireParameters
  /** Absent: the request is not signed. */
  readonly signature?: WireSignature
  /** The access token of IAM Identity Center. */
  readonly bearer?: string
}

export interface WireSignature {
  readonly accessKeyId: string
  readonly region: string
  readonly service: string
  readonly sessionToken: string
}

/** Reads EC2 Query and AWS Query (a form), AWS JSON (an object), and REST-JSON (a path, a query and an object). */
export function readRequest({ method, url, headers, body }: HttpRequest): WireRequest {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1')
  const signature = readSignature(headers)
  const signed = signature === undefined ? {} : { signature }
  const route = restRoute(method, pathname)
  if (route !== undefined) {
    const bearer = headers['x-amz-sso_bearer_token']
    return {
      ...route,
      ...signed,
      parameters: new Map([...searchParams, ...jsonParameters(body)]),
      ...(typeof bearer === 'string' ? { bearer } : {}),
    }
  }
  const target = headers['x-amz-target']
  if (typeof target === 'string') {
    const action = target.split('.').at(-1) ?? ''
    return withService(signature?.service ?? 'organizations', {
      ...signed,
      action,
      parameters: jsonParameters(body),
    })
  }
  const parameters = new Map(new URLSearchParams(body))
  const action = parameters.get('Action') ?? ''
  return withService(signature?.service ?? versionOf(parameters), { ...signed, action, parameters })
}

function withService(name: string, request: WireRequest): WireRequest {
  const service = SIGNED_SERVICES.find((known) => known === name)
  return service === undefined ? request : { ...request, service }
}

/** The service of an unsigned Query request, which only its API version tells. */
function versionOf(parameters: WireParameters): PracticeService {
  switch (parameters.get('Version')) {
    case '2016-11-15':
      return 'ec2'
    case '2010-05-15':
      return 'cloudformation'
    default:
      return 'sts'
  }
}

/**
 * The credential scope of Signature Version 4. The signature itself is not verified: the SDK computes it, so that
 * verifying it would test nothing of the app.
 */
function readSignature(headers: IncomingHttpHeaders): WireSignature | undefined {
  const match = /Credential=([^/,\s]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(headers.authorization ?? '')
  if (match?.[1] === undefined || match[2] === undefined || match[3] === undefined) return undefined
  const token = headers['x-amz-security-token']
  return {
    accessKeyId: match[1],
    region: match[2],
    service: match[3],
    sessionToken: typeof token === 'string' ? token : '',
  }
}

/** The service and the action of a REST-JSON request by its method and path, from the SDK's schemas. */
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

function restRoute(method: string, path: string) {
  const key = `${method} ${path}`
  return Object.hasOwn(ROUTES, key) ? ROUTES[key] : undefined
}

/** A JSON object's scalar members by their names, and the members of its lists as `NAME.1`, `NAME.2`, … */
function jsonParameters(body: string): WireParameters {
  const parsed = parseJson(body)
  const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []
  return new Map(entries.flatMap(([name, value]) => scalars(name, value)))
}

function scalars(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((member, at) => scalars(`${name}.${at + 1}`, member))
  return typeof value === 'object' ? [] : [[name, String(value)]]
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body === '' ? '{}' : body)
  } catch {
    // Read as an empty object: the action then refuses its missing parameters by name.
    return {}
  }
}
