import { once } from 'node:events'
import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { text } from 'node:stream/consumers'
import { XMLParser } from 'fast-xml-parser'
import { listen } from '../../../main/async/listen.ts'

/** A call on its way to the cloud. */
export interface TappedCall {
  /** "444455556666 us-east-1 ec2:CreateFlowLogs"; the account is `caller` for the environment's own credentials. */
  readonly name: string
  /** The account that the call is about: with AssumeRole the role's, which `name` does not tell. */
  readonly accountId: string
  /** 1 for the first of this name. */
  readonly nth: number
}

/** What the caller gets when the cloud does not hear of the call. */
export type Unheard =
  /** Nothing, and the connection stays open. */
  | 'lost'
  /** The connection is reset. */
  | 'reset'
  | { readonly status: number; readonly body: string }

/** What the caller gets instead of the cloud's answer. */
export type Instead =
  | Unheard
  /** Another body, with the status and the headers of the answer. */
  | string
  /** The connection is reset after a part of the body that was announced. */
  | { readonly breaksOff: true }

type Perhaps<T> = Promise<T | undefined> | T | undefined

/** What may be done to calls. Each is waited for. */
export interface Interference {
  /** Before the cloud hears of it, which it then never does. */
  onCall?(call: TappedCall): Perhaps<Unheard>
  /** @returns what the cloud hears instead of this body. */
  onBody?(call: TappedCall, body: string): string
  /** After the cloud has done it. */
  onAnswer?(call: TappedCall, body: string): Perhaps<Instead>
}

/** Stands between the terminal and a cloud: hears every call, and may disturb it. */
export interface Wiretap extends AsyncDisposable {
  readonly endpoint: string
  /** The names of the calls so far, in their order. */
  readonly calls: readonly string[]
  /** Secret access keys and session tokens that the cloud gave out. */
  readonly secrets: ReadonlySet<string>
  /** Resolves when the cloud has answered everything that was passed on. */
  quiet(): Promise<void>
}

export async function openWiretap(target: string, interference: Interference = {}): Promise<Wiretap> {
  const calls: string[] = []
  const secrets = new Set<string>()
  const accounts = new Map<string, string>()
  const underWay = new Set<Promise<unknown>>()
  const agent = new Agent({ keepAlive: true })

  async function pass(incoming: IncomingMessage, body: string, response: ServerResponse): Promise<void> {
    const { headers, method = '', url = '' } = incoming
    const signature = signatureOf(headers)
    const action = actionOf(headers, body)
    const caller = accounts.get(signature.keyId) ?? 'caller'
    // The one thing that is read without credentials.
    const isFile = method === 'GET' && signature.keyId === ''
    const name = isFile
      ? 'anonymous - s3:GetObject'
      : `${caller} ${signature.region} ${signature.service}:${action}`
    calls.push(name)
    const call = {
      name,
      accountId: action === 'AssumeRole' ? roleAccount(body) : caller,
      nth: calls.filter((other) => other === name).length,
    }
    const unheard = await interference.onCall?.(call)
    if (unheard !== undefined) return answerInstead(response, unheard, NO_ANSWER)
    const sent = interference.onBody?.(call, body) ?? body
    const answer = await forward(`${target}${url}`, agent, { method, headers }, sent)
    if (action === 'AssumeRole') learn(body, answer.body)
    answerInstead(response, (await interference.onAnswer?.(call, answer.body)) ?? answer.body, answer)
  }

  /** Whose the new credentials are, so that calls made with them can be told apart. */
  function learn(body: string, answer: string): void {
    const given = new XMLParser({ parseTagValue: false }).parse(answer)
    const credentials = given.AssumeRoleResponse?.AssumeRoleResult?.Credentials
    if (credentials === undefined) return
    accounts.set(credentials.AccessKeyId, roleAccount(body))
    secrets.add(credentials.SecretAccessKey).add(credentials.SessionToken)
  }

  const server = createServer(async (incoming, response) => {
    const work = text(incoming)
      .then((body) => pass(incoming, body, response))
      // The caller was killed in the middle of it, or the cloud was closed.
      .catch(() => response.destroy())
    underWay.add(work)
    await work
    underWay.delete(work)
  })
  const port = await listen(server, 0)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    secrets,
    async quiet() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      agent.destroy()
      await closed
    },
  }
}

interface CloudAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const NO_ANSWER: CloudAnswer = { status: 500, headers: { 'content-type': 'text/xml' }, body: '' }

function answerInstead(response: ServerResponse, instead: Instead, answer: CloudAnswer): void {
  if (instead === 'lost') return
  if (instead === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...kept } = answer.headers
  if (typeof instead === 'string') {
    response.writeHead(answer.status, kept).end(instead)
  } else if ('status' in instead) {
    response.writeHead(instead.status, kept).end(instead.body)
  } else {
    const length = Buffer.byteLength(answer.body)
    response.writeHead(answer.status, { ...kept, 'content-length': length })
    response.write(answer.body.slice(0, answer.body.length / 2), () => response.socket?.resetAndDestroy())
  }
}

/** The account of the role that AssumeRole is asked for. */
function roleAccount(body: string): string {
  return /:iam::(\d{12}):/.exec(new URLSearchParams(body).get('RoleArn') ?? '')?.[1] ?? 'unknown'
}

function signatureOf(headers: IncomingHttpHeaders): { keyId: string; region: string; service: string } {
  const [, keyId = '', region = '', service = ''] =
    /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? '') ?? []
  return { keyId, region, service }
}

/** The query protocol names the action in the body, the JSON protocol in a header. */
function actionOf(headers: IncomingHttpHeaders, body: string): string {
  const target = headers['x-amz-target']
  return typeof target === 'string'
    ? (target.split('.').at(-1) ?? '')
    : (new URLSearchParams(body).get('Action') ?? '')
}

async function forward(
  target: string,
  agent: Agent,
  { method, headers }: { readonly method: string; readonly headers: IncomingHttpHeaders },
  body: string,
): Promise<CloudAnswer> {
  const { 'content-length': _length, ...kept } = headers
  const outgoing = request(target, { method, agent, headers: kept })
  outgoing.end(method === 'GET' ? undefined : body)
  const [incoming] = await once(outgoing, 'response')
  return { status: incoming.statusCode, headers: incoming.headers, body: await text(incoming) }
}
