import { ORPCError } from '@orpc/client'
import { Command, CommanderError } from 'commander'
import type { JournalTrouble } from '../../app/checklist/journalUnusable.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { FileNotWritten } from '../failures/fileNotWritten.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { surviveLostOutput } from '../hosts/standardStreams.ts'
import { addAcceptGoneCommand } from './commands/acceptGoneCommand.ts'
import { addAccessCommand } from './commands/accessCommand.ts'
import { addCheckCommand } from './commands/checkCommand.ts'
import { addConfirmArrivalCommand } from './commands/confirmArrivalCommand.ts'
import { addConfirmConnectorCommand } from './commands/confirmConnectorCommand.ts'
import { addDecideCommand } from './commands/decideCommand.ts'
import type { Program } from './commands/fileCommand.ts'
import { addNetworkCommand } from './commands/networkCommand.ts'
import { addNewCommand } from './commands/newCommand.ts'
import { addPlanCommand } from './commands/planCommand.ts'
import { addPolicyCommand } from './commands/policyCommand.ts'
import { addRehearseCommand } from './commands/rehearseCommand.ts'
import { addReportCommand } from './commands/reportCommand.ts'
import { addReportsCommand } from './commands/reportsCommand.ts'
import { addRunCommand } from './commands/runCommand.ts'
import { addScenariosCommand } from './commands/scenariosCommand.ts'
import { addStatusCommand } from './commands/statusCommand.ts'
import { addUndoCommand } from './commands/undoCommand.ts'
import { EXIT } from './exitStatus.ts'
import { examplesText, HELP_WIDTH, programName } from './helpTexts.ts'
import { Unanswered } from './keyboard.ts'
import { processTerminal, type Terminal } from './terminal.ts'
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
    program.exitOverride()
    for (const command of program.commands) command.exitOverride()
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

/** AWS, the network or the disk is the reason of this refusal, and not what was given. */
function isInputRight(error: unknown): boolean {
  if (!(error instanceof ORPCError)) return false
  if (error.code === 'AWS_REFUSED' || error.code === 'FILE_NOT_WRITTEN') return true
  return error.code === 'JOURNAL_UNUSABLE' && error.data?.trouble === ('disk' satisfies JournalTrouble)
}

/** Commander ends each text with a line break. */
function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n')
}

/** The command line. `exit` gets the exit status of the command that ran. */
function createProgram(terminal: Terminal, exit: (status: number) => void): Command {
  const name = programName(process.env)
  const command = new Command(name)
    .description('Connects AWS accounts to ActiveEye, and verifies each step.')
    .version(packageJson.version)
    .configureOutput({
      writeOut: (text) => terminal.out(...linesOf(text)),
      writeErr: (text) => terminal.err(...linesOf(text)),
    })
    // As wide as a terminal usually is, however wide this one is.
    .configureHelp({ helpWidth: HELP_WIDTH })
    .showHelpAfterError('Add --help for the commands and options.')
  const program: Program = { command, terminal, exit }
  // In the order in which --help lists them.
  addPlanCommand(program)
  addRunCommand(program)
  addStatusCommand(program)
  addCheckCommand(program)
  addReportCommand(program)
  addReportsCommand(program)
  addUndoCommand(program)
  addConfirmConnectorCommand(program)
  addConfirmArrivalCommand(program)
  addAcceptGoneCommand(program)
  addDecideCommand(program)
  addNewCommand(program)
  addAccessCommand(program)
  addPolicyCommand(program)
  addNetworkCommand(program)
  addRehearseCommand(program)
  addScenariosCommand(program)
  for (const each of command.commands) {
    each.configureHelp({ helpWidth: HELP_WIDTH })
    each.addHelpText('after', examplesText(name, each.name()))
  }
  return command
}
