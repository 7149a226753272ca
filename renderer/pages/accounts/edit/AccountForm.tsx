import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { isStanding, stackIds } from '../../../../app/checklist/standingStack.ts'
import type { Draft, DraftAccount } from '../../../../app/onboarding/draft.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { useChecklist } from '../../../state/checklistStore.ts'
import { draftSubject } from '../../../state/connectionSubject.ts'
import { changeDraft } from '../../../state/draftSaving.ts'
import { useOpened } from '../../../state/openedStore.ts'
import { changeAccount, renameAccount, suggestionsFor } from '../draftEdits.ts'
import type { FieldFaults } from '../draftFaults.ts'
import { useRemoveAccounts } from '../useRemoveAccounts.ts'
import { AccessFields } from './AccessFields.tsx'
import { PriorityChoice } from './PriorityChoice.tsx'
import { RegionFields } from './RegionFields.tsx'

interface AccountFormProps {
  readonly draft: Draft
  readonly account: DraftAccount
  readonly faults: FieldFaults
  readonly locked: boolean
}

/** All fields of one account. Faults are shown while a person types. */
export function AccountForm({ draft, account, faults, locked }: AccountFormProps) {
  const client = useClient()
  const remove = useRemoveAccounts()
  const inFile = useOpened((state) => state.opened?.onboarding.accounts)
  const stack = useChecklist((state) => state.accounts.get(account.accountId)?.stack)
  // An empty field of a new row shows its fault only after a person has left it.
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const { key, connector } = account
  const suggested = suggestionsFor(draft, account)
  const target = inFile?.find((one) => one.accountId === draftSubject(account).test.accountId)
  const stackExternalId = stack && isStanding(stack.status) ? stackIds(stack).externalId : undefined

  function set(change: Partial<Omit<DraftAccount, 'key'>>): void {
    changeDraft(client, (current) => changeAccount(current, key, change))
  }

  function faultOf(field: string, value: string): string | undefined {
    return value === '' && !left.has(field) ? undefined : faults.get(field)
  }

  function leave(field: string): void {
    setLeft((fields) => new Set([...fields, field]))
  }

  return (
    <SpaceBetween size="l">
      <FormField label="Account ID" errorText={faultOf('accountId', account.accountId)} stretch>
        <Input
          autoFocus
          value={account.accountId}
          placeholder="111122223333"
          inputMode="numeric"
          spellcheck={false}
          autoComplete={false}
          readOnly={locked}
          onBlur={() => leave('accountId')}
          onChange={({ detail }) => set({ accountId: detail.value })}
        />
      </FormField>
      <FormField
        label="Name"
        description="What people call this account."
        errorText={faultOf('name', account.name)}
        stretch
      >
        <Input
          value={account.name}
          placeholder="prod"
          spellcheck={false}
          autoComplete={false}
          readOnly={locked}
          onBlur={() => leave('name')}
          onChange={({ detail }) =>
            changeDraft(client, (current) => renameAccount(current, key, detail.value, stack !== undefined))
          }
        />
      </FormField>
      <SuggestedField
        label="ExternalID"
        description="Used in the stack and, exactly the same, in the connector."
        value={account.externalId}
        suggestion={stackExternalId ?? (account.name === '' ? '' : suggested.externalId)}
        errorText={faultOf('externalId', account.externalId)}
        warningText={
          stackExternalId !== undefined && stackExternalId !== account.externalId
            ? `The stack has ${stackExternalId}. With another one the connector can't work: put ${stackExternalId} back, or delete the stack in the CloudFormation console and run again.`
            : undefined
        }
        locked={locked}
        onBlur={() => leave('externalId')}
        onChange={(externalId) => set({ externalId })}
      />
      <SuggestedField
        label="Display name"
        description="The connector's name in ActiveEye, unique among AWS Flowlogs connectors."
        value={connector.displayName}
        suggestion={account.name === '' ? '' : suggested.displayName}
        errorText={faultOf('connector.displayName', connector.displayName)}
        locked={locked}
        onBlur={() => leave('connector.displayName')}
        onChange={(displayName) => set({ connector: { ...connector, displayName } })}
      />
      <FormField
        label="Priority"
        description="Raises or lowers the priority of this account's alerts."
        stretch
      >
        <PriorityChoice
          priority={connector.priority}
          locked={locked}
          onChange={(priority) => set({ connector: { ...connector, priority } })}
        />
      </FormField>
      <AccessFields
        label="How the app signs in"
        path="access"
        access={account.access}
        faults={faults}
        locked={locked}
        target={target}
        onChange={(access) => set({ access })}
      />
      <RegionFields account={account} faults={faults} locked={locked} onChange={set} />
      <Button disabled={locked} iconName="remove" onClick={() => remove([key])}>
        Remove this account
      </Button>
    </SpaceBetween>
  )
}

interface SuggestedFieldProps {
  readonly label: string
  readonly description: string
  readonly value: string
  /** Empty when there is nothing to suggest. */
  readonly suggestion: string
  readonly errorText: string | undefined
  readonly warningText?: string | undefined
  readonly locked: boolean
  readonly onBlur: () => void
  readonly onChange: (value: string) => void
}

/** A text with a suggestion. The suggestion replaces what a person typed only when they choose it. */
function SuggestedField(props: SuggestedFieldProps) {
  const { label, description, value, suggestion, errorText, warningText, locked, onBlur, onChange } = props
  const offered = suggestion !== '' && suggestion !== value && !locked
  return (
    <FormField
      label={label}
      description={description}
      errorText={errorText}
      warningText={warningText}
      constraintText={
        offered && (
          <>
            Suggested:{' '}
            <Button
              variant="inline-link"
              ariaLabel={`Use ${suggestion} as the ${label}`}
              onClick={() => onChange(suggestion)}
            >
              {suggestion}
            </Button>
          </>
        )
      }
      stretch
    >
      <Input
        value={value}
        spellcheck={false}
        autoComplete={false}
        readOnly={locked}
        onBlur={onBlur}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}
