import { parseProxyAddress } from '../../app/input/proxyAddress.ts'
import type { NetworkSettings } from '../../app/network/networkSettings.ts'
import type { Environment } from '../configuration/environment.ts'
import { environmentNoProxy, environmentProxy } from './environmentProxy.ts'
import { isBypassed, isLoopback } from './noProxy.ts'
import { proxyAt, type SignInFor } from './proxy.ts'
import { routeOfProxyList } from './proxyList.ts'
import { DIRECTLY, type Route } from './route.ts'

/** What the way depends on. */
export interface RouteSettings {
  readonly proxy: NetworkSettings['proxy']
  readonly env: Environment
  /** What the computer says, PAC included, as a PAC file words it; only a window can ask. */
  readonly resolveProxy?: ((url: string) => Promise<string>) | undefined
  readonly signInFor?: SignInFor | undefined
}

/** The one place that decides how a call goes. This computer itself is never asked for through a proxy. */
export async function chooseRoute(url: URL, around: RouteSettings): Promise<Route> {
  if (isLoopback(url)) return DIRECTLY
  const { proxy, env, signInFor } = around
  switch (proxy.kind) {
    case 'none':
      return DIRECTLY
    case 'manual':
      return routeThrough(proxy.url, 'the settings', signInFor)
    case 'automatic': {
      if (isBypassed(environmentNoProxy(env), url)) return DIRECTLY
      const named = environmentProxy(env, url.protocol)
      if (named !== undefined) return routeThrough(named.value, named.name, signInFor)
      return routeOfProxyList(await ask(url, around), 'this computer’s settings', signInFor)
    }
  }
}

function routeThrough(address: string, from: string, signInFor: SignInFor | undefined): Route {
  const parsed = parseProxyAddress(address)
  return parsed.ok
    ? { proxies: [proxyAt(parsed.value, from, signInFor)], direct: false, unusable: [] }
    : { proxies: [], direct: false, unusable: [from] }
}

/** Only where to: a PAC file is somebody else's program. One that fails says nothing, as in a browser. */
async function ask(url: URL, { resolveProxy }: RouteSettings): Promise<string> {
  return (await resolveProxy?.(`${url.origin}/`).catch(() => undefined)) ?? ''
}
