import type { createLogUpdate } from 'log-update'
import { jsonText } from '../../app/text/jsonText.ts'
import { plainText } from '../../app/text/plainText.ts'
import { interrupt } from './interruption.ts'
import { createKeyboard, Unanswered } from './keyboard.ts'
import { shownLine } from './styledText.ts'

/**
 * The screen and the keyboard. Results go to `out`, progress and questions to `err`; no text is no line. A text is one
 * line, whatever is in it: it may come from outside, so line breaks and everything else that steers a terminal are made visible.
 */
export interface Terminal {
  out(...lines: readonly string[]): void
  err(...lines: readonly string[]): void
  /** A result for programs, as JSON. */
  json(value: unknown): void
  /** The text of a file, as its format has it: what comes from outside is visible in it already. */
  document(text: string): void
  /** Whether a person sees `err` as it is written. */
  readonly live: boolean
  /** Draws below the lines of `err`, until the next drawing; only where `live`. */
  draw(picture: readonly string[]): void
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
  /**
   * Lines of which nothing is shown, typed or pasted, until `take` has no further question. It gets all lines that
   * arrive at once; an empty question shows nothing. @throws Unanswered
   */
  promptLines(question: string, take: (lines: readonly string[]) => string | undefined): Promise<void>
  /** Resolves when Enter is pressed; other work continues meanwhile. @throws the signal's reason */
  enter(signal: AbortSignal): Promise<void>
}

const screen = createScreen(process.stderr)
const keyboard = createKeyboard(process.stdin, process.stderr)
let lastQuestion: Promise<unknown> = Promise.resolve()

export const processTerminal: Terminal = {
  out: (...lines) => process.stdout.write(linesOn(process.stdout, lines)),
  err: screen.lines,
  json: (value) => print(jsonText(value)),
  document: print,
  live: process.stderr.isTTY === true,
  draw: screen.draw,
  keepDrawing: screen.keep,
  interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
  async ask(question, otherwise = 'no') {
    const answer = await lineInTurn(`${question} ${otherwise === 'yes' ? '[Y/n]' : '[y/N]'} `, false)
    return /^y(es)?$/i.test(answer.trim() === '' ? otherwise : answer.trim())
  },
  prompt: (question, signal) => lineInTurn(question, false, signal),
  promptSecret: (question, signal) => lineInTurn(question, true, signal),
  promptLines: (question, take) => inTurn(() => keyboard.lines(plainText(question), take)),
  enter: keyboard.enter,
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function linesOn(stream: NodeJS.WriteStream, lines: readonly string[]): string {
  return lines.map((line) => `${shownLine(line, stream)}\n`).join('')
}

function lineInTurn(question: string, hidden: boolean, signal?: AbortSignal): Promise<string> {
  return inTurn(() => keyboard.line(plainText(question), { hidden, ...(signal && { signal }) }))
}

function inTurn<T>(ask: () => Promise<T>): Promise<T> {
  const asked = lastQuestion.then(() => screen.withoutPicture(ask))
  lastQuestion = asked.catch((error: unknown) => {
    if (error instanceof Unanswered) interrupt()
  })
  return asked
}

/** Lines that stay, and below them a picture that renews itself. */
interface Screen {
  lines(...lines: readonly string[]): void
  /** Until it is drawn anew. */
  draw(picture: readonly string[]): void
  /** What was drawn stays as it is. */
  keep(): void
  /** The picture is away meanwhile, since what is typed would end up in the middle of it. */
  withoutPicture<T>(work: () => Promise<T>): Promise<T>
}

function createScreen(stream: NodeJS.WriteStream): Screen {
  // Loaded with the first picture: most commands draw none.
  let update: ReturnType<typeof createLogUpdate> | undefined
  let isLoading = false
  let picture: string | undefined
  let away = 0

  const redraw = () => {
    if (picture === undefined || away > 0) return
    if (update !== undefined) update(picture)
    else if (!isLoading) {
      isLoading = true
      void import('log-update').then((loaded) => {
        update = loaded.createLogUpdate(stream)
        redraw()
      })
    }
  }
  return {
    lines(...lines) {
      if (picture !== undefined && away === 0) update?.clear()
      stream.write(linesOn(stream, lines))
      redraw()
    },
    draw(next) {
      picture = linesOn(stream, next).trimEnd()
      redraw()
    },
    keep() {
      redraw()
      if (picture !== undefined && update === undefined) stream.write(`${picture}\n`)
      if (picture !== undefined) update?.done()
      picture = undefined
    },
    async withoutPicture(work) {
      if (picture !== undefined && away === 0) {
        update?.clear()
        // Shows the cursor again.
        update?.done()
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
