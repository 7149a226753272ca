import type { IncomingHttpHeaders } from 'node:http'
import { SERVICES, type Service } from '../call.ts'
import type { Parameters } from './parameters.ts'

/** What the request itself says, nothing of it believed yet. */
export interface WireRequest {
  readonly action: string
  readonly parameters: Parameters
  /** Absent: the request is not signed. */
  readonly signature?: WireSignature
}

export interface WireSignature {
  readonly accessKeyId: string
  readonly region: string
  readonly service: string
  readonly sessionToken: string
}

/** The service that a request is for. Unsigned ones name none: the JSON protocol's target tells, else it is Query. */
export function serviceOf(request: WireRequest, headers: IncomingHttpHeaders): Service | undefined {
  const named =
    request.signature?.service ??
    (headers['x-amz-target'] === undefined ? unsigned(request) : 'organizations')
  return SERVICES.find((service) => service === named)
}

function unsigned(request: WireRequest): Service {
  switch (request.parameters.get('Version')) {
    case '2016-11-15':
      return 'ec2'
    case '2010-05-15':
      return 'cloudformation'
    default:
      return 'sts'
  }
}

/** Reads EC2 Query and AWS Query (a form) and AWS JSON (an object whose scalar members are all we need). */
export function readRequest(headers: IncomingHttpHeaders, body: string): WireRequest {
  const target = headers['x-amz-target']
  const signature = readSignature(headers)
  const parameters = typeof target === 'string' ? jsonParameters(body) : new Map(new URLSearchParams(body))
  const action =
    typeof target === 'string' ? (target.split('.').at(-1) ?? '') : (parameters.get('Action') ?? '')
  return signature === undefined ? { action, parameters } : { action, parameters, signature }
}

/**
 * The credential scope of Signature Version 4. The signature itself is not verified: what is rehearsed is what is
 * asked of AWS and what it answers, and the SDK signs the same way for everybody.
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

function jsonParameters(body: string): Parameters {
  const parsed: unknown = JSON.parse(body === '' ? '{}' : body)
  const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []
  return new Map(
    entries.filter(([, value]) => typeof value !== 'object').map(([name, value]) => [name, String(value)]),
  )
}
