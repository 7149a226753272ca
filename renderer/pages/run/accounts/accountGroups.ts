import { unitWords } from '../../../../app/checklist/mapCells.ts'
import { waveHeading } from '../../../../app/onboarding/waves.ts'
import type { RunView } from '../../../state/runViewStore.ts'
import type { AccountRow } from './accountRows.ts'

/** By what the accounts can be grouped. */
export const GROUPINGS: readonly { readonly value: RunView['groupBy']; readonly label: string }[] = [
  { value: 'none', label: 'Nothing' },
  { value: 'unit', label: 'Organizational unit' },
  { value: 'problem', label: 'Problem' },
  { value: 'wave', label: 'Wave' },
  { value: 'state', label: 'State' },
]

/** The names of a row's groups: an account with two problems is in two. `undefined`: nothing is grouped. */
export function groupsOf(by: RunView['groupBy']): ((row: AccountRow) => readonly string[]) | undefined {
  switch (by) {
    case 'none':
      return undefined
    case 'unit':
      return ({ account }) => [unitWords(account)]
    case 'problem':
      return ({ problems }) => (problems.length === 0 ? ['No problem'] : problems)
    case 'wave':
      return ({ account: { wave } }) => [waveHeading(wave)]
    case 'state':
      return ({ state }) => [state.word]
  }
}
