import { create } from 'zustand'
import { navigate } from './navigationStore.ts'

/** What a representative reads: kept while another page is shown, forgotten with the page. */
interface ReadReportsView {
  /** The path of a report, or of a folder, as it was typed; `undefined` before one was. */
  readonly watched: string | undefined
  /** The path of the report that is open. */
  readonly opened: string | undefined
}

export const useReadReports = create<ReadReportsView>(() => ({ watched: undefined, opened: undefined }))

/** In the address while a report is open: `#/reports/report`. Its path stays out of the address. */
export const ONE_REPORT = 'report'

export function showReport(path: string): void {
  useReadReports.setState({ opened: path })
  navigate('reports', ONE_REPORT)
}
