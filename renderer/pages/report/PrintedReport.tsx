import { useEffect, useLayoutEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { Report } from '../../../app/report/reportModel.ts'
import { printInLight } from '../../state/appearanceStore.ts'
import { ReportDocument } from './ReportDocument.tsx'

/** Printing this page, in whatever way a person asks for it, prints the whole report and nothing of the app. */
export function PrintedReport({ report }: { readonly report: Report }) {
  const [isPrinting, setIsPrinting] = useState(false)
  useEffect(() => {
    // The browser takes the page as it is when the event has been told.
    const begin = () => flushSync(() => setIsPrinting(true))
    const end = () => setIsPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  useLayoutEffect(() => (isPrinting ? printInLight() : undefined), [isPrinting])
  if (!isPrinting) return null
  return createPortal(
    <div className="report-printed">
      <ReportDocument report={report} isPrinted />
    </div>,
    document.body,
  )
}
