import './report.css'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import { activityWords } from '../../features/activity/milestones.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { PrintedReport } from './PrintedReport.tsx'
import { ReportActions } from './ReportActions.tsx'
import { ReportArticle } from './ReportArticle.tsx'
import { useReport } from './useReport.ts'

/** The account information report: to look at, to save, to copy, to print. */
export function ReportPage() {
  const report = useReport()
  const activity = useChecklist((state) => state.activity)
  return (
    <Page
      title="Report"
      description="What your ActiveEye representative needs to know of every account. It holds no secret."
      actions={report && <ReportActions report={report} />}
    >
      {isLive(activity) && (
        <Alert type="info" header={activityWords(activity)}>
          The report shows how things are now; it changes as the work goes on.
        </Alert>
      )}
      {report === undefined ? (
        <Loading what="Making the report" />
      ) : (
        <Container disableContentPaddings>
          <ReportArticle report={report} />
        </Container>
      )}
      {report && <PrintedReport report={report} />}
    </Page>
  )
}
