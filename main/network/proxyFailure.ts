import type { ProxyFailureCode } from '../../app/network/networkAdvice.ts'
import { type HttpProxy, proxyWords } from './route.ts'

/** A proxy gave no way. Its code makes it the reason `proxy`; the message begins with "the proxy". */
export class ProxyFailure extends Error {
  override readonly name = 'ProxyFailure'
  readonly code: ProxyFailureCode
  /** Its address, where it was one. */
  readonly proxy: string | undefined

  constructor(code: ProxyFailureCode, message: string, from: { proxy?: string; cause?: unknown } = {}) {
    super(message, { cause: from.cause })
    this.code = code
    this.proxy = from.proxy
  }
}

/** @param does what it does, behind its name: "can't be reached (ECONNREFUSED)". */
export function proxyFailure(
  proxy: HttpProxy,
  code: ProxyFailureCode,
  does: string,
  cause?: unknown,
): ProxyFailure {
  const message = `the proxy ${proxyWords(proxy)} ${does}`
  return new ProxyFailure(code, message, { proxy: proxy.address, cause })
}

/** Another proxy of the same list may be reached. */
export function isUnreachable({ code }: ProxyFailure): boolean {
  return code === 'ERR_PROXY_UNREACHABLE' || code === 'ERR_PROXY_NAME' || code === 'ERR_PROXY_UNTRUSTED'
}

/** A proxy's 407, by the ways to sign in that its Proxy-Authenticate names. */
export function signInWanted(proxy: HttpProxy, authenticate: string): ProxyFailure {
  const schemes = [...authenticate.matchAll(/(?:^|,)\s*(Basic|Digest|Negotiate|NTLM|Kerberos|Bearer)\b/gi)]
  const ways = [...new Set(schemes.map(([, scheme = '']) => scheme))]
  const canBasic = ways.length === 0 || ways.some((way) => way.toLowerCase() === 'basic')
  if (!canBasic) {
    const does = `asks for a sign-in that this app can’t do (407, ${ways.join(', ')})`
    return proxyFailure(proxy, 'ERR_PROXY_SIGN_IN_UNSUPPORTED', does)
  }
  const named = ways.length === 0 ? '407' : '407, Basic'
  return proxy.authorization === undefined
    ? proxyFailure(proxy, 'ERR_PROXY_SIGN_IN', `asks for a user name and a password (${named})`)
    : proxyFailure(
        proxy,
        'ERR_PROXY_SIGN_IN_REFUSED',
        `does not accept the user name and the password (${named})`,
      )
}

/** None of what was named can be used. */
export function noUsableProxy(unusable: readonly string[]): ProxyFailure {
  const message = `the proxy that is set can’t be used, only HTTP proxies can: ${unusable.join(', ')}`
  return new ProxyFailure('ERR_PROXY_UNSUPPORTED', message)
}
