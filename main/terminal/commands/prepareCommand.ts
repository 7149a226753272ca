import { randomUUID } from 'node:crypto'
import { Option } from 'commander'
import { LIMITS } from '../../../app/input/limits.ts'
import { prepareOnboarding } from '../../../app/onboarding/prepareOnboarding.ts'
import { PRIORITY_ADVICE } from '../../../app/onboarding/suggestPriority.ts'
import { plural } from '../../../app/text/plural.ts'
import { InvalidInputError } from '../../failures/invalidInputError.ts'
import { readTextFile } from '../../files/readTextFile.ts'
import { writeOnboardingFile } from '../../onboarding/onboardingFile.ts'
import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'
import { path, portalUrl, withNeededOptions } from './arguments.ts'
import type { Program } from './fileCommand.ts'

interface PrepareOptions {
  readonly customer: string
  readonly accounts: string
  readonly shortName?: string
  readonly portalUrl?: string
  readonly connectorsBy?: 'customer' | 'activeeye'
  readonly externalIds?: string
  readonly json: boolean
  readonly yes: boolean
}

export function addPrepareCommand({ command, terminal, exit }: Program): void {
  withNeededOptions(
    command.command('prepare'),
    new Option('--customer <name>', 'the name of the customer'),
    new Option('--accounts <list>', 'a file with an account ID and a name on each line, or CSV').argParser(
      path('the list of accounts'),
    ),
  )
    .description('for representatives: make the onboarding file of a customer, who then says how to sign in')
    .argument('<file>', 'the file to write: NAME.onboarding.json', path('the onboarding file'))
    .option('--short-name <name>', 'lower-case letters, digits and dashes; begins each ExternalID')
    .option(
      '--external-ids <pattern>',
      'with {customer}, {account} and {id}; {customer}-{account} when left out',
    )
    .option('--portal-url <url>', 'the address of the ActiveEye portal', portalUrl)
    .addOption(
      new Option('--connectors-by <who>', 'who adds the service connectors in ActiveEye').choices([
        'customer',
        'activeeye',
      ]),
    )
    .option('--json', 'print JSON', false)
    .option('--yes', 'replace the file if it exists', false)
    .action(async (file: string, options: PrepareOptions) => exit(await prepare(file, options, terminal)))
}

/** Calls nothing and opens no journal. */
async function prepare(file: string, options: PrepareOptions, terminal: Terminal): Promise<number> {
  const read = await readTextFile(options.accounts, LIMITS.pastedAccounts, 'a list of accounts')
  if (!('text' in read))
    throw new InvalidInputError([`${options.accounts}: found ${read.found}, expected ${read.expected}`])
  const prepared = prepareOnboarding({
    id: randomUUID(),
    customerName: options.customer,
    shortName: options.shortName,
    portalUrl: options.portalUrl,
    connectorsAddedBy: options.connectorsBy,
    externalIdPattern: options.externalIds,
    accounts: read.text,
  })
  if (!prepared.ok) throw new InvalidInputError(prepared.errors)
  const { accounts } = prepared.onboarding
  await writeOnboardingFile(file, prepared.onboarding, { overwrite: options.yes })
  if (options.json) {
    terminal.json({ file, accounts: accounts.length })
    return EXIT.verified
  }
  for (const { accountId, name, externalId, connector } of accounts)
    terminal.out(
      `${accountId}  ${name}: ExternalID ${externalId}, ${connector.displayName}, priority ${connector.priority}`,
    )
  terminal.out(`Priorities are suggested from the names. ${PRIORITY_ADVICE}`)
  terminal.out(
    `${file}: ${plural(accounts.length, 'account')}, without access. Next: review it and send it to the customer, who opens it and says how to sign in (in the terminal: choose-access).`,
  )
  return EXIT.verified
}
