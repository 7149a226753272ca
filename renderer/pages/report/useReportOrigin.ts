import { useCallback, useEffect, useState } from 'react'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { useClient } from '../../client/ClientContext.tsx'

/** Who prepares the report, and what has changed since the last one. */
export type ReportOrigin = Awaited<ReturnType<ContractClient['reportOrigin']>>

/** Who prepares the report, and what has changed since the last one: main knows it. `undefined` until it says so. */
export function useReportOrigin(): {
  readonly origin: ReportOrigin | undefined
  /** After an export, or when somebody else prepares the report. */
  readonly refresh: () => void
} {
  const client = useClient()
  const [origin, setOrigin] = useState<ReportOrigin>()
  const refresh = useCallback(() => {
    client.reportOrigin().then(setOrigin, () => {
      // No onboarding is open any more, or main does not answer: the frame says so.
    })
  }, [client])
  useEffect(refresh, [refresh])
  return { origin, refresh }
}
