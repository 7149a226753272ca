import { type EnteredKeys, type KeyField, mayHaveToken, NO_KEYS, parseAccessKeys } from './accessKeys.ts'
import { readPastedKeys } from './pastedKeys.ts'

/**
 * Access keys that come line by line, as at a terminal: one value for each question, or a block that was pasted at any of
 * them. Nothing here depends on how fast the lines come.
 */
export interface KeyLines {
  readonly entered: EnteredKeys
  /** Everything that was pasted so far. */
  readonly text: string
  /** A block has begun and is not complete: its other lines are not values. */
  readonly inBlock: boolean
  /** What the last line asks for. `done`: all that there is. `left`: the person goes on without keys. */
  readonly next: 'ask' | 'done' | 'left'
  /** Why the last line was not taken. */
  readonly refused?: string
}

export const NO_KEY_LINES: KeyLines = { entered: NO_KEYS, text: '', inBlock: false, next: 'ask' }

/** The field that is asked for; undefined when nothing is missing. */
export function missingField({ entered }: KeyLines): KeyField | undefined {
  if (entered.accessKeyId === '') return 'accessKeyId'
  if (entered.secretAccessKey === '') return 'secretAccessKey'
  return mayHaveToken(entered.accessKeyId) && entered.sessionToken === '' ? 'sessionToken' : undefined
}

/** The lines with one more. */
export function withLine(before: KeyLines, line: string): KeyLines {
  const { refused: _, ...lines } = before
  // Typed, and complete.
  if (lines.text === '' && lines.next === 'done') return lines
  if (line.trim() === '') return withBlank(lines)
  const text = `${lines.text}\n${line}`
  const pasted = readPastedKeys(text)
  switch (pasted.kind) {
    case 'several':
      return {
        ...NO_KEY_LINES,
        refused: 'This is more than one set of keys. Paste the lines of one account only.',
      }
    case 'refused':
      return { ...NO_KEY_LINES, refused: pasted.message }
    case 'keys': {
      const entered = { ...lines.entered, ...pasted.parts }
      if (isSame(entered, lines.entered) && !isNoise(line)) return withValue({ ...lines, text }, line)
      return blockGoesOn({ entered, text, inBlock: true, next: 'ask' })
    }
    case 'value':
      return isNoise(line) ? { ...lines, text, inBlock: true, next: 'ask' } : withValue(lines, line)
  }
}

/** Blocks have blank lines; without a block, nothing was entered. A second blank line leaves a block, too. */
function withBlank(lines: KeyLines): KeyLines {
  if (lines.inBlock) return { ...lines, inBlock: false }
  return { ...lines, next: missingField(lines) === undefined ? 'done' : 'left' }
}

/** JSON has the end of the keys behind the token, so it goes on to its last bracket. */
function blockGoesOn(lines: KeyLines): KeyLines {
  const opened = lines.text.split('{').length - lines.text.split('}').length
  return { ...lines, next: missingField(lines) === undefined && opened <= 0 ? 'done' : 'ask' }
}

/** The answer to the question that stands. */
function withValue(lines: KeyLines, line: string): KeyLines {
  const field = missingField(lines)
  // A line behind a complete block.
  if (field === undefined) return lines
  const entered = { ...lines.entered, [field]: line.trim() }
  const parsed = parseAccessKeys(entered)
  const fault = parsed.ok ? undefined : parsed.refusals.find((refusal) => refusal.field === field)
  if (fault !== undefined) return { ...lines, next: 'ask', refused: fault.message }
  const taken: KeyLines = { ...lines, entered, inBlock: false, next: 'ask' }
  return { ...taken, next: missingField(taken) === undefined ? 'done' : 'ask' }
}

/** What stands around keys in a block: brackets, names of profiles, comments, other settings, labels. */
function isNoise(line: string): boolean {
  return (
    /^\s*([[\](){};,#]|\/\/)|[{[(]\s*$/.test(line) ||
    /^\s*(?:export\s|set\s|\$env:)?\s*["']?[a-z][\w .-]{0,40}["']?\s*(?:[:=]\s*\S|\{)/i.test(line) ||
    /^\s*(?:aws )?(?:access key(?: id)?|secret access key|session token)\s*:?\s*$/i.test(line)
  )
}

function isSame(one: EnteredKeys, other: EnteredKeys): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
