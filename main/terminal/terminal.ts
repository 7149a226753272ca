import { createInterface } from 'node:readline/promises'
import { styleText } from 'node:util'
import type { Tone } from '../../app/report/stateWords.ts'

/** The screen and the keyboard. Results go to `out`, everything about the way there to `err`. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Whether a person sees `err` as it is written. */
  readonly live: boolean
  /** Whether somebody can be asked. */
  readonly interactive: boolean
  /** Yes or no; no when nothing is entered. @throws Unanswered */
  ask(question: string): Promise<boolean>
}

/** Ctrl-C, or the end of the input, instead of an answer: nothing that was asked about may be done. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'
}

export const processTerminal: Terminal = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  live: process.stderr.isTTY === true,
  interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
  async ask(question) {
    const lines = createInterface({ input: process.stdin, output: process.stderr })
    try {
      return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim())
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError')
        throw new Unanswered('Stopped. Nothing was changed.')
      throw error
    } finally {
      lines.close()
    }
  },
}

const SYMBOLS: Readonly<Record<Tone, string>> = {
  good: '✔',
  bad: '✖',
  partial: '▲',
  waiting: '◷',
  running: '…',
  todo: '○',
  none: '–',
}

const COLORS: Readonly<Record<Tone, 'green' | 'red' | 'yellow' | 'cyan' | 'dim'>> = {
  good: 'green',
  bad: 'red',
  partial: 'yellow',
  waiting: 'yellow',
  running: 'cyan',
  todo: 'dim',
  none: 'dim',
}

/** A word with the symbol and the colour of its tone; colours only where the stream shows them (NO_COLOR honoured). */
export function toned(tone: Tone, word: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText(COLORS[tone], `${SYMBOLS[tone]} ${word}`, { stream })
}

export function bold(text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText('bold', text, { stream })
}
