import Alert from '@cloudscape-design/components/alert'
import Badge from '@cloudscape-design/components/badge'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { completeWords } from '../../../app/checklist/headline.ts'
import { accountStateWord } from '../../../app/checklist/stateWords.ts'
import type { ReadReports } from '../../../app/contract/representativeContract.ts'
import { MASKED_WORD } from '../../../app/masking/callMode.ts'
import {
  aheadWords,
  REPRESENTATIVE,
  refusedReportWords,
  tooManyWords,
  waitWords,
} from '../../../app/report/overviewWords.ts'
import { sortedOverviews } from '../../../app/report/reportOverview.ts'
import { capitalized } from '../../../app/text/capitalized.ts'
import { ageHere } from '../../../app/text/timestamp.ts'
import { DeceivingNames } from '../../features/DeceivingNames.tsx'
import { ForeignNotice } from '../../features/foreign/ForeignNotice.tsx'
import { PathForm } from '../../features/PathForm.tsx'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { showReport, useReadReports } from '../../state/readReportsStore.ts'
import { Loading } from '../../ui/Loading.tsx'
import { LocalTime } from '../../ui/LocalTime.tsx'
import { Page } from '../../ui/Page.tsx'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { useWatchedReports } from './useWatchedReports.ts'

type Row = ReadReports['reports'][number]

/** Many customers in one table, those that wait for ActiveEye first. */
export function CustomerList() {
  const watched = useReadReports((state) => state.watched)
  const { read, refusal } = useWatchedReports(watched)
  return (
    <Page
      title="Customers' reports"
      description="For ActiveEye's representative: what customers' reports say, and who waits for whom. States and totals are worked out again from each report; nothing in it was verified here."
    >
      <Container>
        <PathForm
          name="Read reports"
          label="Path of a report, or of a folder with reports"
          description="JSON or HTML, on this computer. It is watched: what changes there is shown here."
          placeholder="~/customers"
          what="the report"
          purpose="report"
          action="Read"
          busy={watched !== undefined && read === undefined && refusal === undefined}
          initial={watched}
          onPath={(path) => useReadReports.setState({ watched: path })}
        />
      </Container>
      {refusal && <RefusalAlert refusal={refusal} />}
      {watched !== undefined && read === undefined && refusal === undefined && (
        <Loading what="Reading the reports" />
      )}
      {read && <Customers read={read} />}
    </Page>
  )
}

function Customers({ read }: { readonly read: ReadReports }) {
  const { newest, older } = sortedOverviews(read.reports, Date.now())
  const remarks = [...read.tooMany.map(tooManyWords), ...read.refused.map(refusedReportWords)]
  return (
    <SpaceBetween size="m">
      <Table
        header={
          <Header variant="h2" counter={`(${newest.length})`}>
            Customers
          </Header>
        }
        items={newest}
        trackBy="path"
        columnDefinitions={COLUMNS}
        empty={<Box textAlign="center">There is no report in what was named.</Box>}
        contentDensity="compact"
        enableKeyboardNavigation
        wrapLines
      />
      {older.length > 0 && (
        <Alert type="info" header="A newer report of the same onboarding is listed instead of these">
          <Lines lines={older.map(({ path }) => path)} />
        </Alert>
      )}
      {remarks.length > 0 && (
        <Alert type="warning" header="Not everything was read">
          <Lines lines={remarks} />
        </Alert>
      )}
    </SpaceBetween>
  )
}

/** Why a date in the future is not believed. */
function Ahead({ madeAt }: { readonly madeAt: string }) {
  const words = aheadWords({ madeAt }, Date.now())
  return (
    words !== undefined && (
      <div>
        <StatusIndicator type="warning" wrapText>
          {words}
        </StatusIndicator>
      </div>
    )
  )
}

/** So many are told; a folder may hold a thousand files that are no reports. */
const MOST_LINES = 20

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.slice(0, MOST_LINES).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {lines.length > MOST_LINES && <li>… and {lines.length - MOST_LINES} more.</li>}
    </ul>
  )
}

const COLUMNS: TableProps.ColumnDefinition<Row>[] = [
  {
    id: 'customer',
    header: 'Customer',
    isRowHeader: true,
    cell: ({ path, overview: { customer, masked, preparedBy, notActiveEye } }) => (
      <>
        <Link onFollow={() => showReport(path)}>{customer}</Link>{' '}
        {masked && <Badge>{capitalized(MASKED_WORD)}</Badge>}
        <DeceivingNames names={[customer, preparedBy]} />
        <ForeignNotice values={notActiveEye} />
        <Box color="text-body-secondary" fontSize="body-s">
          {path}
        </Box>
      </>
    ),
  },
  {
    id: 'state',
    header: 'State',
    cell: ({ overview: { state, waits } }) => (
      <StateIndicator state={accountStateWord({ state, turns: waits }, REPRESENTATIVE)} />
    ),
  },
  {
    id: 'complete',
    header: 'Accounts',
    cell: ({ overview: { complete, accounts } }) => completeWords({ complete, accounts }),
  },
  {
    id: 'waits',
    header: 'Who has to act',
    cell: ({ overview: { waits } }) =>
      waits.length === 0
        ? 'Nobody'
        : waits.map((wait) => <div key={`${wait.who} ${wait.what}`}>{waitWords(wait)}</div>),
  },
  {
    id: 'age',
    header: 'Report',
    cell: ({ overview: { madeAt, preparedBy } }) => (
      <>
        {ageHere(madeAt)}
        <Ahead madeAt={madeAt} />
        <Box color="text-body-secondary" fontSize="body-s">
          <LocalTime iso={madeAt} />, by {preparedBy}
        </Box>
      </>
    ),
  },
]
