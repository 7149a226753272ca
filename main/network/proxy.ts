import type { ProxyAddress, ProxySignIn } from '../../app/input/proxyAddress.ts'

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

/** The sign-in that a person gave for the proxy at this address, if for that one. */
export type SignInFor = (address: string) => ProxySignIn | undefined

/** @param signInFor stands in for the user name and the password of the address. */
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

/** As `net.connect` wants an IPv6 address. */
export function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}
