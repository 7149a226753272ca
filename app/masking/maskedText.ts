import { FLOW_LOG_DESTINATION, STACK_NAME, TEMPLATE_URL } from '../activeeye/prescribed.ts'
import { MASK_PATTERN, type MaskKind } from './maskKind.ts'
import type { Masks } from './masks.ts'

/** Values that identify by their form alone, and what must stay although a name may be part of it. The first match counts. */
const FORMS = [
  // Masks, and what ActiveEye prescribes.
  ['keep', MASK_PATTERN.source],
  ...[TEMPLATE_URL, FLOW_LOG_DESTINATION, FLOW_LOG_DESTINATION.split(':').at(-1) ?? '', STACK_NAME].map(
    (text) => ['keep', `${literal(text)}(?![\\w:/-])`] as const,
  ),
  ['keep', `arn:aws[\\w-]*:[\\w-]*:[\\w-]*:${MASK_PATTERN.source}`],
  // AWS's own managed policies, and patterns of policies.
  ['keep', 'arn:aws[\\w-]*:[\\w-]*:[\\w*-]*:(?:aws|\\*):[\\w*/+=,.@:-]+'],
  ['ARN', 'arn:aws[\\w-]*:[\\w-]*:[\\w-]*:\\d*:[\\w*/+=,.@:{}$-]*[\\w*/=}]'],
  // Request IDs and tokens: their digits are no account.
  ['keep', '\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b'],
  ['keep', '\\b(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-[a-z]+-\\d\\b'],
  ['e-mail', '[\\w.+%-]+@[\\w-]+(?:\\.[\\w-]+)+'],
  [
    'file',
    '(?<![\\w/:.~])(?:~|\\.{0,2}/[\\w.@-]+|[A-Za-z]:\\\\[\\w.@-]+)(?:[/\\\\][^\\s"\'“”’:;,()<>]*[^\\s"\'“”’:;,()<>.])+',
  ],
  ['ID', '(?<![\\w])(?:\\d{12}|\\d{4}-\\d{4}-\\d{4})(?![\\w])'],
  ['VPC', '\\bvpc-[0-9a-f]{8,17}\\b'],
  ['flow log', '\\bfl-[0-9a-f]{8,17}\\b'],
  ['subnet', '\\bsubnet-[0-9a-f]{8,17}\\b'],
  ['network interface', '\\beni-[0-9a-f]{8,17}\\b'],
] as const satisfies readonly (readonly [MaskKind | 'keep', string])[]

const ANY_FORM = new RegExp(FORMS.map(([, source]) => `(${source})`).join('|'), 'g')

/** A text without account IDs, ARNs, AWS's IDs, mail addresses and paths; names in it stay. */
export function withoutIds(text: string, masks: Masks): string {
  return mayIdentify(text) ? mapped(text, masks, (between) => between) : text
}

/** Most texts are the app's own words, Regions and times: looking closer at each of them takes seconds. */
function mayIdentify(text: string): boolean {
  return /[@/\\]|\d{4}|arn:|(?:vpc|fl|eni|subnet)-/.test(text) && !TIME.test(text)
}

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** A sentence, in which names may stand as well. */
export function maskedSentence(text: string, masks: Masks): string {
  const between = (part: string) => withoutNames(part, masks)
  return mayIdentify(text) ? mapped(text, masks, between) : between(text)
}

/** What accounts are chosen by: an ID, `ou:UNIT/UNIT` or `tag:KEY=VALUE`, each part masked as in the account. */
export function maskedSelector(text: string, masks: Masks): string {
  const [, prefix = '', rest = ''] = /^((?:ou|tag):)(.*)$/is.exec(text.trim()) ?? []
  if (prefix === '') return withoutIds(text, masks)
  if (/^ou/i.test(prefix)) {
    return (
      prefix +
      rest
        .split('/')
        .map((unit) => masks.of('unit', unit.trim()))
        .join('/')
    )
  }
  const [key = '', ...value] = rest.trim().split('=')
  return value.length === 0 ? `${prefix}${key}` : `${prefix}${key}=${masks.of('tag', value.join('='))}`
}

/** A text of which only what has a mask already is replaced: somebody else's account in a template stays. */
export function withoutKnown(text: string, masks: Masks): string {
  return withoutNames(text, masks)
}

function mapped(text: string, masks: Masks, between: (text: string) => string): string {
  let result = ''
  let from = 0
  for (const match of text.matchAll(ANY_FORM)) {
    const [found] = match
    const kind = FORMS[match.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? 'keep'
    result += between(text.slice(from, match.index)) + (kind === 'keep' ? found : maskOf(kind, found, masks))
    from = match.index + found.length
  }
  return result + between(text.slice(from))
}

function maskOf(kind: MaskKind, found: string, masks: Masks): string {
  if (kind === 'ARN') return maskedArn(found, masks)
  return masks.known(found) ?? masks.of(kind, kind === 'ID' ? found.replaceAll('-', '') : found)
}

/** The partition, the service and the Region stay: they tell what it is, and links to the console are made of them. */
function maskedArn(arn: string, masks: Masks): string {
  const [, kept = '', rest = arn] = /^((?:[^:]*:){4})(.*)$/.exec(arn) ?? []
  return `${kept}${masks.of('ARN', rest)}`
}

/** Each word that begins a known value is looked at; what is part of a longer word is another one. */
function withoutNames(text: string, masks: Masks): string {
  let result = ''
  let from = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (index < from) continue
    for (const { before, length } of masks.placesOf(word)) {
      const start = index - before
      const value = text.slice(start, start + length)
      const mask = start < from ? undefined : masks.known(value)
      if (mask === undefined || LITTLE_WORDS.has(value) || isInWord(text, start, start + length)) continue
      result += text.slice(from, start) + mask
      from = start + length
      break
    }
  }
  return result + text.slice(from)
}

const WORD = /[\p{L}\p{N}]+/gu

function isInWord(text: string, start: number, end: number): boolean {
  const isLetter = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{N}]/u.test(character)
  const value = text.slice(start, end)
  return (isLetter(text[start - 1]) && isLetter(value[0])) || (isLetter(text[end]) && isLetter(value.at(-1)))
}

/** A name like this would be found in every sentence, and its mask there would tell it. */
const LITTLE_WORDS: ReadonlySet<string> = new Set(
  'a all an and any are as at be but by can for from has in into is it its no not of on one or so than that the then this to was who with you'.split(
    ' ',
  ),
)

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
