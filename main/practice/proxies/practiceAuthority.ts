import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { pki } from 'node-forge'

/** A certificate authority that no system trusts by default, like a company's own. */
export interface PracticeAuthority {
  readonly name: string
  /** Its certificate in PEM format, which a client has to trust. */
  readonly pem: string
  /** A certificate for a host and its key; created on the first call and then cached. */
  certificateFor(host: string): { readonly cert: string; readonly key: string }
}

const DAY = 86_400_000

/** @param now the certificates are valid from one day before to 30 days after; a test may set it to the past. */
export async function practiceAuthority(name: string, now = new Date()): Promise<PracticeAuthority> {
  // Loaded on demand: node-forge is not part of the shipped app.
  const { default: forge } = await import('node-forge')
  const { pki, md } = forge
  // One key pair for all hosts. OpenSSL generates it quickly; node-forge would not.
  const [authority, leaf] = [keyPair(pki), keyPair(pki)]
  const leaves = new Map<string, string>()

  function certificate(subject: string, key: pki.PublicKey, extensions: object[]): pki.Certificate {
    const made = pki.createCertificate()
    made.publicKey = key
    // The first byte is neither zero nor negative, because OpenSSL refuses padding.
    made.serialNumber = `01${randomBytes(15).toString('hex')}`
    made.validity.notBefore = new Date(now.getTime() - DAY)
    made.validity.notAfter = new Date(now.getTime() + 30 * DAY)
    made.setSubject([{ name: 'commonName', value: subject }])
    made.setIssuer([{ name: 'commonName', value: name }])
    made.setExtensions(extensions)
    made.sign(authority.privateKey, md.sha256.create())
    return made
  }

  const pem = pki.certificateToPem(
    certificate(name, authority.publicKey, [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ]),
  )

  return {
    name,
    pem,
    certificateFor(host) {
      const known = leaves.get(host)
      if (known !== undefined) return { cert: known, key: leaf.pem }
      const made = certificate(host, leaf.publicKey, [
        { name: 'basicConstraints', cA: false },
        { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
      ])
      const cert = `${pki.certificateToPem(made)}${pem}`
      leaves.set(host, cert)
      return { cert, key: leaf.pem }
    },
  }
}

function keyPair(forge: typeof pki) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return {
    pem: privateKey,
    privateKey: forge.privateKeyFromPem(privateKey),
    publicKey: forge.publicKeyFromPem(publicKey),
  }
}
