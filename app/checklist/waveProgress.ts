import { type NamedWave, waveName } from '../onboarding/waves.ts'
import type { AccountStatus } from './checklist.ts'
import { isVerified, RUN_STEPS } from './ownSteps.ts'

/** How far each wave is. An account of a later wave counts as open until its own wave has run. */

type WaveRow = Pick<AccountStatus, 'wave' | 'state' | 'problems' | 'regions' | 'steps'>

export interface WaveProgress<A> extends NamedWave {
  readonly accounts: readonly A[]
  /** A run has nothing left to do in any of its accounts, and no problem of theirs is open. */
  readonly isCovered: boolean
}

/** The waves that have accounts, in their order; empty where the onboarding file has none. */
export function waveProgress<A extends WaveRow>(accounts: readonly A[]): readonly WaveProgress<A>[] {
  const byNumber = Map.groupBy(accounts, ({ wave }) => wave?.number ?? 0)
  return [...byNumber]
    .filter(([number]) => number > 0)
    .sort(([one], [other]) => one - other)
    .map(([number, own]) => ({
      number,
      name: own[0]?.wave?.name,
      accounts: own,
      isCovered: isVerified(own, RUN_STEPS),
    }))
}

/** The wave whose turn it is: the first one that is not covered. */
export function currentWave<A extends WaveRow>(
  waves: readonly WaveProgress<A>[],
): WaveProgress<A> | undefined {
  return waves.find(({ isCovered }) => !isCovered)
}

/** `1 of 3 waves covered, next is wave 2 (the rest)`; `undefined` where the onboarding file has no waves. */
export function wavesWords(accounts: readonly WaveRow[]): string | undefined {
  const waves = waveProgress(accounts)
  const current = currentWave(waves)
  if (waves.length === 0) return undefined
  const covered = waves.filter(({ isCovered }) => isCovered).length
  const count = `${covered} of ${waves.length} ${waves.length === 1 ? 'wave' : 'waves'} covered`
  return current === undefined ? count : `${count}, next is ${waveName(current)}`
}
