import './report.css'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { z } from 'zod'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import { activityWords } from '../../../app/checklist/activityWords.ts'
import { flowLogDestinationOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import { buildDocument } from '../../../app/report/buildDocument.ts'
import type { ReportDocument } from '../../../app/report/document.ts'
import { reportOf } from '../../../app/report/reportData.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { PrintedOnly } from '../../features/print/PrintedOnly.tsx'
import { mirroredChecklist, useChecklist } from '../../state/checklistStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { Loading } from '../../ui/Loading.tsx'
import { localTimeZone } from '../../ui/LocalTime.tsx'
import { Page } from '../../ui/Page.tsx'
import { ReportActions } from './ReportActions.tsx'
import { ReportArticle } from './ReportArticle.tsx'
import { ReportRequest } from './ReportRequest.tsx'

const reportSchema = z.object({ preparedBy: z.string() })

/** The account information report: to look at, to save, to copy, to print. */
export function ReportPage() {
  const report = useReport()
  const onboarding = useOpened((state) => state.opened?.onboarding)
  const activity = useChecklist((state) => state.activity)
  return (
    <Page
      title="Report"
      description="What your ActiveEye representative needs to know of every account. It holds no secret."
      actions={report && <ReportActions report={report} />}
    >
      {isLive(activity) && (
        <Alert type="info" header={activityWords(activity)}>
          The report shows the current state; it changes while the work continues.
        </Alert>
      )}
      {onboarding && <ReportRequest onboarding={onboarding} />}
      {report === undefined ? (
        <Loading what="Loading the report" />
      ) : (
        <Container disableContentPaddings>
          <ReportArticle report={report} />
        </Container>
      )}
      {report && (
        <PrintedOnly>
          <ReportArticle report={report} isPrinted />
        </PrintedOnly>
      )}
    </Page>
  )
}

/** The report as it would be exported now. `undefined` until everything in it is known. */
function useReport(): ReportDocument | undefined {
  const onboarding = useOpened((state) => state.opened?.onboarding)
  // The page may lag behind while many accounts change; the export does not.
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
        maxAggregationInterval: onboarding.flowLogs.maxAggregationInterval,
      }),
    )
  }, [accounts, totals, onboarding, preparedBy])
}

/** Who makes the report. Main knows it, and writes it into the JSON report. */
function usePreparedBy(): string | undefined {
  const client = useClient()
  const [preparedBy, setPreparedBy] = useState<string>()
  useEffect(() => {
    client.report({ format: 'json', timeZone: localTimeZone() }).then(
      ([file]) => setPreparedBy(reportSchema.parse(JSON.parse(file?.text ?? '')).preparedBy),
      // No onboarding is open any more, or main does not answer: the frame says so.
      () => undefined,
    )
  }, [client])
  return preparedBy
}
