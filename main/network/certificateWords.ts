import type { Handshake } from './handshake.ts'

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
