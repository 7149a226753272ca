import { isIP, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls'

export interface Handshake {
  readonly socket: TLSSocket
  /** Node's code of what is wrong with the certificate; `undefined`: it is trusted. */
  readonly distrust: string | undefined
  /** Who issued the certificate, by name. */
  readonly issuer: string
  /** ISO day of the certificate's end. */
  readonly validTo: string
}

/**
 * TLS over a connection that is there, to see whose certificate comes. It also ends well when the certificate is not
 * trusted: nothing may be sent then. Rejects with what Node says, or with the signal's reason.
 */
export function shakeHands(
  socket: Socket,
  host: string,
  settings: { readonly secureContext: SecureContext; readonly signal: AbortSignal },
): Promise<Handshake> {
  const { promise, resolve, reject } = Promise.withResolvers<Handshake>()
  const { secureContext, signal } = settings
  const servername = isIP(host) === 0 ? host : ''
  const secured = connectTls({ socket, host, servername, secureContext, rejectUnauthorized: false })
  const onAbort = () => {
    secured.destroy()
    reject(signal.reason)
  }
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()
  // Also after the end, and of the connection below: nobody else listens.
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
  seen: Pick<Handshake, 'issuer' | 'validTo'> | undefined,
): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return `the certificate of ${host} has expired${seen?.validTo ? ` on ${seen.validTo}` : ''} (${code})`
    case 'CERT_NOT_YET_VALID':
      return `the certificate of ${host} is not valid yet (${code})`
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `what answers as ${host} shows a certificate for another name (${code})`
    default:
      return seen === undefined
        ? `the certificate of ${host} is from an authority that this computer does not know (${code})`
        : `the certificate of ${host} is from “${seen.issuer}”, an authority that this computer does not know (${code})`
  }
}

/** Whether the code is about the certificate, rather than about TLS at all. */
export function isDistrust(code: string): boolean {
  return code !== 'EPROTO' && !/^ERR_SSL_/.test(code)
}
