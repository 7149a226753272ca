import type { AddDialogProps } from './AddModal.tsx'
import type { AddWay } from './addWays.ts'
import { IdentityCenterDialog } from './identityCenter/IdentityCenterDialog.tsx'
import { OrganizationDialog } from './organization/OrganizationDialog.tsx'
import { PasteDialog } from './PasteDialog.tsx'
import { ProfilesDialog } from './profiles/ProfilesDialog.tsx'

/** The dialog for a way to add accounts; by hand there is none, the form opens at once. */
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
