import { parseProxyAddress } from '../../app/input/proxyAddress.ts'
import type { NetworkSettings } from '../../app/network/networkSettings.ts'
import type { Environment } from '../configuration/environment.ts'
import { environmentNoProxy, environmentProxy, isBypassed } from './environmentProxy.ts'
import { isLoopback } from './hostPort.ts'
import { DIRECTLY, proxyAt, type Route, type SignInFor } from './route.ts'

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

/**
 * What a computer answers when it is asked for the way, as a PAC file words it: "PROXY a:8080; HTTPS b:443; DIRECT".
 * Whatever stands behind DIRECT is never needed.
 */
export function routeOfProxyList(list: string, from: string, signInFor: SignInFor | undefined): Route {
  const route = { proxies: [...DIRECTLY.proxies], direct: false, unusable: [...DIRECTLY.unusable] }
  for (const entry of list.split(';').map((each) => each.trim())) {
    const [kind = '', address = ''] = entry.split(/\s+/)
    switch (kind.toUpperCase()) {
      case '':
        break
      case 'DIRECT':
        return { ...route, direct: true }
      case 'PROXY':
      case 'HTTP':
      case 'HTTPS': {
        const scheme = kind.toUpperCase() === 'HTTPS' ? 'https' : 'http'
        const parsed = parseProxyAddress(`${scheme}://${address}`)
        if (parsed.ok) route.proxies.push(proxyAt(parsed.value, from, signInFor))
        else route.unusable.push(entry)
        break
      }
      default:
        route.unusable.push(entry)
    }
  }
  return route.proxies.length + route.unusable.length === 0 ? DIRECTLY : route
}
