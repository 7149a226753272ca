import { z } from 'zod'
import type { Account, Onboarding } from '../onboarding/onboarding.ts'
import type { Problem } from '../problems/problem.ts'
import { accountLabel } from '../text/accountLabel.ts'
import type { AccountStatus, Checklist } from './checklist.ts'
import type { JournalEvent } from './events.ts'
import { type AccountFacts, type Facts, factsOf, NO_ACCOUNT_FACTS } from './facts.ts'
import { goneProblems } from './gone.ts'
import { projectAccount, projectChecklist } from './projectChecklist.ts'
import { regressionKindSchema, regressionsBetween } from './regressions.ts'

/** Something that is not any more as an earlier look saw it, and that somebody has to look into. */
export const changeSchema = z.strictObject({
  kind: z.enum([...regressionKindSchema.options, 'gone', 'newRegion', 'regionWent', 'output', 'template']),
  accountId: z.string(),
  region: z.string().optional(),
  /** One sentence for a person. */
  message: z.string(),
})
export type Change = z.infer<typeof changeSchema>

export const changeListSchema = z.strictObject({
  /** The time of the last event that counts as before; left out when nothing was known before. */
  since: z.string().optional(),
  changes: z.array(changeSchema),
})
export type ChangeList = z.infer<typeof changeListSchema>

export const changedSinceSchema = z.union([z.iso.date(), z.iso.datetime()])

/**
 * What changed in the accounts, told by the journal alone: what its events amount to now, compared with what they
 * amounted to before. What a compaction of the journal dropped is not known any more, so nothing is said of it.
 * @param since ISO time or date, to compare with what was known then. Left out: with what was known when the last
 * activity began.
 */
export function changesSince(
  onboarding: Onboarding,
  events: readonly JournalEvent[],
  since: string | undefined,
): ChangeList {
  const began = events.findLast(({ type }) => type === 'activityStarted')?.seq ?? 0
  const past = events.filter(({ seq, at }) => (since === undefined ? seq < began : at <= since))
  const last = past.at(-1)
  if (last === undefined) return { changes: [] }
  const [before, now] = [factsOf(past), factsOf(events)]
  const inGeneral = regressionsBetween(checklistOf(onboarding, before), checklistOf(onboarding, now))
  const ofAccounts = onboarding.accounts.flatMap((account) => {
    const [earlier, later] = [factsAbout(before, account), factsAbout(now, account)]
    return [
      ...goneSince(account, earlier, later),
      ...regionChanges(account, earlier, later),
      ...stackChanges(account, earlier, later),
    ]
  })
  const rank = new Map(onboarding.accounts.map(({ accountId }, index) => [accountId, index]))
  const place = ({ accountId }: Change) => rank.get(accountId) ?? 0
  return {
    since: last.at,
    changes: [...inGeneral, ...ofAccounts].toSorted((a, b) => place(a) - place(b)),
  }
}

/** What is gone and was not gone before, or is gone again. */
function goneSince(account: Account, before: AccountFacts, now: AccountFacts): readonly Change[] {
  const keyOf = ({ region, resource, at }: Problem) => JSON.stringify([region, resource, at])
  const known = new Set(goneProblems(account, before).map(keyOf))
  return goneProblems(account, now).flatMap((problem) => {
    const { region, message } = problem
    if (known.has(keyOf(problem))) return []
    return [{ kind: 'gone' as const, accountId: account.accountId, ...(region && { region }), message }]
  })
}

/** Regions that were enabled or disabled. Before the first look nothing is known of them. */
function regionChanges(account: Account, before: AccountFacts, now: AccountFacts): readonly Change[] {
  if (before.regions === undefined || now.regions === undefined) return []
  const [earlier, later] = [enabledIn(before), enabledIn(now)]
  const { accountId } = account
  const of = accountLabel(account)
  return [
    ...later
      .filter((region) => !earlier.includes(region))
      .map((region) => ({
        kind: 'newRegion' as const,
        accountId,
        region,
        message: `${region} is enabled now in ${of} and was not before.`,
      })),
    ...earlier
      .filter((region) => !later.includes(region))
      .map((region) => ({
        kind: 'regionWent' as const,
        accountId,
        region,
        message: `${region} was enabled in ${of} and no longer is.`,
      })),
  ]
}

function enabledIn({ regions, regionStates }: AccountFacts): readonly string[] {
  return (regions?.regions ?? []).filter((region) => regionStates[region]?.state !== 'notOptedIn')
}

/** An output that ActiveEye uses, and the text: of the stack itself, and at the template's address. */
function stackChanges(account: Account, before: AccountFacts, now: AccountFacts): readonly Change[] {
  const [earlier, later] = [before.stack?.stack, now.stack?.stack]
  if (earlier === undefined || later === undefined) return []
  const { accountId } = account
  const place = { accountId, region: later.region }
  const outputs = ['AccountID', 'ExternalID'].flatMap((name) => {
    const [was, is] = [earlier.outputs[name], later.outputs[name]]
    if (was === undefined || was === is) return []
    const message = `The output ${name} of the stack of ${accountLabel(account)} was ${was} and ${is === undefined ? 'is no longer there' : `now is ${is}`}.`
    return [{ kind: 'output' as const, ...place, message }]
  })
  const [text, newText] = [earlier.template, later.template]
  const published = (one: typeof text) => (one?.is.endsWith('ublished') ? one.expected : undefined)
  const differs = (was: string | undefined, is: string | undefined) =>
    was !== undefined && is !== undefined && was !== is
  return [
    ...outputs,
    ...(differs(text?.sha256, newText?.sha256)
      ? [
          {
            kind: 'template' as const,
            ...place,
            message: `The stack of ${accountLabel(account)} has another text than before: its SHA-256 was ${text?.sha256} and is ${newText?.sha256}.`,
          },
        ]
      : []),
    ...(differs(published(text), published(newText))
      ? [
          {
            kind: 'template' as const,
            ...place,
            message: `The template's address holds another text than before, beside the stack of ${accountLabel(account)}: its SHA-256 was ${text?.expected} and is ${newText?.expected}.`,
          },
        ]
      : []),
  ]
}

function factsAbout(facts: Facts, { accountId }: Account): AccountFacts {
  return facts.accounts.get(accountId) ?? NO_ACCOUNT_FACTS
}

function checklistOf(onboarding: Onboarding, facts: Facts): Checklist {
  const rows: AccountStatus[] = onboarding.accounts.map((account) =>
    projectAccount(account, facts.accounts.get(account.accountId), false, onboarding),
  )
  return projectChecklist(onboarding, rows, '')
}

/** Stands before the list. @param timeOf writes an ISO time for the reader */
export function changesTitle({ since, changes }: ChangeList, timeOf: (iso: string) => string): string {
  if (since === undefined) return 'Nothing was known before, so nothing can be compared'
  return `${changes.length === 0 ? 'Nothing changed' : 'What changed'} since ${timeOf(since)}`
}
