import { CommanderError } from 'commander'
import { FileNotWritten } from '../failures/fileNotWritten.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { surviveLostOutput } from '../hosts/standardStreams.ts'
import { EXIT } from './exitStatus.ts'
import { Unanswered } from './keyboard.ts'
import { loadCommands } from './loadCommands.ts'
import { createProgram } from './program.ts'
import { processTerminal } from './terminal.ts'

/** The command line. Run it with `--help`. */
let isOutputLost = false
surviveLostOutput((sentence) => {
  isOutputLost = true
  processTerminal.err(sentence)
})
// Not awaited here: parts of the bundle that a command loads import this module, which must have ended by then.
void runProgram()

async function runProgram(): Promise<void> {
  try {
    const words = process.argv.slice(2)
    const exit = (status: number) => {
      process.exitCode = status
    }
    const program = createProgram(processTerminal, exit, await loadCommands(words))
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    process.exitCode = await sayError(error)
  }
  // The SDK's retry timers outlive an aborted call by up to 20 seconds, so the process does not wait for them.
  await Promise.all([process.stdout, process.stderr].map(drained))
  if (isOutputLost && process.exitCode === EXIT.verified) process.exitCode = EXIT.unfinished
  // Electron's own exit, where this is its main process, does not know exitCode.
  process.exit(process.exitCode)
}

/** Resolves when everything printed has been written, also into a pipe. */
function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()))
}

/** Prints what went wrong. @returns the exit status for it */
async function sayError(error: unknown): Promise<number> {
  // Commander has printed it already; --help and --version end this way too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.verified : EXIT.wrongInput
  if (error instanceof Unanswered) {
    processTerminal.err('', error.message)
    return EXIT.interrupted
  }
  if (error instanceof InvalidInputError) {
    processTerminal.err(...error.errors)
    return EXIT.wrongInput
  }
  if (error instanceof FileNotWritten) {
    processTerminal.err(`${error.message} ${error.next}`)
    return error.isWrongPath ? EXIT.wrongInput : EXIT.unfinished
  }
  // Loaded here, since most commands are not refused.
  const { isInputRight, refusalLines } = await import('./refusals.ts')
  const refusal = refusalLines(error)
  if (refusal !== undefined) {
    processTerminal.err(...refusal)
    return isInputRight(error) ? EXIT.unfinished : EXIT.wrongInput
  }
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
  processTerminal.err(...`Something went wrong in this app: ${fault}`.split('\n'))
  return EXIT.unexpected
}
