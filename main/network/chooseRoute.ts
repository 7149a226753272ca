import { parseProxyAddress } from '../../app/input/proxyAddress.ts'
import type { NetworkSettings } from '../../app/network/networkSettings.ts'
import type { Environment } from '../configuration/environment.ts'
import { environmentNoProxy, environmentProxy, isBypassed } from './environmentProxy.ts'
import { isLoopback } from './hostPort.ts'
import { DIRECT_ROUTE, proxyAt, type Route, type SignInFor } from './route.ts'

/** What the route depends on. */
export interface RouteSettings {
  readonly proxy: NetworkSettings['proxy']
  readonly env: Environment
  /** The operating system's proxy settings, PAC included, in the form of a PAC file's result. Only the desktop app has it. */
  readonly resolveProxy?: ((url: string) => Promise<string>) | undefined
  readonly signInFor?: SignInFor | undefined
}

/** Decides the route of every call. Calls to this computer itself never go through a proxy. */
export async function chooseRoute(url: URL, settings: RouteSettings): Promise<Route> {
  if (isLoopback(url)) return DIRECT_ROUTE
  const { proxy, env, signInFor } = settings
  switch (proxy.kind) {
    case 'none':
      return DIRECT_ROUTE
    case 'manual':
      return routeThrough(proxy.url, 'the settings', signInFor)
    case 'automatic': {
      if (isBypassed(environmentNoProxy(env), url)) return DIRECT_ROUTE
      const named = environmentProxy(env, url.protocol)
      if (named !== undefined) return routeThrough(named.value, named.name, signInFor)
      return routeOfProxyList(await setProxyResolver(url, settings), 'this computer’s settings', signInFor)
    }
  }
}

function routeThrough(address: string, from: string, signInFor: SignInFor | undefined): Route {
  const parsed = parseProxyAddress(address)
  return parsed.ok
    ? { proxies: [proxyAt(parsed.value, from, signInFor)], direct: false, unusable: [] }
    : { proxies: [], direct: false, unusable: [from] }
}

/** A PAC file is foreign code, so it is given the origin only. One that fails counts as empty, as in a browser. */
async function setProxyResolver(url: URL, { resolveProxy }: RouteSettings): Promise<string> {
  return (await resolveProxy?.(`${url.origin}/`).catch(() => undefined)) ?? ''
}

/**
 * The route of a PAC file's result: "PROXY a:8080; HTTPS b:443; DIRECT". Entries after DIRECT are never used.
 */
export function routeOfProxyList(list: string, from: string, signInFor: SignInFor | undefined): Route {
  const route = { proxies: [...DIRECT_ROUTE.proxies], direct: false, unusable: [...DIRECT_ROUTE.unusable] }
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
        else route.unusable.push(withoutUser(entry))
        break
      }
      default:
        route.unusable.push(withoutUser(entry))
    }
  }
  return route.proxies.length + route.unusable.length === 0 ? DIRECT_ROUTE : route
}

/** Of an address that can't be taken apart, whatever stands before the last @ may be a password. */
function withoutUser(entry: string): string {
  return entry.replace(/(?<=\s|^)\S*@/, '…@')
}
