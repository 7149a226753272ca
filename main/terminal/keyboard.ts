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

  return {
    async line(question, { hidden, signal }) {
      signal?.throwIfAborted()
      const taken = take()
      // What was typed before the question does not answer it.
      taken.write(null, { ctrl: true, name: 'u' })
      const { promise, resolve, reject } = Promise.withResolvers<string>()
      const onAbort = () => {
        output.write('\n')
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      standing = {
        answer(line) {
          if (hidden) output.write('\n')
          resolve(line)
        },
        end() {
          output.write('\n')
          reject(new Unanswered())
        },
      }
      shown = !hidden
      if (hidden) output.write(question)
      taken.setPrompt(hidden ? '' : question)
      taken.prompt()
      try {
        return await promise
      } finally {
        standing = undefined
        shown = false
        signal?.removeEventListener('abort', onAbort)
        letGoSoon(taken)
      }
    },
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
