import type { ProxyAddress, ProxySignIn } from '../../app/input/proxyAddress.ts'
import { withoutBrackets } from './hostPort.ts'

/** How to reach an address. */
export interface Route {
  /** Tried in this order, until one of them can be reached. */
  readonly proxies: readonly HttpProxy[]
  /** Whether to connect directly when no proxy can be reached, or when there is none. */
  readonly direct: boolean
  /** Proxies that are set and can't be used, in words: "HTTPS_PROXY", "SOCKS socks.example.com:1080". */
  readonly unusable: readonly string[]
}

export const DIRECT_ROUTE: Route = { proxies: [], direct: true, unusable: [] }

/** "Directly", or "Through http://proxy.example.com:8080 (HTTPS_PROXY)". */
export function routeWords({ proxies, direct, unusable }: Route): string {
  const [first, ...others] = [...proxies.map(proxyWords), ...(direct ? ['directly'] : [])]
  if (first === undefined) return `No usable proxy: ${unusable.join(', ')}`
  const left = unusable.length === 0 ? '' : `; can’t use ${unusable.join(', ')}`
  return `${[first === 'directly' ? 'Directly' : `Through ${first}`, ...others].join(', else ')}${left}`
}

/** A proxy to go through. Its password is in `authorization` and nowhere else: never print that. */
export interface HttpProxy {
  /** For people: `http://proxy.example.com:8080`. */
  readonly address: string
  /** TLS to the proxy itself. */
  readonly secure: boolean
  readonly host: string
  readonly port: number
  /** Where it was found: "HTTPS_PROXY", "the settings", "this computer's settings". */
  readonly from: string
  /** The header Proxy-Authorization, when a user name is known. */
  readonly authorization?: string
}

/** The sign-in that a person gave for the proxy at this address; `undefined` without one. */
export type SignInFor = (address: string) => ProxySignIn | undefined

/** @param signInFor takes precedence over the user name and the password in the address. */
export function proxyAt(
  { secure, hostname, port, signIn }: ProxyAddress,
  from: string,
  signInFor: SignInFor | undefined,
): HttpProxy {
  const address = `${secure ? 'https' : 'http'}://${hostname}:${port}`
  const known = signInFor?.(address) ?? signIn
  return {
    address,
    secure,
    host: withoutBrackets(hostname),
    port,
    from,
    ...(known && {
      authorization: `Basic ${Buffer.from(`${known.user}:${known.password}`).toString('base64')}`,
    }),
  }
}

/** "http://proxy.example.com:8080 (HTTPS_PROXY)". */
export function proxyWords({ address, from }: HttpProxy): string {
  return `${address} (${from})`
}
