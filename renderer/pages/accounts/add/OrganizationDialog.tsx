import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, useState } from 'react'
import type { Access } from '../../../../app/onboarding/onboarding.ts'
import { useClient } from '../../../app/ClientContext.tsx'
import { useOpened } from '../../../app/opened.ts'
import { Loading } from '../../../components/Loading.tsx'
import { RefusalAlert } from '../../../components/RefusalAlert.tsx'
import { AccessFields } from '../edit/AccessFields.tsx'
import type { AddDialogProps } from './AddDialog.tsx'
import { AddModal } from './AddModal.tsx'
import { accessFaults } from './accessFaultTexts.ts'
import { FoundTable } from './FoundTable.tsx'
import { useAddAccounts } from './useAddAccounts.ts'
import { useFound } from './useFound.ts'

/** The accounts of the organization; the one that is asked keeps its own access, the others get the role. */
export function OrganizationDialog({ draft, onClose }: AddDialogProps) {
  const client = useClient()
  const addAll = useAddAccounts()
  const practice = useOpened((state) => state.opened?.practice)
  const { searching, choices, chosen, setChosen, refusal, search } = useFound(draft)
  const [through, setThrough] = useState<Access>({ kind: 'environment' })
  const [roleName, setRoleName] = useState('OrganizationAccountAccessRole')
  const faults = accessFaults({ kind: 'role', roleName, through })

  function look(event: FormEvent): void {
    event.preventDefault()
    if (faults.size > 0) return
    void search(() =>
      client.find.organization({ roleName, through, ...(practice !== undefined && { practice }) }),
    )
  }

  return (
    <AddModal
      title="Accounts from the organization"
      count={chosen.length}
      onClose={onClose}
      onAdd={() => {
        addAll(chosen.map(({ accountId, name, access }) => ({ accountId, name, access })))
        onClose()
      }}
    >
      <form onSubmit={look}>
        <SpaceBetween size="m">
          <AccessFields
            label="Credentials of the management account"
            path="access.through"
            access={through}
            faults={faults}
            locked={false}
            onChange={setThrough}
          />
          <FormField
            label="Role in the other accounts"
            description="Organizations makes OrganizationAccountAccessRole in the accounts that it creates."
            errorText={faults.get('access.roleName')}
            stretch
          >
            <Input
              value={roleName}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => setRoleName(detail.value.trim())}
            />
          </FormField>
          <Button formAction="submit" loading={searching} disabled={faults.size > 0}>
            List the accounts
          </Button>
        </SpaceBetween>
      </form>
      {searching && <Loading what="Asking AWS Organizations" />}
      {refusal && <RefusalAlert refusal={refusal} />}
      {choices && (
        <FoundTable
          choices={choices}
          chosen={chosen}
          empty="The organization has no accounts."
          onChoose={setChosen}
        />
      )}
    </AddModal>
  )
}
