import { X509Certificate } from 'node:crypto'
// The default export: Electron's module may lack a name, and a named import of it would fail the whole module.
import tls from 'node:tls'
import { LIMITS } from '../../app/input/limits.ts'
import { errorCode } from '../failures/errorCode.ts'
import { FileRefused, readBoundedFile } from '../files/readBoundedFile.ts'

/** The authorities in a file, or in one sentence why it can't be used. */
export type CaFile =
  | { readonly ok: true; readonly authorities: readonly Authority[] }
  | { readonly ok: false; readonly problem: string }

export interface Authority {
  readonly name: string
  readonly pem: string
}

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
    return wrong(`Certificate ${damaged + 1} of ${path} is damaged. Get the file again.`)
  }
  const readable = certificates.filter((certificate) => certificate !== undefined)
  // The oldest authorities lack the CA flag.
  const authorities = readable.filter(({ ca, issuer, subject }) => ca || issuer === subject)
  const [other] = readable
  if (authorities.length === 0 && other !== undefined) {
    return wrong(
      `${path} holds the certificate of ${nameOf(other.subject)}, which is not a certificate authority. Choose the certificate of the authority that issued it, ${nameOf(other.issuer)}.`,
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

/** The bytes, or in one sentence why the file can't be read. */
async function readBytes(path: string): Promise<Buffer | string> {
  try {
    return await readBoundedFile(path, LIMITS.certificatesFile)
  } catch (error) {
    if (error instanceof FileRefused) {
      return `${path}: found ${error.found}, expected ${error.expected}. Choose a PEM file with the certificate.`
    }
    const code = errorCode(error) ?? 'unreadable'
    return code === 'ENOENT'
      ? `There is no file ${path}. Choose the file again.`
      : `${path} can’t be read (${code}). Choose a file that you may read.`
  }
}

function wrong(problem: string): CaFile {
  return { ok: false, problem }
}

/**
 * Trusts Node's authorities, those of the operating system, and `own`. Takes a tenth of a second, so it is made once
 * and shared by all connections.
 */
export function createSecureContext(own: readonly Authority[]): tls.SecureContext {
  const ours = own.map(({ pem }) => pem)
  // Companies often hand out the intermediate authority instead of the root.
  const allowPartialTrustChain = own.length > 0
  const context = (theirs: readonly string[]) =>
    tls.createSecureContext({
      ca: [...new Set([...known('default'), ...theirs, ...ours])],
      allowPartialTrustChain,
    })
  try {
    return context(known('system'))
  } catch {
    // One certificate that this TLS library can't read fails the whole list.
    return context([])
  }
}

/** Electron's TLS library is not Node's: a list that it does not have is left out. */
function known(kind: 'default' | 'system'): readonly string[] {
  try {
    return tls.getCACertificates(kind)
  } catch {
    return kind === 'default' ? tls.rootCertificates : []
  }
}
