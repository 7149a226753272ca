import { lazy, Suspense } from 'react'
import { closeNetworkDialog, useNetworkDialog } from '../../state/networkDialogStore.ts'

const NetworkDialog = lazy(() =>
  import('./NetworkDialog.tsx').then((module) => ({ default: module.NetworkDialog })),
)

/** Where the dialog is, when it is: loaded by the first who wants it. */
export function NetworkDialogPlace() {
  const open = useNetworkDialog((state) => state.open)
  if (!open) return null
  return (
    <Suspense fallback={null}>
      <NetworkDialog onClose={closeNetworkDialog} />
    </Suspense>
  )
}
