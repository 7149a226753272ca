import { lookup } from 'node:dns/promises'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { NetworkAttempt } from '../../../app/network/networkSettings.ts'
import { untilAborted } from '../../async/untilAborted.ts'
import { failureText } from '../../failures/failureText.ts'
import { hostPortOf } from '../../network/hostPort.ts'
import { noUsableProxy, proxySignInFailure } from '../../network/proxyFailure.ts'
import { proxyWords, type Route } from '../../network/route.ts'
import { distrustWords, tlsHandshake } from '../../network/tlsHandshake.ts'
import type { Transport } from '../../network/transport.ts'
import { openTunnel, unreachedProxy } from '../../network/tunnel.ts'

/** A route to test, and the results so far. */
export interface RouteTest {
  readonly url: URL
  readonly route: Route
  readonly transport: Transport
  readonly attempts: NetworkAttempt[]
  /** Milliseconds for each step. */
  readonly timeout: number
  readonly signal: AbortSignal
}

/** The step at which the test failed, and why. Later steps are not tested. */
export class RouteTestFailure extends Error {
  readonly what: NetworkAttempt['what']
  readonly failure: unknown

  constructor(what: NetworkAttempt['what'], failure: unknown) {
    super()
    this.what = what
    this.failure = failure
  }
}

/** Tests the proxy, or DNS and the connection, then TLS, then the answer. Rejects with RouteTestFailure. */
export async function testRoute(test: RouteTest): Promise<void> {
  const { url, route } = test
  const [proxy] = route.proxies
  if (proxy === undefined && !route.direct) throw new RouteTestFailure('proxy', noUsableProxy(route.unusable))
  if (url.protocol === 'http:' && proxy !== undefined) return testProxyWithoutTls(test)
  const socket = (await testProxies(test)) ?? (await testDirectConnection(test))
  try {
    await testAnswer(test, url.protocol === 'https:' ? await testTls(test, socket) : socket)
  } finally {
    socket.destroy()
  }
}

async function testProxies({ url, route, transport, attempts, timeout, signal }: RouteTest) {
  if (route.proxies.length === 0) return undefined
  const { text } = hostPortOf(url)
  const unreachable: string[] = []
  const settings = {
    secureContext: transport.secureContext(),
    timeout,
    signal,
    onUnreachable: ({ message }: Error) => unreachable.push(message),
  }
  const tunnel = await step('proxy', openTunnel(text, route, settings))
  const found = tunnel
    ? `connected to ${proxyWords(tunnel.proxy)}, which connected to ${text}`
    : 'so the connection is direct'
  attempts.push({ what: 'proxy', ok: true, words: sentence([...unreachable, found].join('; ')) })
  return tunnel?.socket
}

async function testDirectConnection(test: RouteTest): Promise<Socket> {
  const { host, port } = hostPortOf(test.url)
  const found = await step('dns', untilAborted(lookup(host, { all: true }), withTimeout(test)))
  const addresses = found.map(({ address }) => address).join(', ')
  test.attempts.push({ what: 'dns', ok: true, words: `${host} is ${addresses}.` })
  const socket = connect({ host, port, autoSelectFamily: true })
  try {
    await step('connection', untilAborted(connected(socket), withTimeout(test)))
  } catch (error) {
    socket.destroy()
    throw error
  }
  const words = `Connected to ${socket.remoteAddress} port ${port}.`
  test.attempts.push({ what: 'connection', ok: true, words })
  return socket
}

async function testTls(test: RouteTest, tcp: Socket): Promise<Socket> {
  const { host } = hostPortOf(test.url)
  const settings = { secureContext: test.transport.secureContext(), signal: withTimeout(test) }
  const { socket, distrust, ...seen } = await step('tls', tlsHandshake(tcp, host, settings))
  if (distrust !== undefined) {
    const failure = Object.assign(new Error(distrustWords(host, distrust, seen)), { code: distrust })
    throw new RouteTestFailure('tls', failure)
  }
  const words = `The certificate of ${host} is from ${seen.issuer}, which is trusted here.`
  test.attempts.push({ what: 'tls', ok: true, words: failureText(words) })
  return socket
}

/** Any status shows that the host is reached: AWS refuses requests that are not signed. */
async function testAnswer(test: RouteTest, socket: Socket): Promise<void> {
  const { host } = test.url
  const request = httpRequest({
    createConnection: () => socket,
    headers: { host, connection: 'close' },
    signal: withTimeout(test),
  })
  const { statusCode } = await step('answer', answerTo(request))
  test.attempts.push({ what: 'answer', ok: true, words: answerWords(host, statusCode) })
}

/** Without a signature nothing proves whose answer it is: a proxy's page has the same statuses. */
function answerWords(host: string, statusCode: number | undefined): string {
  return `An answer came from ${host} (HTTP ${statusCode}). Whether it is AWS's, the connection test of an account shows.`
}

/** Without TLS a proxy gets the whole address instead of CONNECT. */
async function testProxyWithoutTls(test: RouteTest): Promise<void> {
  const { url, route, attempts } = test
  const [proxy] = route.proxies
  if (proxy === undefined) return
  const { host, port, authorization } = proxy
  const signIn = authorization === undefined ? {} : { 'proxy-authorization': authorization }
  const headers = { host: url.host, connection: 'close', ...signIn }
  const request = httpRequest({ host, port, path: url.href, headers, signal: withTimeout(test) })
  const asked = answerTo(request).catch((failure: unknown) => {
    throw unreachedProxy(proxy, failure)
  })
  const { statusCode, headers: given } = await step('proxy', asked)
  if (statusCode === 407) {
    throw new RouteTestFailure(
      'proxy',
      proxySignInFailure(proxy, given['proxy-authenticate']?.toString() ?? ''),
    )
  }
  attempts.push({ what: 'proxy', ok: true, words: sentence(`connected to ${proxyWords(proxy)}`) })
  attempts.push({ what: 'answer', ok: true, words: answerWords(url.host, statusCode) })
}

async function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  request.once('response', resolve)
  request.on('error', reject)
  request.end()
  const response = await promise
  response.destroy()
  return response
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.on('error', reject)
  })
}

function step<T>(what: NetworkAttempt['what'], work: Promise<T>): Promise<T> {
  return work.catch((failure: unknown) => {
    throw new RouteTestFailure(what, failure)
  })
}

function withTimeout({ signal, timeout }: RouteTest): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(timeout)])
}

/** With a capital letter and a full stop. */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
