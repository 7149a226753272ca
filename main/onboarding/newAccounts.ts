import type { OrganizationAccount } from '../../app/access/foundAccounts.ts'
import {
  asInOrganization,
  NO_WAY_TO_ORGANIZATION,
  type OrganizationLook,
  organizationLook,
  suggestedAccounts,
  unlistedIn,
  waysToOrganization,
} from '../../app/access/newInOrganization.ts'
import { faultText, pathText } from '../../app/onboarding/fault.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { validateOnboarding } from '../../app/onboarding/validateOnboarding.ts'
import { namesTags } from '../../app/onboarding/waves.ts'
import type { Backend } from '../accounts/backend.ts'
import { findInOrganization } from '../accounts/findInOrganization.ts'
import { systemClock } from '../async/systemClock.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { reasonOf } from './changeAccounts.ts'
import type { CurrentOnboarding } from './currentOnboarding.ts'
import { openedIn, placeOf, putIntoFile } from './editOnboarding.ts'
import { readDraft } from './keptDrafts.ts'
import type { OpenedFile } from './openOnboardingFile.ts'

/** Accounts of the organization that are not in the open onboarding's file. */

/** What the last look found; undefined when nobody has looked. */
export function knownOrganization(current: CurrentOnboarding): OrganizationLook | undefined {
  const { onboarding, facts } = current.opened().onboarding
  const seen = facts().organization
  return seen && organizationLook(onboarding, seen)
}

/** Lists the organization, and records what is not in the file. @throws InvalidInputError, and as the port does */
export async function lookAtOrganization(
  current: CurrentOnboarding,
  signal: AbortSignal | undefined,
): Promise<OrganizationLook> {
  const opened = await current.recordable()
  await record(opened, await listOrganization(opened, signal))
  const seen = knownOrganization(current)
  if (seen === undefined) throw new Error('The look at the organization was not recorded.')
  return seen
}

interface AddRequest {
  readonly accountIds: readonly string[]
  readonly leftOutBecause?: string | undefined
}

/** Adds accounts of the organization to the file. @throws InvalidInputError, ConflictError, and as the port does */
export async function addFromOrganization(
  backend: Backend,
  current: CurrentOnboarding,
  { accountIds, leftOutBecause }: AddRequest,
  signal: AbortSignal | undefined,
): Promise<{ path: string; names: string[] }> {
  const { reason } = reasonOf(leftOutBecause)
  const leftOut = reason && { leftOut: { reason, by: backend.user, at: systemClock.now() } }
  return changeFile(backend, current, signal, ({ onboarding }, found) => {
    const known = new Set(onboarding.accounts.map(({ accountId }) => accountId))
    const byId = new Map(found.accounts.map((account) => [account.accountId, account]))
    const refusals = accountIds.flatMap((accountId) => {
      const account = byId.get(accountId)
      if (known.has(accountId)) return [`${accountId} is in the file already.`]
      if (account === undefined) return [`${accountId} is not an account of the organization.`]
      return account.unusable === undefined ? [] : [`${accountId} can’t be added. ${account.unusable}`]
    })
    if (refusals.length > 0) throw new InvalidInputError(refusals)
    const wanted = [...new Set(accountIds)].flatMap((accountId) => byId.get(accountId) ?? [])
    const added = suggestedAccounts(onboarding, wanted)
    return {
      accounts: [...onboarding.accounts, ...added.map((account) => ({ ...account, ...leftOut }))],
      result: { names: added.map(({ name }) => name) },
    }
  })
}

/** Renews the units and tags of the file's accounts. @throws as addFromOrganization */
export function refreshFromOrganization(
  backend: Backend,
  current: CurrentOnboarding,
  signal: AbortSignal | undefined,
): Promise<{ path: string; found: number; problems: string[] }> {
  return changeFile(backend, current, signal, ({ onboarding }, { accounts, problems }) => {
    const byId = new Map(accounts.map((account) => [account.accountId, account]))
    return {
      accounts: onboarding.accounts.map((account) => asInOrganization(account, byId.get(account.accountId))),
      result: {
        found: onboarding.accounts.filter(({ accountId }) => byId.has(accountId)).length,
        problems: [...problems],
      },
    }
  })
}

interface Listed {
  readonly accounts: readonly OrganizationAccount[]
  readonly problems: readonly string[]
}

async function listOrganization(
  { onboarding: { onboarding }, destination }: OpenedFile,
  signal: AbortSignal | undefined,
): Promise<Listed> {
  const ways = waysToOrganization(onboarding.accounts)
  if (ways.length === 0) throw new InvalidInputError([NO_WAY_TO_ORGANIZATION])
  const accounts = new Map<string, OrganizationAccount>()
  const problems: string[] = []
  for (const { through, roleNames } of ways) {
    const withTags = namesTags(onboarding)
    const found = await findInOrganization(destination, { through, roleName: roleNames, withTags }, signal)
    problems.push(...[found.withoutUnits, found.withoutTags].flatMap((problem) => problem ?? []))
    for (const account of found.accounts) accounts.set(account.accountId, account)
  }
  return { accounts: [...accounts.values()], problems }
}

async function record({ onboarding }: OpenedFile, { accounts }: Listed): Promise<void> {
  const before = onboarding.facts().organization?.unlisted ?? []
  await onboarding.recordOrganization(unlistedIn(onboarding.onboarding, accounts, before, systemClock.now()))
}

/** Looks, changes the file's accounts, and opens it anew: all of the change or, when it is not possible, nothing. */
async function changeFile<R>(
  backend: Backend,
  current: CurrentOnboarding,
  signal: AbortSignal | undefined,
  change: (
    opened: { readonly onboarding: Onboarding },
    found: Listed,
  ) => { readonly accounts: Onboarding['accounts']; readonly result: R },
): Promise<R & { path: string }> {
  const opened = await current.recordable()
  const found = await listOrganization(opened, signal)
  await record(opened, found)
  return current.inTurn(async (replace) => {
    const { opened: now } = openedIn(current)
    if (now.onboarding.onboarding.id !== opened.onboarding.onboarding.id) {
      throw new ConflictError('Another onboarding was opened meanwhile. Nothing was changed.')
    }
    if (now.onboarding.busy()) {
      throw new ConflictError('An activity is running. Change the accounts when it has ended, or cancel it.')
    }
    const path = placeOf(backend, now)
    const kept = await readDraft(backend.dataDirectory, path)
    if (kept !== undefined && kept.base.id === now.onboarding.onboarding.id) {
      throw new ConflictError(
        'There are changes of the accounts that are not in the file yet, because something in them is to be corrected. Correct or discard them first, on the page Accounts.',
      )
    }
    const { onboarding } = now.onboarding
    const { accounts, result } = change({ onboarding }, found)
    const validated = validateOnboarding({ ...onboarding, accounts })
    if (!validated.ok) {
      throw new InvalidInputError(
        validated.faults.map((fault) => `${pathText(fault.path)}: ${faultText(fault)}`),
      )
    }
    await putIntoFile(backend, current, validated.onboarding, replace)
    return { ...result, path }
  })
}
