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

/** What a person types in to sign in to a proxy. */
export interface ProxySignIn {
  readonly user: string
  readonly password: string
}

/**
 * An address of a proxy as people and other tools write it: `http://HOST:PORT`, or only `HOST:PORT`; `undefined`
 * when it is none. SOCKS is not among what this app speaks.
 */
export function readProxyAddress(text: string): URL | undefined {
  const url = URL.parse(/^[\w.-]+(:\d+)?\/?$/.test(text) ? `http://${text}` : text)
  if (url === null || url.hostname === '') return undefined
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined
}

/** The sign-in that a person gave for the proxy at this address, if for that one. */
export type SignInFor = (address: string) => ProxySignIn | undefined

/** @param signInFor stands in for the user name and the password of the address. */
export function proxyAt(url: URL, from: string, signInFor: SignInFor | undefined): HttpProxy {
  const secure = url.protocol === 'https:'
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port)
  const address = `${url.protocol}//${url.hostname}:${port}`
  const known = signInFor?.(address) ?? signInOf(url)
  return {
    address,
    secure,
    host: withoutBrackets(url.hostname),
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

function signInOf({ username, password }: URL): ProxySignIn | undefined {
  if (username === '' && password === '') return undefined
  return { user: decoded(username), password: decoded(password) }
}

/** A percent sign that encodes nothing is what somebody typed. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
