import { parseProxyAddress } from '../../app/input/proxyAddress.ts'
import { proxyAt, type SignInFor } from './proxy.ts'
import { DIRECTLY, type Route } from './route.ts'

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
