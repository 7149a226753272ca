import { useNavigation } from '../../state/navigationStore.ts'
import { ONE_REPORT, useReadReports } from '../../state/readReportsStore.ts'
import { CustomerList } from './CustomerList.tsx'
import { OpenedReportView } from './OpenedReportView.tsx'

/** For ActiveEye's representative: reports of many customers in one table, and one of them to read and to answer. */
export function ReportsPage() {
  const detail = useNavigation((state) => state.detail)
  const opened = useReadReports((state) => state.opened)
  if (detail === ONE_REPORT && opened !== undefined) return <OpenedReportView key={opened} path={opened} />
  return <CustomerList />
}
