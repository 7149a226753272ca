import { lookup } from 'node:dns/promises'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { NetworkAttempt } from '../../../app/network/networkSettings.ts'
import { untilAborted } from '../../async/untilAborted.ts'
import { failureText } from '../../failures/failureText.ts'
import { hostPortOf } from '../../network/hostPort.ts'
import { noUsableProxy, signInWanted } from '../../network/proxyFailure.ts'
import type { Route } from '../../network/route.ts'
import { proxyWords } from '../../network/route.ts'
import { distrustWords, shakeHands } from '../../network/tlsHandshake.ts'
import type { Transport } from '../../network/transport.ts'
import { openTunnel, unreachedProxy } from '../../network/tunnel.ts'

/** A way to be tried, and what was found on it so far. */
export interface Trial {
  readonly url: URL
  readonly route: Route
  readonly network: Transport
  readonly attempts: NetworkAttempt[]
  /** Milliseconds for each step. */
  readonly timeout: number
  readonly signal: AbortSignal
}

/** There is no use in trying on: at which step, and why. */
export class Stopped extends Error {
  readonly what: NetworkAttempt['what']
  readonly failure: unknown

  constructor(what: NetworkAttempt['what'], failure: unknown) {
    super()
    this.what = what
    this.failure = failure
  }
}

/** Proxy or name and connection, then TLS, then an answer. Rejects with Stopped. */
export async function testRoute(trial: Trial): Promise<void> {
  const { url, route } = trial
  const [proxy] = route.proxies
  if (proxy === undefined && !route.direct) throw new Stopped('proxy', noUsableProxy(route.unusable))
  if (url.protocol === 'http:' && proxy !== undefined) return tryPlainProxy(trial)
  const socket = (await tryProxies(trial)) ?? (await tryDirectly(trial))
  try {
    await tryAnswer(trial, url.protocol === 'https:' ? await tryTls(trial, socket) : socket)
  } finally {
    socket.destroy()
  }
}

async function tryProxies({ url, route, network, attempts, timeout, signal }: Trial) {
  if (route.proxies.length === 0) return undefined
  const { text } = hostPortOf(url)
  const unreachable: string[] = []
  const settings = {
    secureContext: network.secureContext(),
    timeout,
    signal,
    onUnreachable: ({ message }: Error) => unreachable.push(message),
  }
  const tunnel = await step('proxy', openTunnel(text, route, settings))
  const found = tunnel
    ? `connected to ${proxyWords(tunnel.proxy)}, which opened the way to ${text}`
    : 'so the way is direct'
  attempts.push({ what: 'proxy', ok: true, words: sentence([...unreachable, found].join('; ')) })
  return tunnel?.socket
}

async function tryDirectly(trial: Trial): Promise<Socket> {
  const { host, port } = hostPortOf(trial.url)
  const found = await step('dns', untilAborted(lookup(host, { all: true }), moment(trial)))
  const addresses = found.map(({ address }) => address).join(', ')
  trial.attempts.push({ what: 'dns', ok: true, words: `${host} is ${addresses}.` })
  const socket = connect({ host, port, autoSelectFamily: true })
  try {
    await step('connection', untilAborted(connected(socket), moment(trial)))
  } catch (error) {
    socket.destroy()
    throw error
  }
  const words = `Connected to ${socket.remoteAddress} port ${port}.`
  trial.attempts.push({ what: 'connection', ok: true, words })
  return socket
}

async function tryTls(trial: Trial, tcp: Socket): Promise<Socket> {
  const { host } = hostPortOf(trial.url)
  const settings = { secureContext: trial.network.secureContext(), signal: moment(trial) }
  const { socket, distrust, ...seen } = await step('tls', shakeHands(tcp, host, settings))
  if (distrust !== undefined) {
    const failure = Object.assign(new Error(distrustWords(host, distrust, seen)), { code: distrust })
    throw new Stopped('tls', failure)
  }
  const words = `The certificate of ${host} is from ${seen.issuer}, which is trusted here.`
  trial.attempts.push({ what: 'tls', ok: true, words: failureText(words) })
  return socket
}

/** Any status is an answer: AWS refuses what is not signed. */
async function tryAnswer(trial: Trial, socket: Socket): Promise<void> {
  const { host } = trial.url
  const request = httpRequest({
    createConnection: () => socket,
    headers: { host, connection: 'close' },
    signal: moment(trial),
  })
  const { statusCode } = await step('answer', answerTo(request))
  trial.attempts.push({ what: 'answer', ok: true, words: `${host} answers (HTTP ${statusCode}).` })
}

/** Without TLS a proxy is told the whole address instead of being asked for a way. */
async function tryPlainProxy(trial: Trial): Promise<void> {
  const { url, route, attempts } = trial
  const [proxy] = route.proxies
  if (proxy === undefined) return
  const { host, port, authorization } = proxy
  const signIn = authorization === undefined ? {} : { 'proxy-authorization': authorization }
  const headers = { host: url.host, connection: 'close', ...signIn }
  const request = httpRequest({ host, port, path: url.href, headers, signal: moment(trial) })
  const asked = answerTo(request).catch((failure: unknown) => {
    throw unreachedProxy(proxy, failure)
  })
  const { statusCode, headers: given } = await step('proxy', asked)
  if (statusCode === 407) {
    throw new Stopped('proxy', signInWanted(proxy, given['proxy-authenticate']?.toString() ?? ''))
  }
  attempts.push({ what: 'proxy', ok: true, words: sentence(`connected to ${proxyWords(proxy)}`) })
  attempts.push({ what: 'answer', ok: true, words: `${url.host} answers (HTTP ${statusCode}).` })
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
    throw new Stopped(what, failure)
  })
}

function moment({ signal, timeout }: Trial): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(timeout)])
}

/** Its first letter large, and a full stop. */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
