/**
 * Reads AWS's shared files as the AWS CLI does (botocore, on Python's configparser). The SDK's own parser takes a
 * header that is followed by text, or by a comment without a blank, for no header at all, and gives its settings to the
 * profile above: those are another account's keys.
 */

/** The settings of one section, by name in small letters; a nested one is `s3.name`. Empty settings are left out. */
export type ConfigSection = Readonly<Record<string, string | undefined>>
type Sections = Readonly<Record<string, ConfigSection>>

export type FileKind = 'config' | 'credentials'

/** What one file says. Holds secrets. */
export interface FileReading {
  readonly profiles: Sections
  readonly ssoSessions: Sections
  readonly services: Sections
  /** Every header without its brackets, in the order of the file. */
  readonly headers: readonly string[]
  /** What stands there and may not be used, by the profile's name. */
  readonly refused: readonly RefusedSection[]
  /** Lines that another reader may understand otherwise, by the profile's name. */
  readonly oddLines: Readonly<Record<string, readonly string[]>>
}

export interface RefusedSection {
  readonly name: string
  /** For a person: the line and what is wrong with it; no full stop at the end. */
  readonly why: string
  /** Settings may belong to it or to its neighbour, so the profile is refused even if it stands elsewhere, too. */
  readonly isUnclear: boolean
}

interface OpenSection {
  readonly header: string
  readonly line: number
  readonly settings: Map<string, string>
  readonly odd: string[]
  refusal: string | undefined
}

/** @param text the whole file */
export function readSections(text: string, kind: FileKind): FileReading {
  const sections = sectionsOf(text)
  const profiles = record<Record<string, string>>()
  const ssoSessions = record<Record<string, string>>()
  const services = record<Record<string, string>>()
  const refused: RefusedSection[] = []
  const unusable: { readonly of: Record<string, Record<string, string>>; readonly name: string }[] = []
  const oddLines = record<string[]>()
  const hasPrefixedDefault = kind === 'config' && sections.some(isPrefixedDefault)
  for (const { header, line, settings, odd, refusal } of sections) {
    const named = nameOf(header, kind)
    if (named === undefined) continue
    const { name } = named
    const why = refusal ?? named.refusal
    if (named.type !== 'profile') {
      const others = named.type === 'services' ? services : ssoSessions
      // A profile may have the name of a session, and is another thing.
      if (why !== undefined) unusable.push({ of: others, name })
      else others[name] = { ...others[name], ...Object.fromEntries(settings) }
    } else if (why !== undefined) {
      refused.push({ name, why: `Line ${line}: ${why}`, isUnclear: refusal !== undefined })
    } else if (header !== 'default' || !hasPrefixedDefault) {
      profiles[name] = { ...profiles[name], ...Object.fromEntries(settings) }
      oddLines[name] = [...(oddLines[name] ?? []), ...odd]
    }
  }
  if (kind === 'config') refused.push(...twoDefaults(sections))
  // A profile may stand in several places of a file.
  for (const { name, isUnclear } of refused) if (isUnclear) delete profiles[name]
  for (const { of, name } of unusable) delete of[name]
  return { profiles, ssoSessions, services, headers: sections.map(({ header }) => header), refused, oddLines }
}

