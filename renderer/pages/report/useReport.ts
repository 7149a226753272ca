import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { z } from 'zod'
import { buildDocument } from '../../../app/report/buildDocument.ts'
import type { ReportDocument } from '../../../app/report/document.ts'
import { reportOf } from '../../../app/report/report.ts'
import { flowLogDestinationOf } from '../../../app/steps/step.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { useChecklist } from '../../state/checklistStore.ts'
import { mirroredChecklist } from '../../state/mirroredChecklist.ts'
import { useOpened } from '../../state/openedStore.ts'
import { localTimeZone } from './localTimeZone.ts'

/** The report as it would be exported now. `undefined` until all is known that stands in it. */
export function useReport(): ReportDocument | undefined {
  const onboarding = useOpened((state) => state.opened?.onboarding)
  // What is on the page may lag behind while a lot changes; what is exported does not.
  const accounts = useDeferredValue(useChecklist((state) => state.accounts))
  const totals = useDeferredValue(useChecklist((state) => state.totals))
  const preparedBy = usePreparedBy()
  return useMemo(() => {
    if (onboarding === undefined || preparedBy === undefined) return undefined
    const checklist = mirroredChecklist({ accounts, totals }, onboarding)
    if (checklist === undefined) return undefined
    return buildDocument(
      reportOf(checklist, {
        preparedBy,
        timeZone: localTimeZone(),
        portalUrl: onboarding.portalUrl,
        flowLogDestination: flowLogDestinationOf(onboarding),
      }),
    )
  }, [accounts, totals, onboarding, preparedBy])
}

const reportSchema = z.object({ preparedBy: z.string() })

/** Main knows who makes the report: it stands in the one for programs. */
function usePreparedBy(): string | undefined {
  const client = useClient()
  const [preparedBy, setPreparedBy] = useState<string>()
  useEffect(() => {
    client.report({ format: 'json', timeZone: localTimeZone() }).then(
      ([file]) => setPreparedBy(reportSchema.parse(JSON.parse(file?.text ?? '')).preparedBy),
      // Nothing is open any more, or main is away: the frame tells.
      () => undefined,
    )
  }, [client])
  return preparedBy
}
