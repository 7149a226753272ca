import { parseAccountSelector, selects, selectsNothingWords } from './accountSelector.ts'
import type { Account, Onboarding } from './onboarding.ts'
import { waveName, wavesOf } from './waves.ts'

/** Which accounts a person wants to work on. */
export interface AccountChoice {
  /** Account IDs, units and tags as parseAccountSelector reads them; all accounts when left out. */
  readonly only?: readonly string[] | undefined
  readonly except?: readonly string[] | undefined
  /** The number of a wave. */
  readonly wave?: number | undefined
}

export type ChosenAccounts =
  | { readonly ok: true; readonly accounts: readonly Account[] }
  /** Whole sentences. */
  | { readonly ok: false; readonly refusals: readonly string[] }

/** Nothing was chosen, so all accounts are meant. */
export function isEveryAccount({ only, except, wave }: AccountChoice): boolean {
  return only === undefined && except === undefined && wave === undefined
}

/** The accounts that fit every part of the choice, in the file's order; refused when a part of it names nothing, or none is left. */
export function chooseAccounts(
  onboarding: Pick<Onboarding, 'accounts' | 'waves'>,
  { only, except = [], wave: number }: AccountChoice,
): ChosenAccounts {
  const { accounts } = onboarding
  const refusals: string[] = []
  const matching = (texts: readonly string[]): ReadonlySet<string> => {
    const ids = texts.flatMap((text) => {
      const parsed = parseAccountSelector(text)
      if (!parsed.ok) {
        refusals.push(parsed.refusals[0].message)
        return []
      }
      const selected = accounts.filter((account) => selects(parsed.value, account))
      if (selected.length === 0) refusals.push(selectsNothingWords(parsed.value, accounts))
      return selected.map(({ accountId }) => accountId)
    })
    return new Set(ids)
  }

  const waves = wavesOf(onboarding)
  const wave = waves.find((one) => one.number === number)
  if (number !== undefined && wave === undefined) refusals.push(noWaveWords(number, waves))
  const inWave = wave && new Set(wave.accountIds)
  const wanted = only && matching(only)
  const unwanted = matching(except)
  const chosen = accounts.filter(
    ({ accountId }) =>
      (wanted?.has(accountId) ?? true) && (inWave?.has(accountId) ?? true) && !unwanted.has(accountId),
  )
  if (refusals.length === 0 && chosen.length === 0) refusals.push('No account is left of what was chosen.')
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, accounts: chosen }
}

function noWaveWords(number: number, waves: ReturnType<typeof wavesOf>): string {
  if (waves.length === 0) {
    return 'The onboarding file has no waves. Add them under "waves", or on the page Accounts: [{ "name": "Pilot", "include": ["111122223333"] }].'
  }
  return `There is no wave ${number}: the onboarding file has ${waves.map(waveName).join(', ')}.`
}
