import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { currentWave, waveProgress } from '../../../app/checklist/waveProgress.ts'
import { selectorsOf } from '../../../app/onboarding/accountSelector.ts'
import { chooseAccounts } from '../../../app/onboarding/chooseAccounts.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { waveName } from '../../../app/onboarding/waves.ts'
import { capitalized } from '../../../app/text/capitalized.ts'
import { plural } from '../../../app/text/plural.ts'

/** Some of the accounts, to choose on a page. */
export interface AccountGroup {
  /** `wave:1`, `ou:Workloads` or `tag:stage=dev`. */
  readonly value: string
  readonly label: string
  readonly description: string
  /** Account IDs. */
  readonly only: readonly string[]
}

/** All accounts. */
export const EVERY = 'all'

/** With fewer accounts than these, units and tags are not offered: one sees all at once. */
const MANY = 12

/** The waves, then the organizational units and tags of many accounts. */
export function accountGroups(
  onboarding: Pick<Onboarding, 'accounts' | 'waves'>,
  rows: readonly AccountStatus[],
): readonly AccountGroup[] {
  const waves = waveProgress(rows).map((wave) => ({
    value: `wave:${wave.number}`,
    label: capitalized(waveName(wave)),
    description: `${plural(wave.accounts.length, 'account')}, ${wave.isCovered ? 'covered' : 'not covered yet'}`,
    only: wave.accounts.map(({ accountId }) => accountId),
  }))
  if (onboarding.accounts.length <= MANY) return waves
  const others = selectorsOf(onboarding.accounts).flatMap((selector): readonly AccountGroup[] => {
    const chosen = chooseAccounts(onboarding, { only: [selector] })
    if (!chosen.ok) return []
    const only = chosen.accounts.flatMap(({ accountId, leftOut }) => (leftOut ? [] : [accountId]))
    if (only.length === 0) return []
    return [{ value: selector, label: selector, description: plural(only.length, 'account'), only }]
  })
  return [...waves, ...others]
}

/** What is chosen: by the person, else the wave whose turn it is, else all. */
export function chosenGroup(
  groups: readonly AccountGroup[],
  rows: readonly AccountStatus[],
  value: string | undefined,
): AccountGroup | undefined {
  const current = currentWave(waveProgress(rows))
  const wanted = value ?? (current && `wave:${current.number}`)
  return groups.find((group) => group.value === wanted)
}

/** The rows of the chosen accounts. @param only account IDs; all when left out */
export function rowsOf<R extends { readonly accountId: string }>(
  rows: readonly R[],
  only: readonly string[] | undefined,
): readonly R[] {
  if (only === undefined) return rows
  const ids = new Set(only)
  return rows.filter(({ accountId }) => ids.has(accountId))
}
