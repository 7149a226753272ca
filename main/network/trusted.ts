import { createSecureContext, getCACertificates, rootCertificates, type SecureContext } from 'node:tls'
import type { Authority } from './caFile.ts'

/**
 * Whom to trust: Node's authorities, those of the operating system, and those of the chosen file. Takes a tenth of a
 * second, so it is made once and shared by all connections.
 */
export function trusting(own: readonly Authority[]): SecureContext {
  const ca = [...new Set([...known('default'), ...known('system'), ...own.map(({ pem }) => pem)])]
  // A company often hands out the authority in between instead of the one at the top.
  return createSecureContext({ ca, allowPartialTrustChain: own.length > 0 })
}

/** Electron's TLS is not Node's: what it can't list is left out. */
function known(kind: 'default' | 'system'): readonly string[] {
  try {
    return getCACertificates(kind)
  } catch {
    return kind === 'default' ? rootCertificates : []
  }
}
