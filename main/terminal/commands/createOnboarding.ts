import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { newOnboarding } from '../../../app/onboarding/newOnboarding.ts'
import { formatOnboarding } from '../../../app/onboarding/onboarding.ts'
import { inputErrorText, parseOnboarding } from '../../../app/onboarding/parseOnboarding.ts'
import { plainText } from '../../../app/text/plainText.ts'
import { plural } from '../../../app/text/plural.ts'
import { writeOnboardingFile } from '../../onboarding/onboardingFile.ts'
import { EXIT } from '../exitStatus.ts'
import type { LeftOut } from '../newFrom/foundForFile.ts'
import type { CreateOptions } from '../newFrom/source.ts'
import { sourceOf } from '../newFrom/source.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'

/** Starts an onboarding file from the accounts that can be found. */
export async function create(client: Client, options: CreateOptions, terminal: Terminal): Promise<number> {
  const { file, only, yes } = options
  // Before anybody signs in for nothing.
  if (!yes && existsSync(file)) {
    terminal.err(`${file} exists already and was left as it is. To replace it, add --yes.`)
    return EXIT.wrongInput
  }
  const source = await sourceOf(client, options, terminal)
  if (source.kind === 'wrong') {
    terminal.err(source.why)
    return EXIT.wrongInput
  }
  const { candidates: accounts, leftOut: all } = await source.search()
  const leftOut = all.filter(({ accountId }) => isAskedFor(accountId, only))
  for (const { name, accountId, why } of leftOut) {
    terminal.err(plainText(`Left out: ${name}${accountId === undefined ? '' : ` (${accountId})`}: ${why}`))
  }
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
  const checked = parseOnboarding(formatOnboarding(onboarding), file)
  if (!checked.ok) {
    for (const error of checked.errors) terminal.err(inputErrorText(error))
    return EXIT.wrongInput
  }
  await writeOnboardingFile(file, onboarding, { overwrite: yes })
  const missing = (only ?? []).filter((wanted) => accounts.every(({ accountId }) => accountId !== wanted))
  for (const accountId of missing.filter(isUnheardOf(leftOut))) terminal.err(`Not found: ${accountId}`)
  if (options.json)
    terminal.out(JSON.stringify({ file, accounts: accounts.length, leftOut, missing }, null, 2))
  else
    terminal.out(
      `${file}: ${plural(accounts.length, 'account')}. Look through it, then: npm run onboard -- plan ${file}`,
    )
  return missing.length === 0 ? EXIT.verified : EXIT.unfinished
}

function isAskedFor(accountId: string | undefined, only: readonly string[] | undefined): boolean {
  return only === undefined || accountId === undefined || only.includes(accountId)
}

function isUnheardOf(leftOut: readonly LeftOut[]): (accountId: string) => boolean {
  return (accountId) => leftOut.every((one) => one.accountId !== accountId)
}
