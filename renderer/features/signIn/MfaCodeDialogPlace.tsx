import { lazy, Suspense } from 'react'
import { firstCodeRequest, useSignIns } from '../../state/signInStore.ts'

const MfaCodeDialog = lazy(() =>
  import('./MfaCodeDialog.tsx').then((module) => ({ default: module.MfaCodeDialog })),
)

/** Where a code is asked for, on whatever page: as long as main waits for one, one after the other. */
export function MfaCodeDialogPlace() {
  const request = useSignIns(firstCodeRequest)
  if (request === undefined) return null
  return (
    <Suspense fallback={null}>
      <MfaCodeDialog key={request.id} request={request} />
    </Suspense>
  )
}
