import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { reportFormatSchema } from '../../app/report/renderReport.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { scenarioNames } from '../practice/practiceCloud.ts'
import { access } from './commands/accessCommand.ts'
import { accountId, accountIds, path } from './commands/arguments.ts'
import { check } from './commands/checkCommand.ts'
import { PRACTICE, withCommon } from './commands/commonOptions.ts'
import { confirmConnector } from './commands/confirmConnectorCommand.ts'
import { addNew } from './commands/newCommand.ts'
import { plan } from './commands/planCommand.ts'
import { rehearse } from './commands/rehearseCommand.ts'
import { report } from './commands/reportCommand.ts'
import { run } from './commands/runCommand.ts'
import { status } from './commands/statusCommand.ts'
import { addUnbound } from './commands/unboundCommands.ts'
import { undo } from './commands/undoCommand.ts'
import { aboutFile, type Common, callingAboutFile, expectFile, type Program } from './commands/verb.ts'
import type { Terminal } from './terminal.ts'
import { withClient } from './terminalClient.ts'

/** The terminal's verbs and options. `exit` gets the exit status of the verb that ran. */
export function createProgram(terminal: Terminal, exit: (status: number) => void): Command {
  const command = new Command('onboard')
    .description('Connects AWS accounts to ActiveEye: one checklist that does the work and proves each tick.')
    .version(packageJson.version)
    .showHelpAfterError('Add --help to see what is possible.')
  const program: Program = { command, terminal, exit }

  callingAboutFile(program, 'plan', 'look, and print what a run would change; changes nothing', plan)
  callingAboutFile(program, 'run', 'do what is missing, and prove it', run)
    .option('--acknowledge-iam', 'consent to the IAM resources that the stack creates', false)
    .option(
      '--replace-failed-stack',
      'consent to delete a stack whose creation failed, and create it again',
      false,
    )
    .option('--only <account...>', 'only these accounts', accountIds)
    .option('--skip-stack', 'leave the stack out', false)
    .option('--skip-flow-logs', 'leave the flow logs out', false)
  aboutFile(program, 'status', 'print the checklist from the journal, without calling AWS', status)
  callingAboutFile(program, 'check', 'look again at everything: still true? being delivered?', check)
  aboutFile(program, 'report', 'write the account information report', report)
    .addOption(new Option('--format <format>').choices(reportFormatSchema.options).default('html'))
    .option('--out <path>', 'a file or a directory; standard output when left out', path('the report'))
  callingAboutFile(program, 'undo', 'remove what this onboarding made, after showing it', undo)
  addConfirmConnector(program)
  addNew(program)
  callingAboutFile(program, 'access', 'test the way into each account; changes nothing', access)
    .option('--only <account...>', 'only these accounts', accountIds)
    .option('--permissions', 'also what the credentials may do: what is missing, and what is blocked', false)
    .option('--undo', 'with --permissions: also what undo needs', false)
  addUnbound(program)
  addRehearse(program)
  return command
}

function addConfirmConnector({ command, terminal, exit }: Program): void {
  withCommon(command.command('confirm-connector'))
    .description('compare what was entered in ActiveEye with what was meant, character by character')
    .argument('<arguments...>', '[file] and the account ID')
    .requiredOption('--display-name <text>', 'the Display Name that was entered')
    .requiredOption('--account-id <text>', 'the Account ID that was entered')
    .requiredOption('--external-id <text>', 'the External ID that was entered')
    .action(async (words: readonly string[], options: Common & Parameters<typeof confirmConnector>[1]) => {
      const account = accountId(words.at(-1) ?? '')
      const file = words.length > 1 ? words[0] : undefined
      expectFile(command, file, options)
      exit(
        await withClient(options, terminal, (client) =>
          confirmConnector(client, { ...options, account, file }, terminal),
        ),
      )
    })
}

function addRehearse({ command, terminal, exit }: Program): void {
  command
    .command('rehearse')
    .description('onboard the practice organisation from nothing, and write its report')
    .argument('[scenario]', `one of ${scenarioNames.join(', ')}`, PRACTICE)
    .action(async (scenario: string) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'activeeye-rehearsal-'))
      const options = { dataDir, practice: scenario }
      exit(await withClient(options, terminal, (client) => rehearse(client, scenario, dataDir, terminal)))
    })
}
