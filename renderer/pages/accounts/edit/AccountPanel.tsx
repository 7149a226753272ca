import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import SplitPanel from '@cloudscape-design/components/split-panel'
import { isLive } from '../../../../app/checklist/activityStatus.ts'
import { useChecklist } from '../../../state/checklistStore.ts'
import { editRow, useDraft } from '../../../state/draftStore.ts'
import { useOpened } from '../../../state/openedStore.ts'
import { draftFaults } from '../draftFaults.ts'
import { AccountForm } from './AccountForm.tsx'

/** The form of the account that is edited, beside the list. Empty when no account is edited. */
export function AccountPanel() {
  const base = useOpened((state) => state.opened?.onboarding)
  const draft = useDraft((state) => state.draft)
  const editing = useDraft((state) => state.editing)
  const locked = useChecklist((state) => isLive(state.activity))
  const faults = draft && base && draftFaults(draft, base)
  const index = draft?.accounts.findIndex(({ key }) => key === editing) ?? -1
  const account = draft?.accounts[index]
  if (draft === undefined || account === undefined) return null

  const before = draft.accounts[index - 1]
  const after = draft.accounts[index + 1]
  return (
    <SplitPanel
      header={account.name || 'New account'}
      closeBehavior="hide"
      hidePreferencesButton
      headerActions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            iconName="angle-left"
            variant="icon"
            ariaLabel="Previous account"
            disabled={before === undefined}
            onClick={() => editRow(before?.key)}
          />
          <Button
            iconName="angle-right"
            variant="icon"
            ariaLabel="Next account"
            disabled={after === undefined}
            onClick={() => editRow(after?.key)}
          />
        </SpaceBetween>
      }
    >
      <AccountForm
        key={account.key}
        draft={draft}
        account={account}
        faults={faults?.accounts.get(account.key) ?? new Map()}
        locked={locked}
      />
    </SplitPanel>
  )
}
