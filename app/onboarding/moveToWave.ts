import { parseAccountSelector, type Selectable, selects } from './accountSelector.ts'
import type { DraftWave } from './draft.ts'

/**
 * The waves with these accounts in this one, each named by its ID where a unit or a tag does not say it already. The
 * number after the last one is the rest: no wave holds them then.
 * @param number from 1
 */
export function moveToWave(
  waves: readonly DraftWave[],
  moved: readonly Selectable[],
  number: number,
): DraftWave[] {
  const ids = new Set(moved.map(({ accountId }) => accountId))
  return waves.map((wave, index) => {
    const include = wave.include.filter((text) => !names(text, ids))
    const exclude = wave.exclude.filter((text) => !names(text, ids))
    const isIn = (texts: readonly string[], account: Selectable) =>
      texts.some((text) => selectsIt(text, account))
    if (index + 1 === number) {
      const missing = moved.filter((account) => !isIn(include, account))
      return { ...wave, include: [...include, ...missing.map(({ accountId }) => accountId)], exclude }
    }
    // The first wave that includes an account has it; a later one never gets it.
    const held = index + 1 < number ? moved.filter((account) => isIn(include, account)) : []
    const excluded = held.filter((account) => !isIn(exclude, account))
    return { ...wave, include, exclude: [...exclude, ...excluded.map(({ accountId }) => accountId)] }
  })
}

function names(text: string, ids: ReadonlySet<string>): boolean {
  const parsed = parseAccountSelector(text)
  return parsed.ok && parsed.value.kind === 'account' && ids.has(parsed.value.accountId)
}

function selectsIt(text: string, account: Selectable): boolean {
  const parsed = parseAccountSelector(text)
  return parsed.ok && selects(parsed.value, account)
}
