import { randomUUID } from 'node:crypto'
import type { FoundAccount } from '../../../app/access/found.ts'
import type { Access } from '../../../app/onboarding/access.ts'
import { formatOnboarding } from '../../../app/onboarding/formatOnboarding.ts'
import { inputErrorText } from '../../../app/onboarding/inputError.ts'
import { newOnboarding } from '../../../app/onboarding/newOnboarding.ts'
import { parseOnboarding } from '../../../app/onboarding/parseOnboarding.ts'
import { counted } from '../../../app/report/counted.ts'
import { writeOnboardingFile } from '../../onboarding/onboardingFile.ts'
import type { Client } from '../connect.ts'
import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'

export interface CreateOptions {
  readonly file: string
  readonly from: 'profiles' | 'organization'
  readonly customer: string
  readonly shortName?: string | undefined
  readonly portalUrl?: string | undefined
  /** With `organization`: the role in each account. */
  readonly roleName: string
  /** With `organization`: the profile to ask with; the environment when left out. */
  readonly profile?: string | undefined
  readonly practice?: string | undefined
  readonly only?: readonly string[] | undefined
  readonly yes: boolean
  readonly json: boolean
}

/** Starts an onboarding file from the accounts that can be found. */
export async function create(client: Client, options: CreateOptions, terminal: Terminal): Promise<number> {
  const found =
    options.from === 'profiles' ? await client.find.profiles() : await inOrganization(client, options)
  for (const { name, accountId, unusable } of found) {
    if (unusable !== undefined) terminal.err(`Left out: ${name} ${accountId}: ${unusable}`)
  }
  const accounts = firstOfEach(found.filter(({ unusable }) => unusable === undefined)).filter(
    ({ accountId }) => options.only === undefined || options.only.includes(accountId),
  )
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
  })
  const checked = parseOnboarding(formatOnboarding(onboarding), options.file)
  if (!checked.ok) {
    for (const error of checked.errors) terminal.err(inputErrorText(error))
    return EXIT.wrongInput
  }
  await writeOnboardingFile(options.file, onboarding, { overwrite: options.yes })
  if (options.json) terminal.out(JSON.stringify({ file: options.file, accounts: accounts.length }, null, 2))
  else
    terminal.out(
      `${options.file}: ${counted(accounts.length, 'account')}. Look through it, then: npm run onboard -- plan ${options.file}`,
    )
  return EXIT.verified
}

function inOrganization(
  client: Client,
  { roleName, profile, practice }: CreateOptions,
): Promise<FoundAccount[]> {
  const through: Access = profile === undefined ? { kind: 'environment' } : { kind: 'profile', profile }
  return client.find.organization({ roleName, through, practice })
}

/** Several profiles may lead to one account: the first one is taken. */
function firstOfEach(found: readonly FoundAccount[]): readonly FoundAccount[] {
  return [...new Map(found.toReversed().map((account) => [account.accountId, account])).values()].toReversed()
}
