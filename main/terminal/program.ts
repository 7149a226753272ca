import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { normalizeAccountId } from '../../app/onboarding/accountId.ts'
import { reportFormatSchema } from '../../app/report/renderReport.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { scenarioNames } from '../practice/scenarios.ts'
import { type Client, withClient } from './connect.ts'
import type { Terminal } from './terminal.ts'
import { check } from './verbs/check.ts'
import { confirmConnector } from './verbs/confirmConnector.ts'
import { create } from './verbs/create.ts'
import type { FileOptions } from './verbs/options.ts'
import { plan } from './verbs/plan.ts'
import { rehearse } from './verbs/rehearse.ts'
import { report } from './verbs/report.ts'
import { run } from './verbs/run.ts'
import { status } from './verbs/status.ts'
import { undo } from './verbs/undo.ts'

/** The scenario of `--practice` without a name. */
const PRACTICE = 'ordinary'

type Verb<O> = (client: Client, options: O, terminal: Terminal) => Promise<number>
type Common = Omit<FileOptions, 'file'> & { readonly dataDir?: string }

/** The terminal's verbs and options. `exit` gets the exit status of the verb that ran. */
export function createProgram(terminal: Terminal, exit: (status: number) => void): Command {
  const program = new Command('onboard')
    .description('Connects AWS accounts to ActiveEye: one checklist that does the work and proves each tick.')
    .version(packageJson.version)
    .showHelpAfterError('Add --help to see what is possible.')

  /** A verb about one onboarding file, or about the practice organisation's own. */
  function aboutFile<O extends FileOptions>(name: string, description: string, verb: Verb<O>): Command {
    return withCommon(program.command(name).description(description))
      .argument('[file]', 'the onboarding file; left out with --practice')
      .action(async (file: string | undefined, options: Common & Omit<O, 'file'>) => {
        expectFile(file, options)
        // The options are what the lines below declare, which is what the verb takes.
        const given = { ...options, file } as unknown as O
        exit(await withClient(options, terminal, (client) => verb(client, given, terminal)))
      })
  }

  function expectFile(file: string | undefined, { practice }: Common): void {
    if (file === undefined && practice === undefined)
      program.error('error: name an onboarding file, or add --practice')
  }

  aboutFile('plan', 'look, and print what a run would change; changes nothing', plan)
  aboutFile('run', 'do what is missing, and prove it', run)
    .option('--acknowledge-iam', 'consent to the IAM resources that the stack creates', false)
    .option(
      '--replace-failed-stack',
      'consent to delete a stack whose creation failed, and create it again',
      false,
    )
    .option('--only <account...>', 'only these accounts', accountIds)
    .option('--skip-stack', 'leave the stack out', false)
    .option('--skip-flow-logs', 'leave the flow logs out', false)
  aboutFile('status', 'print the checklist from the journal, without calling AWS', status)
  aboutFile('check', 'look again at everything: still true? being delivered?', check)
  aboutFile('report', 'write the account information report', report)
    .addOption(new Option('--format <format>').choices(reportFormatSchema.options).default('html'))
    .option('--out <path>', 'a file or a directory; standard output when left out')
  aboutFile('undo', 'remove what this onboarding made, after showing it', undo)

  withCommon(program.command('confirm-connector'))
    .description('compare what was entered in ActiveEye with what was meant, character by character')
    .argument('<arguments...>', '[file] and the account ID')
    .requiredOption('--display-name <text>', 'the Display Name that was entered')
    .requiredOption('--account-id <text>', 'the Account ID that was entered')
    .requiredOption('--external-id <text>', 'the External ID that was entered')
    .action(async (words: readonly string[], options: Common & Parameters<typeof confirmConnector>[1]) => {
      const account = accountId(words.at(-1) ?? '')
      const file = words.length > 1 ? words[0] : undefined
      expectFile(file, options)
      exit(
        await withClient(options, terminal, (client) =>
          confirmConnector(client, { ...options, account, file }, terminal),
        ),
      )
    })

  withCommon(program.command('new'))
    .description('start an onboarding file from profiles or an organization')
    .argument('<file>', 'the file to write: NAME.onboarding.json')
    .addOption(new Option('--from <source>').choices(['profiles', 'organization']).makeOptionMandatory())
    .requiredOption('--customer <name>', "the customer's name")
    .option('--short-name <name>', 'lower-case letters, digits and dashes; begins each suggested ExternalID')
    .option('--portal-url <url>', 'the address of the ActiveEye portal')
    .option(
      '--role-name <name>',
      'with an organization: the role in each account',
      'OrganizationAccountAccessRole',
    )
    .option(
      '--profile <name>',
      'with an organization: the profile to ask with; the environment when left out',
    )
    .option('--only <account...>', 'only these accounts', accountIds)
    .action(async (file: string, options: Common & Omit<Parameters<typeof create>[1], 'file'>) => {
      exit(await withClient(options, terminal, (client) => create(client, { ...options, file }, terminal)))
    })

  program
    .command('rehearse')
    .description('onboard the practice organisation from nothing, and write its report')
    .argument('[scenario]', `one of ${scenarioNames.join(', ')}`, PRACTICE)
    .action(async (scenario: string) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'activeeye-rehearsal-'))
      const options = { dataDir, practice: scenario }
      exit(await withClient(options, terminal, (client) => rehearse(client, scenario, dataDir, terminal)))
    })

  return program
}

function withCommon(command: Command): Command {
  return command
    .option('--json', 'print JSON', false)
    .option('--yes', 'do not ask', false)
    .option('--data-dir <directory>', 'where journals are kept')
    .addOption(
      new Option(
        '--practice [scenario]',
        `use the practice cloud instead of AWS: ${scenarioNames.join(', ')}`,
      ).preset(PRACTICE),
    )
}

/** For an option that may be given several times, or several values at once. */
function accountIds(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, accountId(text)]
}

function accountId(text: string): string {
  const normalized = normalizeAccountId(text)
  if (normalized.ok) return normalized.accountId
  throw new InvalidArgumentError(
    `${JSON.stringify(text)} is not an account ID: expected ${normalized.expected}.`,
  )
}
