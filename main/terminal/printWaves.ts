import type { AccountStatus, Checklist } from '../../app/checklist/checklist.ts'
import { waveProgress } from '../../app/checklist/waveProgress.ts'
import { type WithWaves, waveName, waveRemarks } from '../../app/onboarding/waves.ts'
import { capitalized } from '../../app/text/capitalized.ts'
import { plural } from '../../app/text/plural.ts'
import { bold, toned } from './styledText.ts'
import type { Terminal } from './terminal.ts'

/** How far each wave is, and what of the waves in the file a person may not have meant; nothing where it has none. */
export function printWaves(
  onboarding: WithWaves,
  accounts: readonly AccountStatus[],
  terminal: Terminal,
): void {
  const waves = waveProgress(accounts)
  const remarks = waveRemarks(onboarding)
  if (waves.length + remarks.length === 0) return
  terminal.out('', bold('Waves'))
  for (const wave of waves) {
    const state = wave.isCovered ? toned('good', 'covered') : toned('todo', 'not covered yet')
    terminal.out(`  ${capitalized(waveName(wave))}: ${plural(wave.accounts.length, 'account')}, ${state}`)
  }
  for (const remark of remarks) terminal.out(`  ${remark}`)
}

/** The checklist of some accounts; its totals stay those of all. @param only account IDs; all when left out */
export function checklistFor(checklist: Checklist, only: readonly string[] | undefined): Checklist {
  if (only === undefined) return checklist
  const ids = new Set(only)
  return { ...checklist, accounts: checklist.accounts.filter(({ accountId }) => ids.has(accountId)) }
}
