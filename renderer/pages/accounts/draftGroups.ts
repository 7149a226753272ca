import { unitWords } from '../../../app/checklist/mapCells.ts'
import { type Draft, wavesValue } from '../../../app/onboarding/draft.ts'
import { waveHeading, waveOf } from '../../../app/onboarding/waves.ts'
import type { AccountsView } from '../../state/accountsViewStore.ts'
import type { DraftAccountRow } from './draftAccountColumns.tsx'

/** By what the accounts can be grouped. */
export const DRAFT_GROUPINGS: readonly {
  readonly value: AccountsView['groupBy']
  readonly label: string
}[] = [
  { value: 'none', label: 'Nothing' },
  { value: 'unit', label: 'Organizational unit' },
  { value: 'problem', label: 'What is to correct' },
  { value: 'wave', label: 'Wave' },
]

/** The names of a row's groups; `undefined`: nothing is grouped. */
export function draftGroupsOf(
  by: AccountsView['groupBy'],
  { accounts, waves = [] }: Draft,
): ((row: DraftAccountRow) => readonly string[]) | undefined {
  switch (by) {
    case 'none':
      return undefined
    case 'unit':
      return ({ account }) => [unitWords(account)]
    case 'problem':
      return ({ faults }) => (faults === undefined ? ['Nothing to correct'] : [...faults.values()])
    case 'wave': {
      const asFile = { accounts, waves: wavesValue(waves) }
      return ({ account, leftOut }) => {
        return [waveHeading(leftOut === undefined ? waveOf(asFile, account.accountId) : undefined)]
      }
    }
  }
}
