import { setTimeout as sleep } from 'node:timers/promises'
import { HttpRequest } from '@smithy/core/transport'
import { AwsFailure, type AwsFailureReason } from '../../app/aws/awsFailure.ts'
import { s3Address } from '../../app/aws/s3Address.ts'
import { failureText, failureWord } from '../failures/failureText.ts'
import { ForeignAnswerError } from '../failures/foreignAnswerError.ts'
import { readFailure } from '../failures/readFailure.ts'
import type { Clients, UnsignedHttp } from './clients.ts'
import { retryStrategy } from './retryStrategy.ts'

/** "Location of file containing the template body. … (max size: 1 MB)" (CloudFormation API reference, CreateStack). */
export const MAX_TEMPLATE_BYTES = 1024 * 1024

const ACTION = 's3:GetObject'

/**
 * Reads the template's file as anybody can: no credentials are sent, so an address that somebody chose learns nothing.
 * Only S3 is asked, the one place that CloudFormation reads from; where an endpoint takes S3's place, that is asked. A
 * redirect is refused: what is read would be behind another address than the one that is shown and acknowledged.
 * @throws AwsFailure, or the signal's reason.
 */
export async function fetchTemplate(clients: Clients, url: string, signal: AbortSignal): Promise<Uint8Array> {
  signal.throwIfAborted()
  const http = await clients.unsignedHttp('S3')
  const target = targetOf(url, http.endpoint)
  if (target === undefined) throw failed('refused', 'NotInS3', `${url} is not an address in Amazon S3.`)
  const strategy = retryStrategy()
  let token = await strategy.acquireInitialRetryToken(ACTION)
  for (;;) {
    try {
      return await read(http, target, signal)
    } catch (error) {
      signal.throwIfAborted()
      const failure = readFailure(error, { action: ACTION, host: target.host, signedIn: false })
      if (!MAY_PASS.has(failure.details.reason)) throw failure
      token = await strategy.refreshRetryTokenForRetry(token, { errorType: 'TRANSIENT' }).catch(() => {
        throw failure
      })
      await sleep(token.getRetryDelay(), undefined, { signal }).catch(() => signal.throwIfAborted())
    }
  }
}

const MAY_PASS: ReadonlySet<AwsFailureReason> = new Set(['connection', 'timeout', 'throttled', 'service'])

/** The address itself, or the same object at the endpoint. */
function targetOf(url: string, endpoint: string | undefined): URL | undefined {
  const inS3 = s3Address(url)
  if (inS3 === undefined) return undefined
  if (endpoint === undefined) return URL.parse(url) ?? undefined
  return URL.parse(`${endpoint.replace(/\/+$/, '')}${inS3.pathStyle}`) ?? undefined
}

async function read(
  { handler, timeouts }: UnsignedHttp,
  target: URL,
  signal: AbortSignal,
): Promise<Uint8Array> {
  // The handler's own timeout ends with the headers.
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(timeouts.connection + timeouts.look)])
  const request = new HttpRequest({
    method: 'GET',
    protocol: target.protocol,
    hostname: target.hostname,
    path: `${target.pathname}${target.search}`,
    headers: { host: target.host, accept: '*/*' },
    ...(target.port !== '' && { port: Number(target.port) }),
  })
  const { response } = await handler.handle(request, {
    abortSignal: inTime,
    requestTimeout: timeouts.look,
  })
  const bytes = await bytesOf(response.body, inTime)
  const { statusCode } = response
  if (statusCode !== 200) throw refusalOf(statusCode, bytes)
  requireWhole(bytes, response.headers)
  return bytes
}

async function bytesOf(body: AsyncIterable<Uint8Array>, inTime: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    if (inTime.aborted) throw failed('timeout', 'TimeoutError', 'The file did not arrive in time.')
    length += chunk.length
    // Leaving the loop destroys the connection, so the rest is not read.
    if (length > MAX_TEMPLATE_BYTES) throw new ForeignAnswerError('it is larger than 1 MB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** What something between this computer and S3 may put in the file's place. Whether it is a template is seen later. */
function requireWhole(bytes: Uint8Array, headers: Readonly<Record<string, string>>): void {
  const announced = headers['content-length']
  if (announced !== undefined && Number(announced) !== bytes.length) {
    throw new ForeignAnswerError('it breaks off')
  }
  const start = startOf(bytes)
  if (start === '') throw new ForeignAnswerError('it is empty')
  if (/^<(!doctype )?html/i.test(start)) throw new ForeignAnswerError('it is an HTML page')
  // Neither YAML nor JSON with a template begins so.
  if (start.startsWith('<')) throw new ForeignAnswerError('it is XML or HTML, not a template')
}

function startOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart()
}

/** S3's error document: `<Error><Code>AccessDenied</Code><Message>…`. */
function refusalOf(status: number, bytes: Uint8Array): AwsFailure {
  const text = new TextDecoder().decode(bytes)
  if (/^\s*<(!doctype )?html/i.test(text)) {
    return failed('notAws', `HTTP${status}`, `An HTML page answers with status ${status}.`)
  }
  const code = failureWord(/<Code>([^<]{1,100})<\/Code>/.exec(text)?.[1] ?? '') || `HTTP${status}`
  const message = failureText(/<Message>([^<]{1,500})<\/Message>/.exec(text)?.[1] ?? '')
  if (status >= 300 && status < 400) {
    return failed(
      'refused',
      code,
      `It redirects elsewhere (status ${status}), which is not followed. ${message}`.trim(),
    )
  }
  const said = message || `The status is ${status}.`
  if (status === 429 || code === 'SlowDown') return failed('throttled', code, said)
  return failed(status >= 500 ? 'service' : 'refused', code, said)
}

function failed(reason: AwsFailureReason, code: string, message: string): AwsFailure {
  return new AwsFailure({ action: ACTION, reason, code, message })
}
