import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { Access } from '../../../app/onboarding/access.ts'
import { onboardingValue } from '../../../app/onboarding/draft.ts'
import { faultText, pathText } from '../../../app/onboarding/fault.ts'
import { withoutAccess } from '../../../app/onboarding/prepareOnboarding.ts'
import { validateOnboarding } from '../../../app/onboarding/validateOnboarding.ts'
import { plural } from '../../../app/text/plural.ts'
import { InvalidInputError } from '../../failures/invalidInputError.ts'
import { EXIT } from '../exitStatus.ts'
import { nextCommand } from '../helpTexts.ts'
import type { Terminal } from '../terminal.ts'
import { accountIds, regionName, startUrl } from './arguments.ts'
import { addFileCommand, chosenAccounts, type FileOptions, openFor, type Program } from './fileCommand.ts'

interface ChooseAccessOptions extends FileOptions {
  readonly environment?: true
  readonly keys?: true
  readonly profile?: string
  readonly permissionSet?: string
  readonly startUrl?: string
  readonly region?: string
  readonly roleName?: readonly string[]
  readonly only?: readonly string[]
  readonly dataDir?: string
}

export function addChooseAccessCommand(program: Program): void {
  addFileCommand(
    program,
    'choose-access',
    'say how to sign in to the accounts of a prepared file that have no access yet; calls no AWS',
    chooseAccess,
  )
    .option('--environment', 'with the credentials that AWS tools find here by themselves')
    .option('--profile <name>', 'with a profile of the AWS configuration')
    .option('--keys', 'with access keys, asked for when they are needed')
    .option('--permission-set <name>', 'through IAM Identity Center; needs --start-url and --region')
    .option('--start-url <url>', 'the access portal of IAM Identity Center', startUrl)
    .option('--region <region>', 'the Region of IAM Identity Center', regionName)
    .option('--role-name <name...>', 'then assume this role in each account; several are tried in this order')
    .option('--only <account...>', 'these accounts, also where an access was chosen before', accountIds)
}

async function chooseAccess(
  client: ContractClient,
  options: ChooseAccessOptions,
  terminal: Terminal,
): Promise<number> {
  const access = accessFrom(options)
  const onboarding = await openFor('work', client, options, terminal)
  const meant =
    options.only === undefined ? withoutAccess(onboarding.accounts) : chosenAccounts(onboarding, options.only)
  if (meant.length === 0) {
    throw new InvalidInputError([
      'Every account of this file has an access already. To change it for some, name them with --only.',
    ])
  }
  const ids = new Set(meant.map(({ accountId }) => accountId))
  const { draft, path } = await client.draft.get()
  const accounts = draft.accounts.map((account) =>
    ids.has(account.accountId) ? { ...account, access } : account,
  )
  const changed = { ...draft, accounts }
  const validated = validateOnboarding(onboardingValue(changed, onboarding))
  if (!validated.ok) {
    const faults = validated.faults.map((fault) => `${pathText(fault.path)}: ${faultText(fault)}`)
    throw new InvalidInputError([
      'The file would not be valid with this access. Nothing was changed.',
      ...faults,
    ])
  }
  await client.draft.save({ draft: changed })
  if (options.json) terminal.json({ file: path, accounts: [...ids] })
  else {
    terminal.out(`${path}: the access of ${plural(ids.size, 'account')} is in the file.`)
    terminal.out(`Next: ${nextCommand('access', options)}`)
  }
  return EXIT.verified
}

/** @throws InvalidInputError when not exactly one way was named */
function accessFrom(options: ChooseAccessOptions): Access {
  const { environment, keys, profile, permissionSet, startUrl: portal, region, roleName } = options
  const ways: readonly Access[] = [
    ...(environment ? [{ kind: 'environment' } as const] : []),
    ...(keys ? [{ kind: 'keys' } as const] : []),
    ...(profile === undefined ? [] : [{ kind: 'profile', profile } as const]),
    ...(permissionSet === undefined
      ? []
      : [
          {
            kind: 'identityCenter',
            roleName: permissionSet,
            startUrl: portal ?? '',
            region: region ?? '',
          } as const,
        ]),
  ]
  const [way] = ways
  if (way === undefined || ways.length > 1) {
    throw new InvalidInputError([
      'Name one way to sign in: --environment, --profile, --keys or --permission-set; with --role-name, that role is assumed in each account then.',
    ])
  }
  if (way.kind === 'identityCenter' && (portal === undefined || region === undefined))
    throw new InvalidInputError(['With --permission-set, add --start-url and --region.'])
  if (roleName === undefined) return way
  const [only, ...more] = roleName
  return { kind: 'role', roleName: more.length === 0 ? (only ?? '') : roleName, through: way }
}
