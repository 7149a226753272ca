// The default export: Electron's may lack a name, which would end the whole module.
import tls from 'node:tls'
import type { Authority } from './caFile.ts'

/**
 * Whom to trust: Node's authorities, those of the operating system, and those of the chosen file. Takes a tenth of a
 * second, so it is made once and shared by all connections.
 */
export function trusting(own: readonly Authority[]): tls.SecureContext {
  const ours = own.map(({ pem }) => pem)
  // A company often hands out the authority in between instead of the one at the top.
  const allowPartialTrustChain = own.length > 0
  const context = (theirs: readonly string[]) =>
    tls.createSecureContext({
      ca: [...new Set([...known('default'), ...theirs, ...ours])],
      allowPartialTrustChain,
    })
  try {
    return context(known('system'))
  } catch {
    // One that this TLS can't read would take all the others with it.
    return context([])
  }
}

/** Electron's TLS is not Node's: what it can't list is left out. */
function known(kind: 'default' | 'system'): readonly string[] {
  try {
    return tls.getCACertificates(kind)
  } catch {
    return kind === 'default' ? tls.rootCertificates : []
  }
}
