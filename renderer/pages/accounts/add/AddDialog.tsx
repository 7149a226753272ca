import type { Draft } from '../../../../app/onboarding/draft.ts'
import type { AddWay } from './addWays.ts'
import { OrganizationDialog } from './OrganizationDialog.tsx'
import { PasteDialog } from './PasteDialog.tsx'
import { ProfilesDialog } from './ProfilesDialog.tsx'

export interface AddDialogProps {
  readonly draft: Draft
  readonly onClose: () => void
}

/** The dialog for a way to add accounts; by hand there is none, the form opens at once. */
export function AddDialog({ way, ...props }: AddDialogProps & { readonly way: AddWay }) {
  switch (way) {
    case 'byHand':
      return null
    case 'paste':
      return <PasteDialog {...props} />
    case 'organization':
      return <OrganizationDialog {...props} />
    case 'profiles':
      return <ProfilesDialog {...props} />
  }
}
