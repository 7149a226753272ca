import { lazy, Suspense } from 'react'
import { closeNetworkDialog, useNetworkDialog } from '../state/networkDialogStore.ts'
import { firstCodeRequest, useSignIns } from '../state/signInStore.ts'

const NetworkDialog = lazy(() =>
  import('../features/network/NetworkDialog.tsx').then((module) => ({ default: module.NetworkDialog })),
)
const MfaCodeDialog = lazy(() =>
  import('../features/signIn/MfaCodeDialog.tsx').then((module) => ({ default: module.MfaCodeDialog })),
)

/** The dialogs that can open over every page. Each is loaded when it opens for the first time. */
export function AppDialogs() {
  return (
    <>
      <NetworkSettings />
      <MfaCode />
    </>
  )
}

function NetworkSettings() {
  const open = useNetworkDialog((state) => state.open)
  if (!open) return null
  return (
    <Suspense fallback={null}>
      <NetworkDialog onClose={closeNetworkDialog} />
    </Suspense>
  )
}

/** Open while main waits for an MFA code; several requests are shown one after the other. */
function MfaCode() {
  const request = useSignIns(firstCodeRequest)
  if (request === undefined) return null
  return (
    <Suspense fallback={null}>
      <MfaCodeDialog key={request.id} request={request} />
    </Suspense>
  )
}
