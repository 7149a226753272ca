import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { ownerInShort } from '../../../app/activeeye/foreignWords.ts'
import { MASKED_REQUEST } from '../../../app/masking/callMode.ts'
import type { BucketRequest } from '../../../app/report/bucketRequest.ts'
import { emailText, requestEmail, requestFileName } from '../../../app/report/requestEmail.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { useCallMode } from '../../state/callModeStore.ts'
import { showNotice } from '../../state/noticeStore.ts'
import { localTimeZone } from '../../ui/LocalTime.tsx'
import { saveAndTell } from '../export/saveAndTell.ts'
import { saveExported } from '../export/saveExported.ts'

interface RequestActionsProps {
  readonly request: BucketRequest
  readonly customer: string
  /** The bucket's ARN. */
  readonly destination: string
}

/** Further ways to send the request to the owner of the bucket: as a short mail, and as a file. */
export function RequestActions({ request, customer, destination }: RequestActionsProps) {
  const client = useClient()

  async function save(): Promise<void> {
    const isMasked = useCallMode.getState().on === true
    const file = { name: requestFileName(customer, isMasked), mediaType: 'text/plain; charset=utf-8' }
    const text = isMasked ? `${MASKED_REQUEST}\n\n${request.text}\n` : `${request.text}\n`
    await saveAndTell(() => saveExported(client, { ...file, text }), {
      id: 'request',
      saved: 'Request saved',
      failed: 'The request could not be saved',
    })
  }

  return (
    <SpaceBetween size="xs" direction="horizontal">
      <CopyToClipboard
        textToCopy={emailText(requestEmail(request, customer, destination, localTimeZone()))}
        copyButtonText="Copy as a short mail"
        copySuccessText="Mail copied, its subject first. Attach the request, or paste it below."
        copyErrorText="The mail could not be copied. Copy the request instead."
      />
      <Button iconName="download" onClick={() => void save()}>
        Save the request
      </Button>
    </SpaceBetween>
  )
}

function notify(type: 'success' | 'error', header: string, content?: string): void {
  showNotice({ id: 'request', type, header, content })
}

interface CopyRequestButtonProps extends Omit<RequestActionsProps, 'customer'> {
  /** It is the page's primary button, which Cloudscape's button that copies never is. */
  readonly isPrimary: boolean
}

/** Copies the request to the owner of the bucket. */
export function CopyRequestButton({ request, destination, isPrimary }: CopyRequestButtonProps) {
  const owner = ownerInShort(destination)
  const words = {
    button: `Copy the request for ${owner}`,
    success: `Request copied. Send it to ${owner === 'ActiveEye' ? 'your ActiveEye representative' : owner}.`,
    error: 'The request could not be copied. Select it and copy it by keyboard.',
  }
  return (
    <Button
      variant={isPrimary ? 'primary' : 'normal'}
      iconName="copy"
      onClick={() =>
        navigator.clipboard.writeText(request.text).then(
          () => notify('success', words.success),
          () => notify('error', words.error),
        )
      }
    >
      {words.button}
    </Button>
  )
}
