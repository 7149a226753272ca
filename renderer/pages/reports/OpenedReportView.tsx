import '../../features/report/report.css'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import { useEffect, useMemo, useState } from 'react'
import type { OpenedReport } from '../../../app/contract/representativeContract.ts'
import { MASKED_CANT_BE_ANSWERED, MASKED_REPORT, NO_ANSWER } from '../../../app/masking/callMode.ts'
import { openedReportWords, waitWords } from '../../../app/report/overviewWords.ts'
import { readDocument } from '../../../app/report/readDocument.ts'
import { reportOverview } from '../../../app/report/reportOverview.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { DeceivingNames } from '../../features/DeceivingNames.tsx'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { ReportArticle } from '../../features/report/ReportArticle.tsx'
import { useCallMode } from '../../state/callModeStore.ts'
import { navigate } from '../../state/navigationStore.ts'
import { Loading } from '../../ui/Loading.tsx'
import { localTimeZone } from '../../ui/LocalTime.tsx'
import { Page } from '../../ui/Page.tsx'
import { AnswerForm } from './AnswerForm.tsx'

/** One report, to read and to answer. What waits for ActiveEye is on top, as in the report itself. */
export function OpenedReportView({ path }: { readonly path: string }) {
  const client = useClient()
  const [report, setReport] = useState<OpenedReport>()
  const [refusal, setRefusal] = useState<CallRefusal>()
  useEffect(() => {
    let wanted = true
    client.reports.open({ path }).then(
      (opened) => wanted && setReport(opened),
      (error: unknown) => wanted && setRefusal(refusalOf(error)),
    )
    return () => {
      wanted = false
    }
  }, [client, path])
  return (
    <Page
      title={report === undefined ? 'Report' : `Report of ${report.customer}`}
      description={path}
      actions={<Button onClick={() => navigate('reports')}>All reports</Button>}
    >
      {refusal && <RefusalAlert refusal={refusal} />}
      {report === undefined && refusal === undefined && <Loading what="Reading the report" />}
      {report && <Read report={report} />}
    </Page>
  )
}

function Read({ report }: { readonly report: OpenedReport }) {
  const content = useMemo(() => readDocument(report, localTimeZone()), [report])
  return (
    <>
      <Alert type="info" header="A report to read, not an onboarding">
        {openedReportWords(report)}
        <DeceivingNames names={[report.customer, report.preparedBy, report.contact ?? '']} />
      </Alert>
      <WaitsForActiveEye report={report} />
      <Answering report={report} />
      <Container disableContentPaddings>
        <ReportArticle report={content} />
      </Container>
    </>
  )
}

/** What is masked can't be answered: neither a report that was made in call mode, nor one that is shown in it. */
function Answering({ report }: { readonly report: OpenedReport }) {
  const isMasked = useCallMode((state) => state.on)
  if (report.checklist.masked) {
    return (
      <Alert type="warning" header="Masked">
        {MASKED_REPORT} {MASKED_CANT_BE_ANSWERED}
      </Alert>
    )
  }
  return isMasked === true ? <Alert type="info">{NO_ANSWER}</Alert> : <AnswerForm report={report} />
}

/** What the representative came for, before everything else. */
function WaitsForActiveEye({ report }: { readonly report: OpenedReport }) {
  const waits = reportOverview(report).waits.filter(({ who }) => who === 'activeeye')
  if (waits.length === 0) return <Alert type="success">Nothing in this report waits for ActiveEye.</Alert>
  return (
    <Alert type="warning" header="Waits for ActiveEye">
      {waits.map((wait) => (
        <div key={wait.what}>{waitWords(wait)}</div>
      ))}
    </Alert>
  )
}
