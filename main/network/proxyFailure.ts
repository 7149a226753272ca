import type { ProxyFailureCode } from '../../app/network/networkAdvice.ts'
import { type HttpProxy, proxyWords } from './route.ts'

/** A proxy opened no connection. Its code makes it the reason `proxy`; the message begins with "the proxy". */
export class ProxyFailure extends Error {
  override readonly name = 'ProxyFailure'
  readonly code: ProxyFailureCode
  /** The proxy's address; left out when none could be used. */
  readonly proxy: string | undefined

  constructor(code: ProxyFailureCode, message: string, from: { proxy?: string; cause?: unknown } = {}) {
    super(message, { cause: from.cause })
    this.code = code
    this.proxy = from.proxy
  }
}

/** @param does the rest of the sentence after the proxy's name: "can't be reached (ECONNREFUSED)". */
export function proxyFailure(
  proxy: HttpProxy,
  code: ProxyFailureCode,
  does: string,
  cause?: unknown,
): ProxyFailure {
  const message = `the proxy ${proxyWords(proxy)} ${does}`
  return new ProxyFailure(code, message, { proxy: proxy.address, cause })
}

/** Whether the next proxy of the list is worth trying. */
export function isUnreachable({ code }: ProxyFailure): boolean {
  return code === 'ERR_PROXY_UNREACHABLE' || code === 'ERR_PROXY_NAME' || code === 'ERR_PROXY_UNTRUSTED'
}

/** The failure for a proxy's 407, by the authentication schemes in its Proxy-Authenticate. */
export function proxySignInFailure(proxy: HttpProxy, authenticate: string): ProxyFailure {
  const schemes = [...authenticate.matchAll(/(?:^|,)\s*(Basic|Digest|Negotiate|NTLM|Kerberos|Bearer)\b/gi)]
  const found = [...new Set(schemes.map(([, scheme = '']) => scheme))]
  const canBasic = found.length === 0 || found.some((scheme) => scheme.toLowerCase() === 'basic')
  if (!canBasic) {
    const does = `asks for a sign-in that this app can’t do (407, ${found.join(', ')})`
    return proxyFailure(proxy, 'ERR_PROXY_SIGN_IN_UNSUPPORTED', does)
  }
  const named = found.length === 0 ? '407' : '407, Basic'
  return proxy.authorization === undefined
    ? proxyFailure(proxy, 'ERR_PROXY_SIGN_IN', `asks for a user name and a password (${named})`)
    : proxyFailure(
        proxy,
        'ERR_PROXY_SIGN_IN_REFUSED',
        `does not accept the user name and the password (${named})`,
      )
}

/** The failure when no proxy of the route can be used. */
export function noUsableProxy(unusable: readonly string[]): ProxyFailure {
  const message = `the proxy that is set can’t be used, only HTTP proxies can: ${unusable.join(', ')}`
  return new ProxyFailure('ERR_PROXY_UNSUPPORTED', message)
}
