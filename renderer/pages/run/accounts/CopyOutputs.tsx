import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { plural } from '../../../../app/text/plural.ts'
import { outputsTable } from '../outputsText.ts'

/** What ActiveEye needs of every account whose stack is there, as a table for a mail or a spreadsheet. */
export function CopyOutputs({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const ready = accounts.filter(({ steps }) => steps.stack.state === 'done')
  return (
    <CopyToClipboard
      textToCopy={outputsTable(ready)}
      copyButtonText="Copy all AccountIDs and ExternalIDs"
      copySuccessText={`Copied: ${plural(ready.length, 'account')}`}
      copyErrorText="Could not be copied."
      disabled={ready.length === 0}
      disabledReason="No stack is there yet."
    />
  )
}
