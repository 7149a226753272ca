import Autosuggest from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Access } from '../../../../app/onboarding/access.ts'
import { useAssignedAccounts } from '../../../state/assignedAccountsStore.ts'
import { useOpened } from '../../../state/openedStore.ts'
import type { AccessFieldsProps } from './accessFieldsProps.ts'
import { OwnAccountField } from './OwnAccountField.tsx'
import { PortalFields, PortalSignIn } from './PortalFields.tsx'

interface IdentityCenterFieldsProps extends AccessFieldsProps {
  readonly access: Extract<Access, { kind: 'identityCenter' }>
}

/** The access portal, its sign-in, and the permission set. After the sign-in, assigned permission sets are suggested. */
export function IdentityCenterFields(props: IdentityCenterFieldsProps) {
  const { path, access, faults, locked, target, ofAnotherAccount, onChange } = props
  const practice = useOpened((state) => state.opened?.practice)
  const portal = { startUrl: access.startUrl, region: access.region, practice }
  const { listed } = useAssignedAccounts(portal)
  const assigned = listed?.state === 'listed' ? listed.accounts : []
  const accountId = ofAnotherAccount ? access.accountId : target?.accountId
  const here = assigned.find((account) => account.accountId === accountId)
  const roleNames = here?.roleNames ?? []
  const isPortal = !faults.has(`${path}.startUrl`) && !faults.has(`${path}.region`)
  return (
    <SpaceBetween size="s">
      <PortalFields
        startUrl={access.startUrl}
        region={access.region}
        path={path}
        faults={faults}
        locked={locked}
        onChange={(changed) => onChange({ ...access, ...changed })}
      />
      {isPortal && <PortalSignIn portal={portal} />}
      {ofAnotherAccount && (
        <OwnAccountField
          accountId={access.accountId}
          errorText={faults.get(`${path}.accountId`)}
          locked={locked}
          others={assigned}
          onChange={(own) => {
            const { accountId: _, ...rest } = access
            onChange({ ...rest, ...(own !== undefined && { accountId: own }) })
          }}
        />
      )}
      <FormField
        label="Permission set"
        description="Its name, as the access portal shows it under the account."
        errorText={access.roleName === '' ? undefined : faults.get(`${path}.roleName`)}
        warningText={
          here !== undefined && access.roleName !== '' && !roleNames.includes(access.roleName)
            ? `Not assigned to you in this account. Assigned are: ${roleNames.join(', ') || 'none'}.`
            : undefined
        }
        stretch
      >
        <Autosuggest
          value={access.roleName}
          options={roleNames.map((roleName) => ({ value: roleName, description: 'Assigned to you here' }))}
          enteredTextLabel={(text) => `Use ${text}`}
          placeholder="AdministratorAccess"
          readOnly={locked}
          onChange={({ detail }) => onChange({ ...access, roleName: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  )
}
