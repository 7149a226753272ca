import type { AnswerValue, PracticeService } from '../practiceCall.ts'
import type { WireError } from './wireError.ts'

/** An answer encoded for its service's protocol. */
export interface WireAnswer {
  readonly status: number
  readonly contentType: string
  /** The error's name, if the protocol sends it in a header. */
  readonly errorType?: string
  readonly body: string
}

const XML = 'text/xml;charset=UTF-8'

const JSON_1_1 = 'application/x-amz-json-1.1'

const REST_JSON = 'application/json'

const NAMESPACES = {
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  cloudformation: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  ec2: 'http://ec2.amazonaws.com/doc/2016-11-15/',
} as const

/** Encodes the answer of an action. */
export function encodeAnswer(
  service: PracticeService,
  action: string,
  answer: { readonly [name: string]: AnswerValue },
  requestId: string,
): WireAnswer {
  switch (service) {
    case 'ec2':
      return xml(
        200,
        `<${action}Response xmlns="${NAMESPACES.ec2}"><requestId>${requestId}</requestId>${xmlFields(answer, 'item')}</${action}Response>`,
      )
    case 'sts':
    case 'cloudformation':
      return xml(
        200,
        `<${action}Response xmlns="${NAMESPACES[service]}"><${action}Result>${xmlFields(answer, 'member')}</${action}Result>` +
          `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`,
      )
    case 'organizations':
      return { status: 200, contentType: JSON_1_1, body: JSON.stringify(answer) }
    case 'account':
    case 'sso':
    case 'sso-oauth':
      return { status: 200, contentType: REST_JSON, body: JSON.stringify(answer) }
  }
}

/** Encodes an error. */
export function encodeError(service: PracticeService, error: WireError, requestId: string): WireAnswer {
  const fields = `<Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`
  switch (service) {
    case 'ec2':
      return xml(
        error.status,
        `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error>${fields}</Error></Errors><RequestID>${requestId}</RequestID></Response>`,
      )
    case 'sts':
    case 'cloudformation':
      return xml(
        error.status,
        `<ErrorResponse xmlns="${NAMESPACES[service]}"><Error><Type>${error.status < 500 ? 'Sender' : 'Receiver'}</Type>${fields}</Error>` +
          `<RequestId>${requestId}</RequestId></ErrorResponse>`,
      )
    case 'organizations':
      return {
        status: error.status,
        contentType: JSON_1_1,
        body: JSON.stringify({ __type: error.code, Message: error.message }),
      }
    case 'account':
    case 'sso':
      return restError(error, { message: error.message })
    case 'sso-oauth':
      return restError(error, { error: oauthError(error.code), error_description: error.message })
  }
}

function xml(status: number, body: string): WireAnswer {
  return { status, contentType: XML, body }
}

function restError({ status, code }: WireError, body: { readonly [name: string]: string }): WireAnswer {
  return { status, contentType: REST_JSON, errorType: code, body: JSON.stringify(body) }
}

/** The OAuth name of an error: `AuthorizationPendingException` is `authorization_pending`. */
function oauthError(code: string): string {
  return code
    .replace(/Exception$/, '')
    .replace(/(?<=[a-z])[A-Z]/g, (capital) => `_${capital}`)
    .toLowerCase()
}

/** XML elements for the fields of a structure; `item` is the protocol's name for the members of a list. */
function xmlFields(fields: { readonly [name: string]: AnswerValue }, item: 'member' | 'item'): string {
  return Object.entries(fields)
    .map(([name, value]) => (value === undefined ? '' : element(name, value, item)))
    .join('')
}

function element(name: string, value: AnswerValue, item: 'member' | 'item'): string {
  return `<${name}>${content(value, item)}</${name}>`
}

function content(value: AnswerValue, item: 'member' | 'item'): string {
  if (value === undefined) return ''
  if (typeof value !== 'object') return escapeXml(String(value))
  if (isList(value)) return value.map((member) => element(item, member, item)).join('')
  return xmlFields(value, item)
}

// Array.isArray does not narrow readonly arrays.
function isList(value: AnswerValue): value is readonly AnswerValue[] {
  return Array.isArray(value)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escapes text for use inside an element. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}
