import { networkAdvice } from '../../../app/network/networkAdvice.ts'
import type { NetworkAttempt, NetworkCheck } from '../../../app/network/networkSettings.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { mapUnordered } from '../../async/mapUnordered.ts'
import type { EndpointOverride } from '../../configuration/endpoints.ts'
import { reasonOfSilence } from '../../failures/failureReason.ts'
import { failureText } from '../../failures/failureText.ts'
import { thrownChain } from '../../failures/thrownChain.ts'
import { ProxyFailure } from '../../network/proxyFailure.ts'
import { routeWords } from '../../network/route.ts'
import type { Transport } from '../../network/transport.ts'
import { codeOf } from '../../network/tunnel.ts'
import { awsEndpoint, type NeededHost, neededHosts } from './neededHosts.ts'
import { Stopped, sentence, testRoute } from './testRoute.ts'

/** Milliseconds for each step. */
const TIMEOUT = 5_000

const AT_ONCE = 4

/** Tries the way to each host that is needed, on the way that the calls themselves go; a result as it comes. */
export async function* testNetwork(
  network: Transport,
  needed: { readonly onboarding: Onboarding | undefined; readonly redirected: readonly EndpointOverride[] },
  given: AbortSignal | undefined,
): AsyncGenerator<NetworkCheck, void> {
  const left = new AbortController()
  const signal = given === undefined ? left.signal : AbortSignal.any([given, left.signal])
  const { onboarding, redirected } = needed
  const hosts = await neededHosts(onboarding, awsEndpoint(redirected), redirected.length === 0)
  try {
    yield* mapUnordered(hosts, AT_ONCE, (host) => testHost(host, network, { timeout: TIMEOUT, signal }))
  } finally {
    left.abort()
  }
}

/** Goes the way that a call would go, step by step, and says what it finds. Rejects with the signal's reason only. */
async function testHost(
  { url, purpose }: NeededHost,
  network: Transport,
  settings: { /** Milliseconds for each step. */ readonly timeout: number; readonly signal: AbortSignal },
): Promise<NetworkCheck> {
  const route = await network.routeTo(url)
  const attempts: NetworkAttempt[] = []
  const known = { host: url.host, purpose, route: routeWords(route) }
  try {
    await testRoute({ ...settings, url, route, network, attempts })
    return { ...known, attempts, ok: true }
  } catch (error) {
    settings.signal.throwIfAborted()
    if (!(error instanceof Stopped)) throw error
    const { what, failure } = error
    attempts.push({ what, ok: false, words: sentence(failureText(wordsOf(failure, settings.timeout))) })
    const next = networkAdvice(reasonOf(what, failure), codeOf(failure))
    return { ...known, attempts, ok: false, next: `${next}.` }
  }
}

function wordsOf(failure: unknown, timeout: number): string {
  if (isLate(failure)) return `no answer within ${timeout / 1000} s`
  return thrownChain(failure).find(({ message }) => message !== '')?.message ?? 'it failed'
}

function reasonOf(what: NetworkAttempt['what'], failure: unknown): Parameters<typeof networkAdvice>[0] {
  if (isLate(failure)) return 'timeout'
  if (what !== 'answer') return what
  const reasons = thrownChain(failure).map(reasonOfSilence)
  return reasons.includes('tls') ? 'tls' : 'connection'
}

/** What a proxy did not do in time it says itself. */
function isLate(failure: unknown): boolean {
  return !(failure instanceof ProxyFailure) && thrownChain(failure)[0]?.name === 'TimeoutError'
}
