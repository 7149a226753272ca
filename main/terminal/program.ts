import { Command } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import type { Program } from './commands/fileCommand.ts'
import { examplesText, HELP_WIDTH, pageText, programName } from './helpTexts.ts'
import type { AddCommand } from './loadCommands.ts'
import type { Terminal } from './terminal.ts'

/**
 * The command line. `exit` gets the exit status of the command that ran; what is refused throws a CommanderError.
 * @param commands those that can be called
 */
export function createProgram(
  terminal: Terminal,
  exit: (status: number) => void,
  commands: readonly AddCommand[],
): Command {
  const name = programName(process.env, process.argv[1])
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
  for (const add of commands) add(program)
  command.addHelpText('after', pageText(name))
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
