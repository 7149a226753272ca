import { isIP, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls'

export interface TlsHandshake {
  readonly socket: TLSSocket
  /** Node's code of what is wrong with the certificate; `undefined`: it is trusted. */
  readonly distrust: string | undefined
  /** The issuer's common name. */
  readonly issuer: string
  /** The last day on which the certificate is valid, as an ISO date; empty when unknown. */
  readonly validTo: string
}

/**
 * Starts TLS on a connection and reads the certificate. Also resolves when the certificate is not trusted; nothing
 * may be sent then. Rejects with Node's error, or with the signal's reason.
 */
export function tlsHandshake(
  socket: Socket,
  host: string,
  settings: { readonly secureContext: SecureContext; readonly signal: AbortSignal },
): Promise<TlsHandshake> {
  const { promise, resolve, reject } = Promise.withResolvers<TlsHandshake>()
  const { secureContext, signal } = settings
  const servername = isIP(host) === 0 ? host : ''
  const secured = connectTls({ socket, host, servername, secureContext, rejectUnauthorized: false })
  const onAbort = () => {
    secured.destroy()
    reject(signal.reason)
  }
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()
  // Errors after the end, and of the socket below, need a listener too.
  for (const each of [socket, secured]) each.on('error', reject)
  secured.once('close', () => reject(new Error('The connection was closed')))
  secured.once('secureConnect', () => {
    const { issuer = {}, valid_to = '' } = secured.getPeerCertificate()
    const name = issuer.CN ?? issuer.O ?? 'nobody'
    const end = new Date(valid_to)
    resolve({
      socket: secured,
      distrust: secured.authorized ? undefined : String(secured.authorizationError),
      issuer: [name].flat().join(', '),
      validTo: Number.isNaN(end.getTime()) ? '' : end.toISOString().slice(0, 10),
    })
  })
  return promise.finally(() => signal.removeEventListener('abort', onAbort))
}

/** What is wrong with the certificate of a host, as the end of a sentence. */
export function distrustWords(
  host: string,
  code: string,
  seen: Pick<TlsHandshake, 'issuer' | 'validTo'> | undefined,
): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return `the certificate of ${host} has expired${seen?.validTo ? ` on ${seen.validTo}` : ''} (${code})`
    case 'CERT_NOT_YET_VALID':
      return `the certificate of ${host} is not valid yet (${code})`
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `the host that answers as ${host} has a certificate for another name (${code})`
    default:
      return seen === undefined
        ? `the certificate of ${host} is from an authority that this computer does not know (${code})`
        : `the certificate of ${host} is from “${seen.issuer}”, an authority that this computer does not know (${code})`
  }
}

/** Whether the code is about the certificate rather than about TLS itself. */
export function isDistrust(code: string): boolean {
  return code !== 'EPROTO' && !/^ERR_SSL_/.test(code)
}
