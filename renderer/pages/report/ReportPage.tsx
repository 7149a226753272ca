import '../../features/report/report.css'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import { useDeferredValue, useMemo } from 'react'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import { activityWords } from '../../../app/checklist/activityWords.ts'
import { flowLogDestinationOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import { buildDocument } from '../../../app/report/buildDocument.ts'
import type { ReportDocument } from '../../../app/report/document.ts'
import { reportOf } from '../../../app/report/reportData.ts'
import { PrintedOnly } from '../../features/print/PrintedOnly.tsx'
import { ReportArticle } from '../../features/report/ReportArticle.tsx'
import { mirroredChecklist, useChecklist } from '../../state/checklistStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { Loading } from '../../ui/Loading.tsx'
import { localTimeZone } from '../../ui/LocalTime.tsx'
import { Page } from '../../ui/Page.tsx'
import { ReportActions } from './ReportActions.tsx'
import { ReportRequest } from './ReportRequest.tsx'
import { useReportOrigin } from './useReportOrigin.ts'

/** The account information report: to look at, to save, to copy, to print. */
export function ReportPage() {
  const { origin, refresh } = useReportOrigin()
  const report = useReport(origin)
  const onboarding = useOpened((state) => state.opened?.onboarding)
  const activity = useChecklist((state) => state.activity)
  return (
    <Page
      title="Report"
      description="What your ActiveEye representative needs to know of every account. It holds no secret."
      actions={report && origin && <ReportActions report={report} origin={origin} onChange={refresh} />}
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
function useReport(origin: ReturnType<typeof useReportOrigin>['origin']): ReportDocument | undefined {
  const onboarding = useOpened((state) => state.opened?.onboarding)
  // The page may lag behind while many accounts change; the export does not.
  const accounts = useDeferredValue(useChecklist((state) => state.accounts))
  const totals = useDeferredValue(useChecklist((state) => state.totals))
  const answer = useChecklist((state) => state.answer)
  return useMemo(() => {
    if (onboarding === undefined || origin === undefined) return undefined
    const checklist = mirroredChecklist({ accounts, totals, answer }, onboarding)
    if (checklist === undefined) return undefined
    return buildDocument(
      reportOf(checklist, {
        ...origin,
        timeZone: localTimeZone(),
        portalUrl: onboarding.portalUrl,
        flowLogDestination: flowLogDestinationOf(onboarding),
        maxAggregationInterval: onboarding.flowLogs.maxAggregationInterval,
      }),
    )
  }, [accounts, totals, answer, onboarding, origin])
}
