import { createInterface } from 'node:readline/promises'
import type { OutsideAnswer, OutsideQuestion } from '../../app/contract/outsideQuestion.ts'
import { plainText } from '../../app/text/plainText.ts'
import type { OutsidePage } from '../hosts/host.ts'

/** The terminal that the web host was started in. */
export interface TerminalStreams {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
}

/** Milliseconds in which what was typed before the question is thrown away: it was meant for something else. */
const DRAIN = 50

/**
 * Asks in the terminal, one question at a time; `nobody` where there is none. Everything but a yes is a no: an empty
 * line, the end of the input, Ctrl-C.
 */
export function confirmInTerminal({ input, output }: TerminalStreams): OutsidePage {
  if (input.isTTY !== true || output.isTTY !== true) return { where: 'nowhere', ask: async () => 'nobody' }
  let last: Promise<unknown> = Promise.resolve()
  return {
    where: 'terminal',
    ask: (question) => {
      const asked = last.then(() => ask(question, input, output))
      last = asked.catch(() => undefined)
      return asked
    },
  }
}

async function ask(
  { message, detail, allow }: OutsideQuestion,
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): Promise<OutsideAnswer> {
  await drain(input)
  // The values come from the page and from files, so what steers a terminal is made visible.
  const lines = ['', `The page asks: ${message}`, ...detail.map((line) => `  ${line}`)].map(plainText)
  const reader = createInterface({ input, output })
  const ended = new AbortController()
  reader.once('close', () => ended.abort())
  // readline takes Ctrl-C for itself; it ends the app here as everywhere.
  reader.once('SIGINT', () => {
    ended.abort()
    process.kill(process.pid, 'SIGINT')
  })
  try {
    const typed = await reader.question(`${lines.join('\n')}\n${allow}? [y/N] `, { signal: ended.signal })
    return /^y(es)?$/i.test(typed.trim()) ? 'yes' : 'no'
  } catch (error) {
    if (ended.signal.aborted) return 'no'
    throw error
  } finally {
    reader.close()
    input.pause()
  }
}

async function drain(input: NodeJS.ReadStream): Promise<void> {
  const drop = () => undefined
  input.on('data', drop)
  await new Promise((resolve) => setTimeout(resolve, DRAIN))
  input.off('data', drop)
}
