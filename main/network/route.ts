import { type HttpProxy, proxyWords } from './proxy.ts'

/** How to get to an address. */
export interface Route {
  /** Tried in this order, until one of them can be reached. */
  readonly proxies: readonly HttpProxy[]
  /** Whether to go directly where none of them can be reached; at once when there are none. */
  readonly direct: boolean
  /** What was named and can't be used, in words: "HTTPS_PROXY", "SOCKS socks.example.com:1080". */
  readonly unusable: readonly string[]
}

export const DIRECTLY: Route = { proxies: [], direct: true, unusable: [] }

/** "Directly", or "Through http://proxy.example.com:8080 (HTTPS_PROXY)". */
export function routeWords({ proxies, direct, unusable }: Route): string {
  const [first, ...others] = [...proxies.map(proxyWords), ...(direct ? ['directly'] : [])]
  if (first === undefined) return `No way: ${unusable.join(', ')}`
  const left = unusable.length === 0 ? '' : `; can’t use ${unusable.join(', ')}`
  return `${[first === 'directly' ? 'Directly' : `Through ${first}`, ...others].join(', else ')}${left}`
}
