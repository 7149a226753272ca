import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { ReportDocument } from '../../../app/report/document.ts'
import { markdownReport } from '../../../app/report/markdownReport.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { saveAndTell } from '../../features/export/saveAndTell.ts'
import { HandOverButton } from '../../features/handover/HandOverButton.tsx'
import { showNotice } from '../../state/noticeStore.ts'
import { exportReport, REPORT_CHOICES, REPORT_NOTICE } from './exportReport.tsx'
import { PreparerButton } from './PreparerButton.tsx'
import { SendReportButton } from './SendReportButton.tsx'
import type { ReportOrigin } from './useReportOrigin.ts'

interface ReportActionsProps {
  readonly report: ReportDocument
  readonly origin: ReportOrigin
  /** What the report says besides the checklist is another now. */
  readonly onChange: () => void
}

/** Sends, prints, copies and exports the report. */
export function ReportActions({ report, origin, onChange }: ReportActionsProps) {
  const client = useClient()
  const [busy, setBusy] = useState(false)

  async function save(id: string): Promise<string | undefined> {
    const choice = REPORT_CHOICES.find((known) => known.id === id)
    if (choice === undefined) return undefined
    setBusy(true)
    const place = await saveAndTell(() => exportReport(client, choice, report.accounts.sections.length), {
      id: REPORT_NOTICE,
      saved: 'Report exported',
      failed: 'The report could not be exported',
    })
    setBusy(false)
    if (place !== undefined) onChange()
    return place
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
        loading={busy}
        items={REPORT_CHOICES.map(({ id, text, description }) => ({ id, text, secondaryText: description }))}
        onItemClick={({ detail }) => void save(detail.id)}
      >
        Export
      </ButtonDropdown>
      <SendReportButton report={report} origin={origin} onSave={() => save('html')} />
    </SpaceBetween>
  )
}

function notify(type: 'success' | 'error', header: string, content: string): void {
  showNotice({ id: REPORT_NOTICE, type, header, content })
}
