import { Command } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { addAccessCommand } from './commands/accessCommand.ts'
import { addCheckCommand } from './commands/checkCommand.ts'
import { addConfirmConnectorCommand } from './commands/confirmConnectorCommand.ts'
import type { Program } from './commands/fileCommand.ts'
import { addNetworkCommand } from './commands/networkCommand.ts'
import { addNewCommand } from './commands/newCommand.ts'
import { addPlanCommand } from './commands/planCommand.ts'
import { addPolicyCommand } from './commands/policyCommand.ts'
import { addRehearseCommand } from './commands/rehearseCommand.ts'
import { addReportCommand } from './commands/reportCommand.ts'
import { addRunCommand } from './commands/runCommand.ts'
import { addStatusCommand } from './commands/statusCommand.ts'
import { addUndoCommand } from './commands/undoCommand.ts'
import type { Terminal } from './terminal.ts'

/** The command line. `exit` gets the exit status of the command that ran. */
export function createProgram(terminal: Terminal, exit: (status: number) => void): Command {
  const command = new Command('onboard')
    .description('Connects AWS accounts to ActiveEye, and verifies each step.')
    .version(packageJson.version)
    .showHelpAfterError('Add --help for the commands and options.')
  const program: Program = { command, terminal, exit }
  // In the order in which --help lists them.
  addPlanCommand(program)
  addRunCommand(program)
  addStatusCommand(program)
  addCheckCommand(program)
  addReportCommand(program)
  addUndoCommand(program)
  addConfirmConnectorCommand(program)
  addNewCommand(program)
  addAccessCommand(program)
  addPolicyCommand(program)
  addNetworkCommand(program)
  addRehearseCommand(program)
  return command
}
