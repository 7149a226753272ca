import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { EXTERNAL_ID_PARAMETER } from '../activeeye/prescribed.ts'
import { readTemplate, textOfBytes } from './readTemplate.ts'
import type { TemplateTrust } from './templateTrust.ts'
import type { TemplateObject } from './templateValue.ts'
import { trustOf } from './trustOf.ts'

/** A template's file, read and judged. */
export interface JudgedTemplate {
  /** SHA-256 of the bytes, 64 hex digits: what `sha256sum` prints. */
  readonly sha256: string
  /** The same of the text as CloudFormation may return it. */
  readonly asReturned: string
  readonly trust: TemplateTrust
  /** The types of its resources; macros may make more. */
  readonly resourceTypes: readonly string[]
}

export type TemplateJudgement =
  | { readonly ok: true; readonly template: JudgedTemplate }
  /** Why it can't be judged, as the end of a sentence. */
  | { readonly ok: false; readonly sha256: string; readonly why: string }

/** More could be read by nobody, and would stand in the journal for every account. */
const MAX_TRUST_CHARACTERS = 60_000

/** A hundred accounts read the same file. */
const recent = new Map<string, TemplateJudgement>()
const MOST_RECENT = 16

/** What the bytes say; the same bytes are judged once. */
export function judgeTemplate(bytes: Uint8Array): TemplateJudgement {
  const hash = bytesToHex(sha256(bytes))
  const known = recent.get(hash)
  if (known !== undefined) return known
  const judged = judge(bytes, hash)
  const [oldest] = recent.keys()
  if (recent.size >= MOST_RECENT && oldest !== undefined) recent.delete(oldest)
  recent.set(hash, judged)
  return judged
}

function judge(bytes: Uint8Array, hash: string): TemplateJudgement {
  const reading = readTemplate(bytes)
  if (!reading.ok) return { ok: false, sha256: hash, why: reading.why }
  const { template } = reading
  // The app fills in the ExternalID, so its default says nothing.
  const { [EXTERNAL_ID_PARAMETER]: _, ...parameters } = template.parameters
  const trust = trustOf({ ...template, parameters })
  if (JSON.stringify(trust).length > MAX_TRUST_CHARACTERS) {
    return { ok: false, sha256: hash, why: 'its roles and policies are longer than anybody could check' }
  }
  return {
    ok: true,
    template: {
      sha256: hash,
      asReturned: hashAsReturned(textOfBytes(bytes) ?? ''),
      trust,
      resourceTypes: typesOf(template.resources),
    },
  }
}

function typesOf(resources: TemplateObject): readonly string[] {
  const types = Object.values(resources).flatMap((resource) => {
    const type = typeof resource === 'object' && 'Type' in resource ? resource.Type : undefined
    return typeof type === 'string' ? [type] : []
  })
  return [...new Set(types)].sort()
}

/** Of a text that GetTemplate returned. */
export function hashOfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/**
 * SHA-256 of a text without what CloudFormation and its XML answers are known to change: line ends, blanks at the end,
 * the byte order mark, and characters outside ASCII, for which GetTemplate returns question marks (the AWS CDK
 * compares templates in the same way). No account, action or ARN is made of any of them.
 */
export function hashAsReturned(text: string): string {
  const normal = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u{80}-\u{10ffff}]/gu, '?')
    .trimEnd()
  return hashOfText(normal)
}
