import './reportActions.css'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import type { ReportDocument } from '../../../app/report/document.ts'
import { reportEmail } from '../../../app/report/reportEmail.ts'
import { emailText } from '../../../app/report/requestEmail.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'
import type { ReportOrigin } from './useReportOrigin.ts'

interface SendReportProps {
  readonly report: ReportDocument
  readonly origin: ReportOrigin
  /** Saves the report as one page to read; gives its place, or undefined when it was not saved. */
  readonly onSave: () => Promise<string | undefined>
}

/** What the report is for: the file, the mail to attach it to, and what comes back. */
export function SendReportButton(props: SendReportProps) {
  const [visible, setVisible] = useState(false)
  useFocusAfterDialog(visible)
  return (
    <>
      <Button variant="primary" onClick={() => setVisible(true)}>
        Send to ActiveEye…
      </Button>
      {visible && <SendReportDialog {...props} onClose={() => setVisible(false)} />}
    </>
  )
}

function SendReportDialog({
  report,
  origin,
  onSave,
  onClose,
}: SendReportProps & { readonly onClose: () => void }) {
  const [place, setPlace] = useState<string>()
  const [busy, setBusy] = useState(false)
  const accounts = useChecklist((state) => state.accounts)
  const mail = emailText(reportEmail(report, [...accounts.values()], origin))

  async function save(): Promise<void> {
    setBusy(true)
    setPlace(await onSave())
    setBusy(false)
  }

  return (
    <Dialog
      size="large"
      header="Send the report to ActiveEye"
      leave="Close"
      onClose={onClose}
      actions={
        <Button variant="primary" loading={busy} onClick={() => void save()}>
          Save the report
        </Button>
      }
    >
      <SpaceBetween size="m">
        <Step number={1} title="Save the report">
          {place === undefined
            ? 'One HTML file, which any browser shows and the app of your ActiveEye representative reads.'
            : `Saved: ${place}`}
        </Step>
        <Step number={2} title="Attach it to a mail to your ActiveEye representative">
          <SpaceBetween size="xs">
            <pre className="report-mail">{mail}</pre>
            <CopyToClipboard
              textToCopy={mail}
              copyButtonText="Copy the mail"
              copySuccessText="Mail copied, its subject first. Attach the report."
              copyErrorText="The mail could not be copied. Select it and copy it by keyboard."
            />
          </SpaceBetween>
        </Step>
        <Step number={3} title="Import the answer">
          The representative answers with a file. Import it on the page Run or Connectors.
        </Step>
      </SpaceBetween>
    </Dialog>
  )
}

function Step({
  number,
  title,
  children,
}: {
  readonly number: number
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <SpaceBetween size="xxs">
      <Box variant="h3" padding="n">{`${number}. ${title}`}</Box>
      {children}
    </SpaceBetween>
  )
}
