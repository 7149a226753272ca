// The default export: Electron's may lack a name, which would end the whole module.

import { X509Certificate } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import tls from 'node:tls'

/** What a file of certificate authorities holds, or in one sentence why it can't be used. */
export type CaFile =
  | { readonly ok: true; readonly authorities: readonly Authority[] }
  | { readonly ok: false; readonly problem: string }

export interface Authority {
  readonly name: string
  readonly pem: string
}

/** Bytes. Every public authority there is fits into a quarter. */
const LARGEST = 1024 * 1024

/** Reads a PEM file with any number of authorities, or a single one in binary form, as Windows exports it. */
export async function readCaFile(path: string, now: Date): Promise<CaFile> {
  const read = await readBytes(path)
  if (typeof read === 'string') return wrong(read)
  const text = read.toString('latin1')
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
    return wrong(
      `${path} holds a private key, which this app must not have. Choose a file with nothing but the certificate.`,
    )
  }
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g)
  const certificates = (blocks ?? [read]).map(parse)
  if (blocks === null && certificates[0] === undefined) {
    return wrong(
      `${path} holds no certificate. Choose a PEM file: a text with the line -----BEGIN CERTIFICATE-----.`,
    )
  }
  return choose(path, certificates, now)
}

function choose(path: string, certificates: readonly (X509Certificate | undefined)[], now: Date): CaFile {
  const damaged = certificates.indexOf(undefined)
  if (damaged >= 0) {
    return wrong(`Certificate ${damaged + 1} of ${path} is damaged. Get the file anew.`)
  }
  const readable = certificates.filter((certificate) => certificate !== undefined)
  // The oldest authorities do not say that they are one.
  const authorities = readable.filter(({ ca, issuer, subject }) => ca || issuer === subject)
  const [other] = readable
  if (authorities.length === 0 && other !== undefined) {
    return wrong(
      `${path} holds the certificate of ${nameOf(other.subject)}, which is no authority. Choose the certificate of the authority that issued it, ${nameOf(other.issuer)}.`,
    )
  }
  const valid = authorities.filter(({ validToDate }) => validToDate >= now)
  const [expired] = authorities
  if (valid.length === 0 && expired !== undefined) {
    const day = expired.validToDate.toISOString().slice(0, 10)
    return wrong(
      `The certificate of ${nameOf(expired.subject)} in ${path} expired on ${day}. Get the one that took its place.`,
    )
  }
  return {
    ok: true,
    authorities: valid.map((each) => ({ name: nameOf(each.subject), pem: each.toString() })),
  }
}

/** The common name of a subject, or what there is. */
export function nameOf(subject: string): string {
  const field = (name: string) => new RegExp(`^${name}=(.+)$`, 'm').exec(subject)?.[1]
  return field('CN') ?? field('O') ?? subject.replaceAll('\n', ', ')
}

function parse(bytes: Buffer | string): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes)
  } catch {
    return undefined
  }
}

/** The bytes, or a sentence. */
async function readBytes(path: string): Promise<Buffer | string> {
  try {
    // A pipe of that name would be waited for.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const info = await file.stat()
      if (!info.isFile()) return `${path} is not a file. Choose a PEM file with the certificate.`
      if (info.size > LARGEST) return `${path} is too large for a file of certificates (more than 1 MB).`
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    return code === 'ENOENT'
      ? `There is no file ${path}. Choose the file again.`
      : `${path} can’t be read (${code}). Choose a file that you may read.`
  }
}

function wrong(problem: string): CaFile {
  return { ok: false, problem }
}

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
