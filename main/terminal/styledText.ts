import { randomUUID } from 'node:crypto'
import { styleText } from 'node:util'
import type { Tone } from '../../app/checklist/stateWords.ts'
import { plainText } from '../../app/text/plainText.ts'

/**
 * Begins a style, its number after it, or ends one. Escape sequences are written when a line is shown, so any that is
 * in a line before came from outside. Nobody outside can know this mark.
 */
const MARK = `\u0000${randomUUID()}`

const STYLES = ['bold', 'green', 'red', 'yellow', 'cyan', 'dim', 'marked'] as const

/** Characters that differ are underlined as well: colour alone is no mark. */
const MARKED = ['red', 'underline', 'bold'] as const

const SYMBOLS: Readonly<Record<Tone, string>> = {
  good: '✔',
  bad: '✖',
  partial: '▲',
  waiting: '◷',
  running: '…',
  todo: '○',
  none: '–',
}

const COLORS: Readonly<Record<Tone, (typeof STYLES)[number]>> = {
  good: 'green',
  bad: 'red',
  partial: 'yellow',
  waiting: 'yellow',
  running: 'cyan',
  todo: 'dim',
  none: 'dim',
}

/** A word with the symbol and the colour of its tone, for a line of the terminal. */
export function toned(tone: Tone, word: string): string {
  return styled(COLORS[tone], `${SYMBOLS[tone]} ${word}`)
}

/** For a line of the terminal. */
export function bold(text: string): string {
  return styled('bold', text)
}

/** Characters that differ from those beside them, for a line of the terminal. */
export function markedText(text: string): string {
  return styled('marked', text)
}

function styled(style: (typeof STYLES)[number], text: string): string {
  return `${MARK}${STYLES.indexOf(style)}${text}${MARK}.`
}

/**
 * A line as it is written to a stream: our own styles where the stream shows them (NO_COLOR honoured), and everything
 * from outside made visible.
 */
export function shownLine(line: string, stream: NodeJS.WriteStream): string {
  const [start = '', ...pieces] = line.split(MARK)
  const shown = pieces.map((piece) => {
    const style = STYLES[Number(piece.charAt(0))]
    const text = plainText(piece.slice(1))
    if (style === undefined) return text
    return styleText(style === 'marked' ? [...MARKED] : style, text, { stream })
  })
  return plainText(start) + shown.join('')
}
