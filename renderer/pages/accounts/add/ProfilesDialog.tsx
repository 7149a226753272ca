import Alert from '@cloudscape-design/components/alert'
import { useEffect, useRef } from 'react'
import { useClient } from '../../../app/ClientContext.tsx'
import { useOpened } from '../../../app/opened.ts'
import { Loading } from '../../../components/Loading.tsx'
import { RefusalAlert } from '../../../components/RefusalAlert.tsx'
import type { AddDialogProps } from './AddDialog.tsx'
import { AddModal } from './AddModal.tsx'
import { FoundTable } from './FoundTable.tsx'
import { useAddAccounts } from './useAddAccounts.ts'
import { useFound } from './useFound.ts'

/** Accounts that the AWS profiles on this computer lead to. */
export function ProfilesDialog({ draft, onClose }: AddDialogProps) {
  const client = useClient()
  const addAll = useAddAccounts()
  const isPractice = useOpened((state) => state.opened?.practice !== undefined)
  const { searching, choices, chosen, setChosen, refusal, search } = useFound(draft)
  const asked = useRef(false)

  useEffect(() => {
    // Profiles lead to AWS itself, which practice never calls.
    if (isPractice || asked.current) return
    asked.current = true
    void search(() => client.find.profiles())
  })

  return (
    <AddModal
      title="Accounts from AWS profiles"
      count={chosen.length}
      onClose={onClose}
      onAdd={() => {
        addAll(chosen.map(({ accountId, name, access }) => ({ accountId, name, access })))
        onClose()
      }}
    >
      {isPractice && (
        <Alert type="info" header="Not in practice">
          Profiles lead to AWS itself. Take the accounts from the practice organization instead.
        </Alert>
      )}
      {searching && <Loading what="Asking AWS which account each profile leads to" />}
      {refusal && <RefusalAlert refusal={refusal} />}
      {choices && (
        <FoundTable
          choices={choices}
          chosen={chosen}
          empty="There is no profile in ~/.aws/config or ~/.aws/credentials on this computer."
          onChoose={setChosen}
        />
      )}
    </AddModal>
  )
}
