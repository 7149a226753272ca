import { createInterface, type Interface } from 'node:readline'
import { Writable } from 'node:stream'

/** Ctrl-C, or the end of the input, instead of an answer: nothing that was asked about may be done. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'

  constructor(message = 'Stopped. Nothing was changed.') {
    super(message)
  }
}

/** Where a person types. */
export interface Keyboard {
  /**
   * One line. @throws Unanswered after Ctrl-C or the end of the input; the signal's reason
   * @param hidden nothing of it is shown, typed or pasted.
   */
  line(
    question: string,
    settings: { readonly hidden: boolean; readonly signal?: AbortSignal },
  ): Promise<string>
  /**
   * Lines of which nothing is shown, until `take` has no further question. It gets all lines that arrive at once, as
   * those of a paste do; an empty question shows nothing. @throws as `line`
   */
  lines(
    question: string,
    take: (lines: readonly string[]) => string | undefined,
    signal?: AbortSignal,
  ): Promise<void>
  /** Resolves when Enter is pressed while no question stands. @throws the signal's reason */
  enter(signal: AbortSignal): Promise<void>
}

/** Milliseconds after an answer in which nothing typed is shown, since a paste may have more than one line. */
const SILENCE = 100

export function createKeyboard(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Keyboard {
  let shown = false
  let lines: Interface | undefined
  let silence: NodeJS.Timeout | undefined
  let standing: { answer(line: string): void; end(): void } | undefined
  let waitingForEnter = 0

  const screen = new Writable({
    write(chunk: Buffer, _, done) {
      if (shown) output.write(chunk)
      done()
    },
  })

  /** Takes the keyboard from the line editing of the shell, which would echo what is typed. */
  function take(): Interface {
    clearTimeout(silence)
    if (lines !== undefined) return lines
    const columns = { columns: output.columns }
    const taken = createInterface({
      input,
      output: Object.assign(screen, columns),
      terminal: true,
      historySize: 0,
    })
    taken.on('line', (line) => {
      shown = false
      standing?.answer(line)
    })
    taken.on('SIGINT', () => {
      if (standing === undefined) process.kill(process.pid, 'SIGINT')
      else standing.end()
    })
    taken.once('close', () => {
      lines = undefined
      standing?.end()
      if (waitingForEnter > 0) input.resume()
    })
    lines = taken
    return taken
  }

  function letGoSoon(taken: Interface): void {
    silence = setTimeout(() => taken.close(), SILENCE)
  }

  /** @param read gets the lines that arrive at once, and gives the next question, if there is one. */
  async function listen(
    question: string,
    { hidden, signal }: { readonly hidden: boolean; readonly signal?: AbortSignal | undefined },
    read: (lines: readonly string[]) => string | undefined,
  ): Promise<void> {
    signal?.throwIfAborted()
    const taken = take()
    // What was typed before the question does not answer it.
    taken.write(null, { ctrl: true, name: 'u' })
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const onAbort = () => {
      output.write('\n')
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    let arrived: string[] = []
    const ask = (text: string) => {
      shown = !hidden
      if (hidden) output.write(text)
      taken.setPrompt(hidden ? '' : text)
      taken.prompt()
    }
    const answer = () => {
      const lines = arrived
      arrived = []
      if (hidden) output.write('\n')
      try {
        const next = read(lines)
        if (next === undefined) resolve()
        else ask(next)
      } catch (error) {
        reject(error)
      }
    }
    standing = {
      // The lines of a paste come one after the other, in the same turn.
      answer(line) {
        arrived.push(line)
        if (arrived.length === 1) setImmediate(answer)
      },
      end() {
        output.write('\n')
        reject(new Unanswered())
      },
    }
    ask(question)
    try {
      await promise
    } finally {
      standing = undefined
      shown = false
      signal?.removeEventListener('abort', onAbort)
      letGoSoon(taken)
    }
  }

  return {
    async line(question, settings) {
      let given = ''
      await listen(question, settings, ([first = '']) => {
        given = first
        return undefined
      })
      return given
    },
    lines: (question, take, signal) => listen(question, { hidden: true, signal }, take),
    async enter(signal) {
      signal.throwIfAborted()
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const onAbort = () => reject(signal.reason)
      const onData = (typed: Buffer | string) => {
        if (lines === undefined && typed.includes('\n')) resolve()
      }
      signal.addEventListener('abort', onAbort, { once: true })
      input.on('data', onData)
      waitingForEnter += 1
      try {
        await promise
      } finally {
        waitingForEnter -= 1
        signal.removeEventListener('abort', onAbort)
        input.off('data', onData)
        if (waitingForEnter === 0 && lines === undefined) input.pause()
      }
    },
  }
}
