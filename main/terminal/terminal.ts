import { styleText } from 'node:util'
import { createLogUpdate } from 'log-update'
import type { Tone } from '../../app/checklist/stateWords.ts'
import { interrupt } from './interruption.ts'
import { createKeyboard, Unanswered } from './keyboard.ts'

/** The screen and the keyboard. Results go to `out`, progress and questions to `err`. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Whether a person sees `err` as it is written. */
  readonly live: boolean
  /** Draws below the lines of `err`, until the next drawing; only where `live`. */
  draw(picture: string): void
  /** What was drawn stays as it is. */
  keepDrawing(): void
  /** Whether a person can be asked. The methods below need it, and ask one question at a time. */
  readonly interactive: boolean
  /** Yes or no. @param otherwise when nothing is entered; no when left out. @throws Unanswered */
  ask(question: string, otherwise?: 'yes' | 'no'): Promise<boolean>
  /** A line. @throws Unanswered, or the signal's reason */
  prompt(question: string, signal?: AbortSignal): Promise<string>
  /** The same, and nothing of it is shown. */
  promptSecret(question: string, signal?: AbortSignal): Promise<string>
  /** Resolves when Enter is pressed; other work continues meanwhile. @throws the signal's reason */
  enter(signal: AbortSignal): Promise<void>
}

const screen = createScreen(process.stderr)
const keyboard = createKeyboard(process.stdin, process.stderr)
let lastQuestion: Promise<unknown> = Promise.resolve()

export const processTerminal: Terminal = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: screen.line,
  live: process.stderr.isTTY === true,
  draw: screen.draw,
  keepDrawing: screen.keep,
  interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
  async ask(question, otherwise = 'no') {
    const answer = await inTurn(`${question} ${otherwise === 'yes' ? '[Y/n]' : '[y/N]'} `, false)
    return /^y(es)?$/i.test(answer.trim() === '' ? otherwise : answer.trim())
  },
  prompt: (question, signal) => inTurn(question, false, signal),
  promptSecret: (question, signal) => inTurn(question, true, signal),
  enter: keyboard.enter,
}

function inTurn(question: string, hidden: boolean, signal?: AbortSignal): Promise<string> {
  const asked = lastQuestion.then(() =>
    screen.withoutPicture(() => keyboard.line(question, { hidden, ...(signal && { signal }) })),
  )
  lastQuestion = asked.catch((error: unknown) => {
    if (error instanceof Unanswered) interrupt()
  })
  return asked
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

/** Lines that stay, and below them a picture that renews itself. */
interface Screen {
  line(text: string): void
  /** Until it is drawn anew. */
  draw(picture: string): void
  /** What was drawn stays as it is. */
  keep(): void
  /** The picture is away meanwhile, since what is typed would end up in the middle of it. */
  withoutPicture<T>(work: () => Promise<T>): Promise<T>
}

function createScreen(stream: NodeJS.WriteStream): Screen {
  const update = createLogUpdate(stream)
  let picture: string | undefined
  let away = 0

  const redraw = () => {
    if (picture !== undefined && away === 0) update(picture)
  }
  return {
    line(text) {
      if (picture !== undefined && away === 0) update.clear()
      stream.write(`${text}\n`)
      redraw()
    },
    draw(next) {
      picture = next
      redraw()
    },
    keep() {
      redraw()
      if (picture !== undefined) update.done()
      picture = undefined
    },
    async withoutPicture(work) {
      if (picture !== undefined && away === 0) {
        update.clear()
        // Shows the cursor again.
        update.done()
      }
      away += 1
      try {
        return await work()
      } finally {
        away -= 1
        redraw()
      }
    },
  }
}
