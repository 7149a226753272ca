import { networkAdvice } from '../../../app/network/networkAdvice.ts'
import type { NetworkAttempt, NetworkCheck } from '../../../app/network/networkSettings.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { mapUnordered } from '../../async/mapUnordered.ts'
import type { EndpointOverride } from '../../configuration/endpoints.ts'
import type { Environment } from '../../configuration/environment.ts'
import { reasonOfSilence } from '../../failures/failureReason.ts'
import { failureText } from '../../failures/failureText.ts'
import { thrownChain } from '../../failures/thrownChain.ts'
import { ProxyFailure } from '../../network/proxyFailure.ts'
import { routeWords } from '../../network/route.ts'
import type { Transport } from '../../network/transport.ts'
import { codeOf } from '../../network/tunnel.ts'
import { awsEndpoint, type NeededHost, neededHosts } from './neededHosts.ts'
import { RouteTestFailure, sentence, testRoute } from './testRoute.ts'

/** Milliseconds for each step. */
const TIMEOUT = 5_000

/** Hosts that are tested at a time. */
const AT_ONCE = 4

/** Tests the connection to each needed host, by the same route as the calls; a result for each as it finishes. */
export async function* testNetwork(
  transport: Transport,
  needed: {
    readonly onboarding: Onboarding | undefined
    readonly env: Environment
    readonly redirected: readonly EndpointOverride[]
  },
  given: AbortSignal | undefined,
): AsyncGenerator<NetworkCheck, void> {
  const left = new AbortController()
  const signal = given === undefined ? left.signal : AbortSignal.any([given, left.signal])
  const { onboarding, env, redirected } = needed
  const hosts = await neededHosts(onboarding, env, awsEndpoint(redirected, env), redirected.length === 0)
  try {
    yield* mapUnordered(hosts, AT_ONCE, (host) => testHost(host, transport, { timeout: TIMEOUT, signal }))
  } finally {
    left.abort()
  }
}

/** Tests the route of a call step by step. Rejects with the signal's reason only. */
async function testHost(
  { url, purpose }: NeededHost,
  transport: Transport,
  settings: { /** Milliseconds for each step. */ readonly timeout: number; readonly signal: AbortSignal },
): Promise<NetworkCheck> {
  const route = await transport.routeTo(url)
  const attempts: NetworkAttempt[] = []
  const known = { host: url.host, purpose, route: routeWords(route) }
  try {
    await testRoute({ ...settings, url, route, transport, attempts })
    return { ...known, attempts, ok: true }
  } catch (error) {
    settings.signal.throwIfAborted()
    if (!(error instanceof RouteTestFailure)) throw error
    const { what, failure } = error
    attempts.push({ what, ok: false, words: sentence(failureText(failureWords(failure, settings.timeout))) })
    const next = networkAdvice(reasonOf(what, failure), codeOf(failure))
    return { ...known, attempts, ok: false, next: `${next}.` }
  }
}

function failureWords(failure: unknown, timeout: number): string {
  if (isTimeout(failure)) return `no answer within ${timeout / 1000} s`
  return thrownChain(failure).find(({ message }) => message !== '')?.message ?? 'it failed'
}

function reasonOf(what: NetworkAttempt['what'], failure: unknown): Parameters<typeof networkAdvice>[0] {
  if (isTimeout(failure)) return 'timeout'
  if (what !== 'answer') return what
  const reasons = thrownChain(failure).map(reasonOfSilence)
  return reasons.includes('tls') ? 'tls' : 'connection'
}

/** Whether a step timed out. A proxy's timeout has a message of its own. */
function isTimeout(failure: unknown): boolean {
  return !(failure instanceof ProxyFailure) && thrownChain(failure)[0]?.name === 'TimeoutError'
}
