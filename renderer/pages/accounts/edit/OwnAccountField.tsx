import Autosuggest from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import { parseAccountId } from '../../../../app/input/accountId.ts'
import { valueOrTyped } from '../../../../app/input/parsed.ts'
import { useDraft } from '../../../state/draftStore.ts'

interface OwnAccountFieldProps {
  readonly accountId: string | undefined
  readonly errorText: string | undefined
  readonly locked: boolean
  /** Accounts to suggest in addition to those of the list. */
  readonly others?: readonly { readonly accountId: string; readonly name: string }[]
  readonly onChange: (accountId: string | undefined) => void
}

/** The account of credentials that assume a role in another account. */
export function OwnAccountField({ accountId, errorText, locked, others, onChange }: OwnAccountFieldProps) {
  const accounts = useDraft((state) => state.draft?.accounts)
  const known = new Map(
    [...(accounts ?? []), ...(others ?? [])]
      .filter((account) => account.accountId !== '')
      .map((account) => [account.accountId, account.name]),
  )
  return (
    <FormField
      label="Account of these credentials"
      description="Where you sign in; most often the management account."
      errorText={accountId === undefined ? undefined : errorText}
      stretch
    >
      <Autosuggest
        value={accountId ?? ''}
        options={[...known].map(([value, name]) => ({ value, description: name }))}
        enteredTextLabel={(text) => `Use ${text}`}
        placeholder="111122223333"
        readOnly={locked}
        onChange={({ detail }) => {
          const typed = valueOrTyped(parseAccountId(detail.value), detail.value)
          onChange(typed === '' ? undefined : typed)
        }}
      />
    </FormField>
  )
}
