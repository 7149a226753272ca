import type { Readable } from 'node:stream'
import { ForeignAnswerError } from '../failures/foreignAnswerError.ts'

/** What the SDK sends, as far as the answer to it has to fit. */
interface SentRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

interface HttpAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  body?: unknown
}

/**
 * Reads the body of a successful answer to its end and refuses it unless it is the whole answer of that operation.
 * Leaves every other status to the SDK. AWS's query protocols (EC2, CloudFormation, STS) name the operation in the root
 * element, which the SDK does not check; the JSON protocols do not name it. See
 * https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#response-serialization
 *
 * @throws {ForeignAnswerError} with what came instead, in words.
 */
export async function requireOwnAnswer(request: SentRequest, answer: HttpAnswer): Promise<void> {
  if (answer.statusCode < 200 || answer.statusCode > 299) return
  const bytes = await bytesOf(answer.body)
  // The stream is used up; the SDK takes bytes as well.
  answer.body = bytes
  const text = new TextDecoder().decode(bytes).trim()
  const operation = queryOperation(request)
  const wrong = operation === undefined ? wrongJson(text) : wrongXml(text, operation)
  if (wrong !== undefined) throw new ForeignAnswerError(wrong)
}

/**
 * A member that the operation always answers with. Its absence is no fact about the account.
 * @throws {ForeignAnswerError} when it is absent.
 */
export function member<Answer extends object, Name extends keyof Answer & string>(
  answer: Answer,
  name: Name,
): NonNullable<Answer[Name]> {
  const value = answer[name]
  if (value === undefined || value === null) throw new ForeignAnswerError(`it has no ${name}`)
  return value
}

/** A text that is never empty, such as an ID. */
export function textMember<Name extends string>(
  answer: Readonly<Partial<Record<Name, string | undefined>>>,
  name: Name,
): string {
  const value = answer[name]
  if (value === undefined || value === '') throw new ForeignAnswerError(`it has no ${name}`)
  return value
}

async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array()
  if (body instanceof Uint8Array) return body
  if (typeof body === 'string') return new TextEncoder().encode(body)
  return bytesOfStream(body as Readable)
}

/** As node:stream/consumers, which makes a Blob first and takes three times as long. */
function bytesOfStream(stream: Readable): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const chunks: Uint8Array[] = []
  stream.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  stream.on('error', reject)
  stream.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
  stream.on('close', () => reject(new Error('The answer breaks off')))
  return promise
}

/** The query protocols name the operation in their form; `undefined` with the JSON protocols. */
function queryOperation({ headers, body }: SentRequest): string | undefined {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return undefined
  const form =
    typeof body === 'string' ? body : body instanceof Uint8Array ? new TextDecoder().decode(body) : ''
  return new URLSearchParams(form).get('Action') ?? undefined
}

function wrongXml(text: string, operation: string): string | undefined {
  if (text === '') return 'it is empty'
  const root = rootElement(text)
  if (root === undefined) return 'it is not an XML document'
  if (root.toLowerCase() === 'html') return 'it is an HTML page'
  const expected = `${operation}Response`
  if (root !== expected) {
    return root === 'ErrorResponse' || root === 'Response'
      ? 'it is an error document, sent as a success'
      : `it begins with <${root}>, not with <${expected}>`
  }
  const whole = text.endsWith(`</${expected}>`) || /^[^<]*(<\?[^>]*\?>\s*)?<[^>]*\/>$/.test(text)
  return whole ? undefined : 'it breaks off'
}

/** The name of the first element, whatever the XML declaration, comments and the document type before it say. */
function rootElement(text: string): string | undefined {
  const prolog = /^(?:\ufeff|\s|<\?[^>]*\?>|<!--[\s\S]*?-->|<!(?!--)[^>]*>)*/.exec(text)?.[0] ?? ''
  return /^<([A-Za-z_][\w:.-]*)[\s/>]/.exec(text.slice(prolog.length))?.[1]
}

function wrongJson(text: string): string | undefined {
  if (text === '') return 'it is empty'
  if (text.startsWith('<'))
    return /^<(!doctype )?html/i.test(text) ? 'it is an HTML page' : 'it is XML, not JSON'
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? undefined
      : 'it is not a JSON object'
  } catch {
    return 'it breaks off or is not JSON'
  }
}
