import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { AddDialogProps } from './AddModal.tsx'
import { IdentityCenterDialog } from './identityCenter/IdentityCenterDialog.tsx'
import { OrganizationDialog } from './organization/OrganizationDialog.tsx'
import { PasteDialog } from './paste/PasteDialog.tsx'
import { ProfilesDialog } from './profiles/ProfilesDialog.tsx'

/** A way to add accounts to the list. */
export type AddWay = 'byHand' | 'paste' | 'organization' | 'identityCenter' | 'profiles'

const ADD_WAYS: readonly AddWay[] = ['paste', 'organization', 'identityCenter', 'profiles', 'byHand']

function addWayName(way: AddWay): string {
  switch (way) {
    case 'byHand':
      return 'One by hand'
    case 'paste':
      return 'Paste a list'
    case 'organization':
      return 'From the organization'
    case 'identityCenter':
      return 'From IAM Identity Center'
    case 'profiles':
      return 'From AWS profiles'
  }
}

function addWayDescription(way: AddWay): string {
  switch (way) {
    case 'byHand':
      return 'Type its ID and name.'
    case 'paste':
      return 'From a spreadsheet, a CSV or a message: one account on each line.'
    case 'organization':
      return 'AWS Organizations lists them; choose which.'
    case 'identityCenter':
      return 'Sign in to the AWS access portal; choose accounts and a role.'
    case 'profiles':
      return 'The AWS profiles on this computer; choose which.'
  }
}

interface AddWaysProps {
  readonly locked: boolean
  readonly onAdd: (way: AddWay) => void
}

/** The ways to add accounts, as a menu. */
export function AddAccountsMenu({ locked, onAdd }: AddWaysProps) {
  return (
    <ButtonDropdown
      disabled={locked}
      items={ADD_WAYS.map((way) => ({
        id: way,
        text: addWayName(way),
        description: addWayDescription(way),
      }))}
      onItemClick={({ detail }) => {
        const way = ADD_WAYS.find((one) => one === detail.id)
        if (way !== undefined) onAdd(way)
      }}
    >
      Add accounts
    </ButtonDropdown>
  )
}

/** The ways to add accounts, shown in place of an empty list. */
export function NoAccounts({ locked, onAdd }: AddWaysProps) {
  return (
    <Container header={<Header variant="h2">Add the first accounts</Header>}>
      <ColumnLayout columns={3} variant="text-grid">
        {ADD_WAYS.map((way, index) => (
          <SpaceBetween key={way} size="s">
            <Button variant={index === 0 ? 'primary' : 'normal'} disabled={locked} onClick={() => onAdd(way)}>
              {addWayName(way)}
            </Button>
            <Box color="text-body-secondary">{addWayDescription(way)}</Box>
          </SpaceBetween>
        ))}
      </ColumnLayout>
    </Container>
  )
}

/** The dialog for a way to add accounts. By hand has no dialog: the form of the new account opens. */
export function AddDialog({ way, ...props }: AddDialogProps & { readonly way: AddWay }) {
  switch (way) {
    case 'byHand':
      return null
    case 'paste':
      return <PasteDialog {...props} />
    case 'organization':
      return <OrganizationDialog {...props} />
    case 'identityCenter':
      return <IdentityCenterDialog {...props} />
    case 'profiles':
      return <ProfilesDialog {...props} />
  }
}
