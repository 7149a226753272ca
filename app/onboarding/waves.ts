import { z } from 'zod'
import { capitalized } from '../text/capitalized.ts'
import { inShort } from '../text/inShort.ts'
import { plural } from '../text/plural.ts'
import {
  accountSelectorSchema,
  parseAccountSelector,
  type Selectable,
  selects,
  selectsNothingWords,
} from './accountSelector.ts'
import { LONGEST_NAME, nameSchema } from './name.ts'

/**
 * Waves: a few accounts first, a look, then the rest. An account is in the first wave that includes and does not exclude
 * it; the accounts in no wave of the file are the last wave.
 */

const MOST_WAVES = 50
const MOST_SELECTORS = 5_000

const selectorsSchema = z
  .array(accountSelectorSchema, {
    error: 'a list of account IDs, organizational units and tags: ["111122223333", "ou:Sandbox"]',
  })
  .max(MOST_SELECTORS, `at most ${MOST_SELECTORS} entries`)

const waveSchema = z.strictObject({
  name: nameSchema(LONGEST_NAME, 'What people call this wave.', 'Pilot').optional(),
  include: selectorsSchema
    .min(1, 'at least one account, organizational unit or tag')
    .describe('The accounts of this wave, unless an earlier one has them.'),
  exclude: selectorsSchema
    .describe('Accounts that are not in this wave although they are included.')
    .optional(),
})
export type WaveEntry = z.infer<typeof waveSchema>

export const wavesSchema = z
  .array(waveSchema, { error: 'a list of waves: [{ "name": "Pilot", "include": ["ou:Sandbox"] }]' })
  .max(MOST_WAVES, `at most ${MOST_WAVES} waves`)
  .describe(
    'Accounts that are run first, in this order: run --wave 1, look, then the next one. Accounts in no wave are the last one.',
  )

export interface NamedWave {
  /** From 1. */
  readonly number: number
  /** That of the file; `the rest` for the accounts in no wave of the file. */
  readonly name?: string | undefined
}

export interface Wave extends NamedWave {
  /** In the file's order. Accounts that are left out are in no wave. */
  readonly accountIds: readonly string[]
}

/** An onboarding, or a draft of one. */
export interface WithWaves {
  readonly waves?: readonly WaveEntry[] | undefined
  readonly accounts: readonly WaveAccount[]
}

interface WaveAccount extends Selectable {
  readonly name: string
  readonly leftOut?: unknown
}

const known = new WeakMap<object, readonly Wave[]>()

/** The waves in their order, those without an account too; empty when the file has none. */
export function wavesOf(onboarding: WithWaves): readonly Wave[] {
  const waves = known.get(onboarding) ?? findWaves(onboarding)
  known.set(onboarding, waves)
  return waves
}

function findWaves({ waves = [], accounts }: WithWaves): readonly Wave[] {
  if (waves.length === 0) return []
  const matchers = waves.map(({ include, exclude = [] }) => ({
    include: include.flatMap(selectorOf),
    exclude: exclude.flatMap(selectorOf),
  }))
  const monitored = accounts.filter(({ leftOut }) => leftOut === undefined)
  const byWave = Map.groupBy(monitored, (account) =>
    matchers.findIndex(
      ({ include, exclude }) =>
        include.some((one) => selects(one, account)) && !exclude.some((one) => selects(one, account)),
    ),
  )
  const idsIn = (index: number) => (byWave.get(index) ?? []).map(({ accountId }) => accountId)
  const rest = idsIn(-1)
  return [
    ...waves.map(({ name }, index) => ({
      number: index + 1,
      ...(name !== undefined && { name }),
      accountIds: idsIn(index),
    })),
    ...(rest.length > 0 ? [{ number: waves.length + 1, name: THE_REST, accountIds: rest }] : []),
  ]
}

/** The name of the accounts in no wave of the file. */
export const THE_REST = 'the rest'

function selectorOf(text: string) {
  const parsed = parseAccountSelector(text)
  return parsed.ok ? [parsed.value] : []
}

const knownByAccount = new WeakMap<readonly Wave[], ReadonlyMap<string, Wave>>()

/** The wave of an account; `undefined` for one that is left out, and where the file has no waves. */
export function waveOf(onboarding: WithWaves, accountId: string): Wave | undefined {
  const waves = wavesOf(onboarding)
  const byAccount =
    knownByAccount.get(waves) ??
    new Map(waves.flatMap((wave) => wave.accountIds.map((id) => [id, wave] as const)))
  knownByAccount.set(waves, byAccount)
  return byAccount.get(accountId)
}

/** `wave 1 (Pilot)`; `wave 3 (the rest)`; `wave 2` without a name. */
export function waveName({ number, name }: NamedWave): string {
  return name === undefined ? `wave ${number}` : `wave ${number} (${name})`
}

/** As the heading of a group of accounts: `Wave 1 (Pilot)`; `In no wave`. */
export function waveHeading(wave: NamedWave | undefined): string {
  return wave === undefined ? 'In no wave' : capitalized(waveName(wave))
}

/** Whether a wave names a tag, so that the tags of the accounts have to be known. */
export function namesTags({ waves = [] }: Pick<WithWaves, 'waves'>): boolean {
  return waves.some(({ include, exclude = [] }) =>
    [...include, ...exclude].some((text) => selectorOf(text).some(({ kind }) => kind === 'tag')),
  )
}

/** What a person may not have meant: what selects no account, waves without one, and who is in the last wave. */
export function waveRemarks(onboarding: WithWaves): readonly string[] {
  const { waves = [], accounts } = onboarding
  const all = wavesOf(onboarding)
  const nothing = waves.flatMap(({ name, include, exclude = [] }, index) =>
    [...include, ...exclude].flatMap(selectorOf).flatMap((selector) => {
      if (accounts.some((account) => selects(selector, account))) return []
      return [`In ${waveName({ number: index + 1, name })}: ${selectsNothingWords(selector, accounts)}`]
    }),
  )
  // One that includes nothing yet is only begun, on the page.
  const empty = all.filter(
    ({ number, accountIds }) => accountIds.length === 0 && waves[number - 1]?.include.length !== 0,
  )
  const rest = all.find(({ number }) => number > waves.length)
  return [
    ...nothing,
    ...empty.map(
      (wave) =>
        `No account is in ${waveName(wave)}: ${wave.number === 1 ? '' : 'an earlier wave has those that it includes, or '}it includes none.`,
    ),
    ...(rest === undefined
      ? []
      : [
          `${plural(rest.accountIds.length, 'account')} in no wave of the file: ${inShort(namesOf(onboarding, rest))}. ${rest.accountIds.length === 1 ? 'It is' : 'They are'} ${waveName(rest)}.`,
        ]),
  ]
}

function namesOf({ accounts }: WithWaves, { accountIds }: Wave): readonly string[] {
  const ids = new Set(accountIds)
  return accounts.flatMap(({ accountId, name }) => (ids.has(accountId) ? [name] : []))
}
