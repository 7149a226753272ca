import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { ReportDocument } from '../../../app/report/document.ts'
import { markdownReport } from '../../../app/report/markdownReport.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { refusalOf } from '../../client/callRefusal.ts'
import { HandOverButton } from '../../features/handover/HandOverButton.tsx'
import { showNotice } from '../../state/noticeStore.ts'
import { exportReport, REPORT_CHOICES } from './exportReport.ts'
import { PreparerButton } from './PreparerButton.tsx'

/** Prints, copies and exports the report. */
export function ReportActions({
  report,
  onChange,
}: {
  readonly report: ReportDocument
  /** What the report says besides the checklist is another now. */
  readonly onChange: () => void
}) {
  const client = useClient()
  const [busy, setBusy] = useState(false)

  async function save(id: string): Promise<void> {
    const choice = REPORT_CHOICES.find((known) => known.id === id)
    if (choice === undefined) return
    setBusy(true)
    try {
      const place = await exportReport(client, choice)
      if (place !== undefined) notify('success', 'Report exported', place)
      onChange()
    } catch (error) {
      const { message, next } = refusalOf(error)
      notify('error', 'The report could not be exported', [message, next].filter(Boolean).join(' '))
    } finally {
      setBusy(false)
    }
  }

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(markdownReport(report))
      notify('success', 'Report copied as text', 'Paste it into a ticket, a mail or a chat.')
    } catch {
      notify('error', 'The report could not be copied', 'Export it as Markdown instead.')
    }
  }

  return (
    <SpaceBetween direction="horizontal" size="xs">
      <HandOverButton />
      <PreparerButton onChange={onChange} />
      <Button iconName="file" onClick={() => window.print()}>
        Print
      </Button>
      <Button iconName="copy" onClick={() => void copy()}>
        Copy as text
      </Button>
      <ButtonDropdown
        variant="primary"
        loading={busy}
        items={REPORT_CHOICES.map(({ id, text, description }) => ({ id, text, secondaryText: description }))}
        onItemClick={({ detail }) => void save(detail.id)}
      >
        Export
      </ButtonDropdown>
    </SpaceBetween>
  )
}

function notify(type: 'success' | 'error', header: string, content: string): void {
  showNotice({ id: 'report', type, header, content })
}
