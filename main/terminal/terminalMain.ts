import { ORPCError } from '@orpc/client'
import { CommanderError } from 'commander'
import type { JournalTrouble } from '../../app/checklist/journalUnusable.ts'
import { FileNotWritten } from '../failures/fileNotWritten.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { surviveLostOutput } from '../hosts/standardStreams.ts'
import { EXIT } from './exitStatus.ts'
import { Unanswered } from './keyboard.ts'
import { createProgram } from './program.ts'
import { processTerminal } from './terminal.ts'
import { refusalLines } from './terminalClient.ts'

/** The command line. Run it with `--help`. */
let isOutputLost = false
surviveLostOutput((sentence) => {
  isOutputLost = true
  processTerminal.err(sentence)
})
const program = createProgram(processTerminal, (status) => {
  process.exitCode = status
})

// Not awaited here: parts of the bundle that a command loads import this module, which must have ended by then.
void runProgram()

async function runProgram(): Promise<void> {
  try {
    await program.parseAsync()
  } catch (error) {
    process.exitCode = sayError(error)
  }
  // The SDK's retry timers outlive an aborted call by up to 20 seconds, so the process does not wait for them.
  await Promise.all([process.stdout, process.stderr].map(drained))
  if (isOutputLost && process.exitCode === EXIT.verified) process.exitCode = EXIT.unfinished
  process.exit()
}

/** Resolves when everything printed has been written, also into a pipe. */
function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()))
}

/** Prints what went wrong. @returns the exit status for it */
function sayError(error: unknown): number {
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
  const refusal = refusalLines(error)
  if (refusal !== undefined) {
    processTerminal.err(...refusal)
    return isInputRight(error) ? EXIT.unfinished : EXIT.wrongInput
  }
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
  processTerminal.err(...`Something went wrong in this app: ${fault}`.split('\n'))
  return EXIT.unexpected
}

/** AWS, the network, the disk or another instance is the reason of this refusal, and not what was given. */
function isInputRight(error: unknown): boolean {
  if (!(error instanceof ORPCError)) return false
  if (error.code === 'AWS_REFUSED' || error.code === 'FILE_NOT_WRITTEN') return true
  const passing: readonly JournalTrouble[] = ['disk', 'held']
  return error.code === 'JOURNAL_UNUSABLE' && passing.includes(error.data?.trouble)
}
