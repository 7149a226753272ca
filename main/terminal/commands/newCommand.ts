import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Option } from 'commander'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { withFreeNames } from '../../../app/onboarding/freeNames.ts'
import { newOnboarding } from '../../../app/onboarding/newOnboarding.ts'
import { formatOnboarding } from '../../../app/onboarding/onboarding.ts'
import { inputErrorText, parseOnboarding } from '../../../app/onboarding/parseOnboarding.ts'
import { plural } from '../../../app/text/plural.ts'
import { writeOnboardingFile } from '../../onboarding/onboardingFile.ts'
import { EXIT } from '../exitStatus.ts'
import { nextCommand } from '../helpTexts.ts'
import { type AccountSearchOptions, PLACES, searchOf } from '../newFrom/accountSearch.ts'
import { sayWhoIAm } from '../signIn/sayWho.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import {
  accountId,
  accountIds,
  path,
  portalUrl,
  regionName,
  startUrl,
  withNeededOptions,
} from './arguments.ts'
import {
  askingForCodes,
  type CommonOptions,
  type Program,
  withCommonOptions,
  withSignInOptions,
} from './fileCommand.ts'

interface NewOptions extends AccountSearchOptions {
  readonly file: string
  readonly customer: string
  readonly shortName?: string | undefined
  readonly portalUrl?: string | undefined
  readonly connectorsBy?: 'customer' | 'activeeye' | undefined
  readonly json: boolean
  readonly practice?: string | undefined
  readonly dataDir?: string
}

export function addNewCommand({ command, terminal, exit }: Program): void {
  withNeededOptions(
    withSignInOptions(withCommonOptions(command.command('new'))),
    new Option('--from <place>', 'where to find the accounts').choices(PLACES),
    new Option('--customer <name>', 'the name of the customer'),
  )
    .description('start an onboarding file with the accounts that are found')
    .argument('<file>', 'the file to write: NAME.onboarding.json', path('the onboarding file'))
    .option('--short-name <name>', 'lower-case letters, digits and dashes; begins each suggested ExternalID')
    .option('--portal-url <url>', 'the address of the ActiveEye portal', portalUrl)
    .addOption(
      new Option(
        '--connectors-by <who>',
        'who adds the service connectors in ActiveEye; customer when left out',
      ).choices(['customer', 'activeeye']),
    )
    .option(
      '--role-name <name...>',
      'organization: the role in each account; several are tried in this order (OrganizationAccountAccessRole when left out); identity-center: the permission set to use',
    )
    .option('--profile <name>', 'organization: the profile to use; the environment when left out')
    .option(
      '--start-url <url>',
      'the access portal of IAM Identity Center; can be left out when the AWS configuration names only one',
      startUrl,
    )
    .option('--region <region>', 'the Region of IAM Identity Center; can be left out likewise', regionName)
    .option('--sign-in-role <name>', 'organization: your permission set in the account of --account')
    .option(
      '--account <account>',
      'organization: the management account or a delegated administrator account',
      accountId,
    )
    .option('--untested', 'include accounts without testing the connection to them', false)
    .option('--only <account...>', 'only these accounts', accountIds)
    .action(async (file: string, options: CommonOptions & Omit<NewOptions, 'file'>) => {
      const action = askingForCodes(startFile)
      exit(await withClient(options, terminal, (client) => action(client, { ...options, file }, terminal)))
    })
}

async function startFile(client: ContractClient, options: NewOptions, terminal: Terminal): Promise<number> {
  const { file, only, yes } = options
  // Refused before anybody has to sign in.
  if (!yes && existsSync(file)) {
    terminal.err(`${file} exists already and was left as it is. To replace it, add --yes.`)
    return EXIT.wrongInput
  }
  const search = await searchOf(client, options, terminal)
  if (search.kind === 'wrong') {
    terminal.err(search.why)
    return EXIT.wrongInput
  }
  const { candidates, leftOut: all } = await search.find()
  const accounts = withFreeNames(candidates)
  await sayWhoIAm(client, accounts, options.practice, terminal)
  const leftOut = all.filter(({ accountId }) => isNamed(accountId, only))
  for (const { name, accountId, why } of leftOut) {
    terminal.err(`Left out: ${name}${accountId === undefined ? '' : ` (${accountId})`}: ${why}`)
  }
  const renamed = accounts.flatMap(({ accountId, name }, index) => {
    const found = candidates[index]?.name
    return found === undefined || found === name
      ? []
      : [`"${found}" (${accountId}) is "${name}" in the file.`]
  })
  for (const line of renamed) terminal.err(line)
  if (renamed.length > 0) terminal.err(WHY_RENAMED)
  if (accounts.length === 0) {
    terminal.err('No account was found that could be onboarded.')
    return EXIT.unfinished
  }
  const onboarding = newOnboarding({
    id: randomUUID(),
    customerName: options.customer,
    accounts,
    ...(options.shortName !== undefined && { shortName: options.shortName }),
    ...(options.portalUrl !== undefined && { portalUrl: options.portalUrl }),
    ...(options.connectorsBy !== undefined && { connectorsAddedBy: options.connectorsBy }),
  })
  const checked = parseOnboarding(formatOnboarding(onboarding), file)
  if (!checked.ok) {
    for (const error of checked.errors) terminal.err(inputErrorText(error))
    return EXIT.wrongInput
  }
  await writeOnboardingFile(file, onboarding, { overwrite: yes })
  const missing = (only ?? []).filter((wanted) => accounts.every(({ accountId }) => accountId !== wanted))
  const isLeftOut = (wanted: string) => leftOut.some(({ accountId }) => accountId === wanted)
  for (const accountId of missing) if (!isLeftOut(accountId)) terminal.err(`Not found: ${accountId}`)
  if (options.json) terminal.json({ file, accounts: accounts.length, leftOut, missing })
  else
    terminal.out(
      `${file}: ${plural(accounts.length, 'account')}. Next: review it, then run: ${nextCommand('plan', options)}`,
    )
  return missing.length === 0 ? EXIT.verified : EXIT.unfinished
}

const WHY_RENAMED =
  'Names in the file all differ and have no blanks at their ends. They can be changed there.'

function isNamed(accountId: string | undefined, only: readonly string[] | undefined): boolean {
  return only === undefined || accountId === undefined || only.includes(accountId)
}
