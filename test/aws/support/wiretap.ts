import { once } from 'node:events'
import { Agent, createServer, type IncomingHttpHeaders, request, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { XMLParser } from 'fast-xml-parser'
import { listen } from '../../../main/async/listen.ts'

/** A call on its way to the cloud. */
export interface TappedCall {
  /** "444455556666 us-east-1 ec2:CreateFlowLogs"; the account is `caller` for the environment's own credentials. */
  readonly name: string
  /** 1 for the first of this name. */
  readonly nth: number
}

/** What may be done to calls. Each is waited for. */
export interface Interference {
  /** Before the cloud hears of it. `lost`: it never will, and nobody answers. */
  onCall?(call: TappedCall): Promise<'lost' | undefined> | 'lost' | undefined
  /** @returns what the cloud hears instead of this body. */
  onBody?(call: TappedCall, body: string): string
  /** After the cloud has done it. @returns what the caller gets instead, `lost` for nothing at all. */
  onAnswer?(
    call: TappedCall,
    body: string,
  ): Promise<string | 'lost' | undefined> | string | 'lost' | undefined
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

  async function pass(headers: IncomingHttpHeaders, body: string, response: ServerResponse): Promise<void> {
    const signature = signatureOf(headers)
    const action = actionOf(headers, body)
    const name = `${accounts.get(signature.keyId) ?? 'caller'} ${signature.region} ${signature.service}:${action}`
    calls.push(name)
    const call = { name, nth: calls.filter((other) => other === name).length }
    if ((await interference.onCall?.(call)) === 'lost') return
    const sent = interference.onBody?.(call, body) ?? body
    const answer = await forward(target, agent, headers, sent)
    if (action === 'AssumeRole') learn(body, answer.body)
    const instead = await interference.onAnswer?.(call, answer.body)
    if (instead === 'lost') return
    const { 'content-length': _length, 'transfer-encoding': _encoding, ...kept } = answer.headers
    response.writeHead(answer.status, kept).end(instead ?? answer.body)
  }

  /** Whose the new credentials are, so that calls made with them can be told apart. */
  function learn(body: string, answer: string): void {
    const given = new XMLParser({ parseTagValue: false }).parse(answer)
    const credentials = given.AssumeRoleResponse?.AssumeRoleResult?.Credentials
    if (credentials === undefined) return
    const account = /:iam::(\d{12}):/.exec(new URLSearchParams(body).get('RoleArn') ?? '')?.[1]
    accounts.set(credentials.AccessKeyId, account ?? 'unknown')
    secrets.add(credentials.SecretAccessKey).add(credentials.SessionToken)
  }

  const server = createServer(async (incoming, response) => {
    const work = text(incoming)
      .then((body) => pass(incoming.headers, body, response))
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
  headers: IncomingHttpHeaders,
  body: string,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  const { 'content-length': _length, ...kept } = headers
  const outgoing = request(target, { method: 'POST', agent, headers: kept })
  outgoing.end(body)
  const [incoming] = await once(outgoing, 'response')
  return { status: incoming.statusCode, headers: incoming.headers, body: await text(incoming) }
}
