import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseAllDocuments } from 'yaml'
import { plural } from '../text/plural.ts'
import { isObject, type TemplateObject, type TemplateValue } from './templateValue.ts'

/** The parts of a template that CloudFormation has; deeper ones are values. */
export interface ParsedTemplate {
  readonly parameters: TemplateObject
  readonly resources: TemplateObject
  /** `Transform`, and nothing else, may stand for text that is made later. */
  readonly whole: TemplateObject
}

export type TemplateReading =
  | { readonly ok: true; readonly template: ParsedTemplate }
  /** What is wrong, as the end of a sentence: "it is not UTF-8". */
  | { readonly ok: false; readonly why: string }

/** Deeper than any template: CloudFormation's own functions nest a few levels. */
const MAX_DEPTH = 60
/** ActiveEye's is a few kB. A megabyte, CloudFormation's own limit, would take the parser many seconds. */
const MAX_JUDGED_BYTES = 256 * 1024
/** Tags, anchors and aliases in a row; one value has one of each, and for more the parser's time grows with their square. */
const TOO_MANY_MARKS = /(?:[!&*][^\s,[\]{}]*\s+){8}/
/** Brackets open at once, whether in text or not; the parser recurses, and takes seconds for a file of them. */
const MAX_OPEN_BRACKETS = 200
/** A template has at most 500 resources (CloudFormation quotas), so this is far above any. */
const MAX_NODES = 100_000

/**
 * Reads a template, YAML with CloudFormation's short tags or JSON, which is YAML too. Where two readers could
 * understand different things, it refuses: a key that stands twice, an alias, a merge, several documents.
 */
export function readTemplate(bytes: Uint8Array): TemplateReading {
  if (bytes.length > MAX_JUDGED_BYTES)
    return refused(`it is larger than ${MAX_JUDGED_BYTES / 1024} kB, more than this app can judge`)
  const text = textOfBytes(bytes)
  if (text === undefined) return refused('it is not UTF-8 text')
  try {
    return parsed(text)
  } catch (error) {
    if (error instanceof Refusal) return refused(error.message)
    // The parser recurses.
    if (error instanceof RangeError) return refused('it is nested too deeply')
    throw error
  }
}

/** Without a byte order mark; `undefined` when it is not UTF-8. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Thrown while reading; `message` ends a sentence. */
class Refusal extends Error {}

function refused(why: string): TemplateReading {
  return { ok: false, why }
}

function opensTooManyBrackets(text: string): boolean {
  let open = 0
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1)
    if (open > MAX_OPEN_BRACKETS) return true
  }
  return false
}

/** YAML 1.1 ends a line here, and so a comment; YAML 1.2 does not. A carriage return alone is another such place. */
const DISPUTED_LINE_END = /\r(?!\n)|[\u0085\u2028\u2029]/

function parsed(text: string): TemplateReading {
  if (DISPUTED_LINE_END.test(text)) {
    return refused(
      'it holds an end of line that is one for some readers only: a carriage return alone, U+0085, U+2028 or U+2029',
    )
  }
  if (opensTooManyBrackets(text) || TOO_MANY_MARKS.test(text)) return refused('it is nested too deeply')
  // "failsafe": every scalar is text. Duplicate keys are looked for below: the parser's own way is quadratic.
  const documents = parseAllDocuments(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: true,
    logLevel: 'silent',
  })
  if (!Array.isArray(documents) || documents.length === 0) return refused('it is empty')
  const [document, ...others] = documents
  if (document === undefined) return refused('it is empty')
  const [fault] = document.errors
  if (fault !== undefined) {
    const at = fault.linePos?.[0]
    const where = at === undefined ? '' : ` (line ${at.line}, column ${at.col})`
    return refused(`it is neither YAML nor JSON: ${firstLine(fault.message)}${where}`)
  }
  if (others.length > 0) return refused(`it holds ${plural(documents.length, 'YAML document')} and not one`)
  const whole = readNode(document.contents, { nodes: 0 }, 0)
  if (!isObject(whole)) return refused('it is not a CloudFormation template: it has no sections')
  const { Resources: resources } = whole
  if (!isObject(resources) || Object.keys(resources).length === 0)
    return refused('it is not a CloudFormation template: it has no Resources')
  const { Parameters: parameters = {} } = whole
  if (!isObject(parameters)) return refused('its Parameters are not a map')
  return { ok: true, template: { parameters, resources, whole } }
}

/** "… at line 3, column 1:" and the excerpt are the parser's own; the place is told once. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '').slice(0, 200)
}

function readNode(node: Node | null, count: { nodes: number }, depth: number): TemplateValue {
  count.nodes += 1
  if (count.nodes > MAX_NODES) throw new Refusal('it has too many values')
  if (depth > MAX_DEPTH) throw new Refusal('it is nested too deeply')
  if (node === null) return ''
  if (isAlias(node))
    throw new Refusal('it uses YAML aliases, which CloudFormation does not take in a template')
  const untagged = withoutTag(node, count, depth)
  return tagged(node.tag, untagged)
}

function withoutTag(node: Node, count: { nodes: number }, depth: number): TemplateValue {
  if (isScalar(node)) return typeof node.value === 'string' ? node.value : (node.source ?? '')
  if (isSeq<Node>(node)) return node.items.map((item) => readNode(item, count, depth + 1))
  if (isMap<Node, Node>(node)) return objectOf(node.items, count, depth)
  throw new Refusal('it holds something that is no value')
}

function objectOf(
  pairs: readonly Pair<Node, Node>[],
  count: { nodes: number },
  depth: number,
): TemplateObject {
  const keys = new Set<string>()
  return Object.fromEntries(
    pairs.map(({ key, value }) => {
      if (!isScalar(key) || typeof key.value !== 'string' || key.tag !== undefined)
        throw new Refusal('it has a key that is not plain text')
      if (key.value === '<<')
        throw new Refusal('it merges YAML maps (<<), which CloudFormation does not take in a template')
      if (keys.has(key.value))
        throw new Refusal(`the key ${key.value.slice(0, 100)} stands twice in one place`)
      keys.add(key.value)
      return [key.value, readNode(value, count, depth + 1)]
    }),
  )
}

/** `!Ref X` is `Ref: X`, `!Sub X` is `Fn::Sub: X`. Tags of YAML itself say what the value is anyway. */
function tagged(tag: string | undefined, value: TemplateValue): TemplateValue {
  if (tag === undefined || tag.startsWith('tag:yaml.org,2002:')) return value
  const name = tag.replace(/^!/, '')
  if (name === '') return value
  if (name === 'Ref' || name === 'Condition') return { [name]: value }
  return /^[A-Za-z0-9]+$/.test(name) ? { [`Fn::${name}`]: value } : { [tag]: value }
}
