import { useEffect, useLayoutEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { ReportDocument } from '../../../app/report/document.ts'
import { printInLight } from '../../state/appearanceStore.ts'
import { ReportArticle } from './ReportArticle.tsx'

/** Printing this page, in whatever way a person asks for it, prints the whole report and nothing of the app. */
export function PrintedReport({ report }: { readonly report: ReportDocument }) {
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
      <ReportArticle report={report} isPrinted />
    </div>,
    document.body,
  )
}
