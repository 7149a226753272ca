import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { parseAccountId } from '../../../../app/input/accountId.ts'
import type { Access } from '../../../../app/onboarding/access.ts'
import { KeysForm } from '../../../features/signIn/KeysForm.tsx'
import { useDraft } from '../../../state/draftStore.ts'
import type { AccessFieldsProps, TargetAccount } from './accessFieldsProps.ts'
import { OwnAccountField } from './OwnAccountField.tsx'

interface KeysFieldsProps extends AccessFieldsProps {
  readonly access: Extract<Access, { kind: 'keys' }>
}

/** Access keys: their account, and the form to enter them. Keys are never saved in the file. */
export function KeysFields({
  path,
  access,
  faults,
  locked,
  target,
  ofAnotherAccount,
  onChange,
}: KeysFieldsProps) {
  const accounts = useDraft((state) => state.draft?.accounts)
  const owner = ofAnotherAccount ? ownerOf(access.accountId, accounts ?? []) : target
  return (
    <SpaceBetween size="s">
      {ofAnotherAccount && (
        <OwnAccountField
          accountId={access.accountId}
          errorText={faults.get(`${path}.accountId`)}
          locked={locked}
          onChange={(accountId) => onChange({ kind: 'keys', ...(accountId !== undefined && { accountId }) })}
        />
      )}
      {owner !== undefined && (
        <KeysForm
          key={owner.accountId}
          accountId={owner.accountId}
          accountName={owner.name || owner.accountId}
          stackRegion={
            accounts?.find((one) => one.accountId === owner.accountId)?.stackRegion ?? target?.stackRegion
          }
          onEntered={entered}
        />
      )}
      {owner === undefined && !ofAnotherAccount && (
        <Box color="text-body-secondary">The keys can be entered when the account is in the file.</Box>
      )}
    </SpaceBetween>
  )
}

/** The form shows the confirmation itself. */
function entered(): void {}

function ownerOf(
  accountId: string | undefined,
  accounts: readonly TargetAccount[],
): TargetAccount | undefined {
  const parsed = accountId === undefined ? undefined : parseAccountId(accountId)
  if (!parsed?.ok) return undefined
  return { accountId: parsed.value, name: accounts.find((one) => one.accountId === parsed.value)?.name ?? '' }
}
