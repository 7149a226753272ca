import { Command } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { addAcceptGoneCommand } from './commands/acceptGoneCommand.ts'
import { addAccessCommand } from './commands/accessCommand.ts'
import { addAnswerCommand } from './commands/answerCommand.ts'
import { addCheckCommand } from './commands/checkCommand.ts'
import { addChooseAccessCommand } from './commands/chooseAccessCommand.ts'
import { addConfirmArrivalCommand } from './commands/confirmArrivalCommand.ts'
import { addConfirmConnectorCommand } from './commands/confirmConnectorCommand.ts'
import { addConfirmConnectorsCommand } from './commands/confirmConnectorsCommand.ts'
import { addConnectorsCommand } from './commands/connectorsCommand.ts'
import { addDecideCommand } from './commands/decideCommand.ts'
import { addDiagnosticsCommand } from './commands/diagnosticsCommand.ts'
import type { Program } from './commands/fileCommand.ts'
import { addHandoverCommand, addImportHandoverCommand } from './commands/handoverCommand.ts'
import { addImportAnswerCommand } from './commands/importAnswerCommand.ts'
import { addNetworkCommand } from './commands/networkCommand.ts'
import { addNewCommand } from './commands/newCommand.ts'
import { addPlanCommand } from './commands/planCommand.ts'
import { addPolicyCommand } from './commands/policyCommand.ts'
import { addPrepareCommand } from './commands/prepareCommand.ts'
import { addRehearseCommand } from './commands/rehearseCommand.ts'
import { addReportCommand } from './commands/reportCommand.ts'
import { addReportsCommand } from './commands/reportsCommand.ts'
import { addRequestCommand } from './commands/requestCommand.ts'
import { addRunCommand } from './commands/runCommand.ts'
import { addScenariosCommand } from './commands/scenariosCommand.ts'
import { addSignOutCommand } from './commands/signOutCommand.ts'
import { addStatusCommand } from './commands/statusCommand.ts'
import { addUndoCommand } from './commands/undoCommand.ts'
import { addVerifyReportCommand } from './commands/verifyReportCommand.ts'
import { examplesText, HELP_WIDTH, programName } from './helpTexts.ts'
import type { Terminal } from './terminal.ts'

/** The command line. `exit` gets the exit status of the command that ran; what is refused throws a CommanderError. */
export function createProgram(terminal: Terminal, exit: (status: number) => void): Command {
  const name = programName(process.env)
  const command = new Command(name)
    .description('Connects AWS accounts to ActiveEye, and verifies each step.')
    .version(packageJson.version)
    .configureOutput({
      writeOut: (text) => terminal.out(...linesOf(text)),
      writeErr: (text) => terminal.err(...linesOf(text)),
    })
    // As wide as a terminal usually is, however wide this one is.
    .configureHelp({ helpWidth: HELP_WIDTH, subcommandTerm })
    .showHelpAfterError('Add --help for the commands and options.')
  const program: Program = { command, terminal, exit }
  // In the order in which --help lists them.
  addPlanCommand(program)
  addRunCommand(program)
  addStatusCommand(program)
  addCheckCommand(program)
  addReportCommand(program)
  addReportsCommand(program)
  addRequestCommand(program)
  addVerifyReportCommand(program)
  addAnswerCommand(program)
  addImportAnswerCommand(program)
  addUndoCommand(program)
  addConnectorsCommand(program)
  addConfirmConnectorCommand(program)
  addConfirmConnectorsCommand(program)
  addConfirmArrivalCommand(program)
  addAcceptGoneCommand(program)
  addDecideCommand(program)
  addNewCommand(program)
  addPrepareCommand(program)
  addChooseAccessCommand(program)
  addHandoverCommand(program)
  addImportHandoverCommand(program)
  addAccessCommand(program)
  addSignOutCommand(program)
  addPolicyCommand(program)
  addNetworkCommand(program)
  addDiagnosticsCommand(program)
  addRehearseCommand(program)
  addScenariosCommand(program)
  command.exitOverride()
  for (const each of command.commands) {
    each.exitOverride()
    each.configureHelp({ helpWidth: HELP_WIDTH })
    each.addHelpText('after', examplesText(name, each.name()))
  }
  return command
}

/** Commander ends each text with a line break. */
function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n')
}

/** Without the options, which every command has: the descriptions would have no room to be wrapped. */
function subcommandTerm(command: Command): string {
  return `${command.name()} ${command.usage().replace('[options]', '').trim()}`.trim()
}
