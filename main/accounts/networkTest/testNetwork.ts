import type { NetworkCheck } from '../../../app/network/networkSettings.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { mapUnordered } from '../../async/mapUnordered.ts'
import type { EndpointOverride } from '../../configuration/endpoints.ts'
import type { Transport } from '../../network/transport.ts'
import { awsEndpoint } from './awsEndpoint.ts'
import { neededHosts } from './neededHosts.ts'
import { testHost } from './tryHost.ts'

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