function isPrefixedDefault({ header }: OpenSection): boolean {
  return /^profile\s+(["']?)default\1$/.test(header)
}

/** Settings that decide whose credentials a profile gives. */
const DECIDES = /^(aws_|role_arn|source_profile|credential_|sso_|login_session|web_identity_)/

/** [profile default] takes the place of [default] for the SDK, and for the AWS CLI only where it comes last. */
function twoDefaults(sections: readonly OpenSection[]): readonly RefusedSection[] {
  const prefixed = sections.findLast(isPrefixedDefault)
  const plain = sections.findLast(({ header }) => header === 'default')
  if (prefixed === undefined || plain === undefined || plain.line < prefixed.line) return []
  const deciding = ({ settings }: OpenSection) =>
    JSON.stringify([...settings].filter(([name]) => DECIDES.test(name)).toSorted())
  if (deciding(prefixed) === deciding(plain)) return []
  const why = `Line ${plain.line}: the AWS CLI takes this section for the profile default, and other AWS tools the one in line ${prefixed.line}. Remove one of them`
  return [{ name: 'default', why, isUnclear: true }]
}

function record<T>(): Record<string, T> {
  return Object.create(null)
}

interface NamedSection {
  readonly type: 'profile' | 'sso-session' | 'services'
  readonly name: string
  readonly refusal?: string
}

/** @returns `undefined` for a section that is of no use here */
function nameOf(header: string, kind: FileKind): NamedSection | undefined {
  const [, prefix, rest = ''] = /^(profile|sso-session|services|plugins)\s+(.*)$/s.exec(header) ?? []
  if (prefix === 'plugins' || header === 'plugins') return undefined
  const type = prefix === 'sso-session' || prefix === 'services' ? prefix : 'profile'
  const quoted = /^(["'])(.*)\1$/s.exec(rest)?.[2]
  const name = prefix === undefined ? header : (quoted ?? rest)
  if (name === '__proto__') return { type, name, refusal: `no profile can be called ${name}. Rename it` }
  if (kind === 'credentials') {
    return prefix === undefined
      ? { type, name }
      : type === 'profile'
        ? { type, name, refusal: `in this file a profile begins with [${name}]` }
        : undefined
  }
  if (prefix === undefined) {
    return name === 'default'
      ? { type, name }
      : { type, name, refusal: `in this file a profile begins with [profile ${name}]` }
  }
  return quoted === undefined && /\s/.test(name)
    ? { type, name, refusal: `a name with a blank needs quotation marks: [${prefix} "${name}"]` }
    : { type, name }
}

/** A comment, as the SDK takes it: botocore keeps it as part of the value, where it does no good. */
const COMMENT = /(?:^|\s)[;#].*$/

function sectionsOf(text: string): readonly OpenSection[] {
  const sections: OpenSection[] = []
  /** The setting that a line which is indented more continues. */
  let last: { readonly key: string; readonly indent: number; readonly isNest: boolean } | undefined
  for (const [index, whole] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = index + 1
    const trimmed = trim(whole)
    if (trimmed === '' || /^[;#]/.test(trimmed)) continue
    const current = sections.at(-1)
    const indent = whole.length - whole.replace(/^[ \t\v\f]+/, '').length
    const continues = last !== undefined && indent > last.indent
    if (trimmed.startsWith('[')) {
      const next = openSection(trimmed, line)
      if (continues)
        next.refusal = 'the header is indented, so the AWS CLI takes it for a part of the setting above'
      if (next.refusal !== undefined && current !== undefined) {
        current.refusal ??= `what follows line ${line} may belong to it or not: ${next.refusal}`
      }
      sections.push(next)
      last = undefined
      continue
    }
    if (current === undefined) continue
    const [, key, sign, value] = /^(.*?)\s*([=:])\s*(.*)$/s.exec(trim(trimmed.replace(COMMENT, ''))) ?? []
    if (continues && last !== undefined) {
      if (last.isNest && sign === '=' && key) setIn(current, `${last.key}.${key}`, value)
      else {
        current.refusal ??= `line ${line} is indented more than the setting above, so the AWS CLI takes it for a part of that`
      }
      continue
    }
    if (!key) {
      current.refusal ??= `line ${line} is neither a header nor a setting, so the AWS CLI reads nothing of this file`
      continue
    }
    const name = key.toLowerCase()
    if (name !== key) current.odd.push(`the setting ${key} in line ${line} has capital letters`)
    if (sign === ':') current.odd.push(`line ${line} has a colon instead of =`)
    setIn(current, name, value)
    last = { key: name, indent, isNest: value === '' }
  }
  return sections
}

/** A setting that comes twice has its last value; an empty one is as if it were not there. */
function setIn({ settings }: OpenSection, key: string, value = ''): void {
  if (value === '') settings.delete(key)
  else settings.set(key, value)
}

/** Blanks as botocore takes them; others are part of a name. */
function trim(text: string): string {
  return text.replace(/^[ \t\v\f]+|[ \t\v\f]+$/g, '')
}

/** The AWS CLI splits a header as a shell does, so these can join it to another profile. */
const UNCLEAR_HEADER = /[\\[]|(?![ \t])[\p{Z}\p{Cf}\p{Cc}]|\S["']\S|["'][^"']*["']\S/u

/** @param trimmed begins with `[` */
function openSection(trimmed: string, line: number): OpenSection {
  const end = trimmed.indexOf(']')
  const header = trim(trimmed.slice(1, end < 0 ? undefined : end).replace(end < 0 ? COMMENT : '', ''))
  const rest = end < 0 ? '' : trimmed.slice(end + 1)
  const odd = /^(?:\s*|\s+[;#].*)$/.test(rest) ? [] : [`in line ${line} there is text right after the header`]
  const refusal =
    end < 0
      ? 'the header is not closed by ]'
      : UNCLEAR_HEADER.test(header) || rest.startsWith(']')
        ? 'the header has a backslash, a bracket, an odd blank, or quotation marks within the name'
        : undefined
  return { header, line, settings: new Map(), odd, refusal }
}
