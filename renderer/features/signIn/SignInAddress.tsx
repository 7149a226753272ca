import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import { RefusalAlert } from '../RefusalAlert.tsx'

/**
 * Where to sign in: as a link that a person follows, and to be copied, because the browser that opens by itself is
 * often the wrong one.
 */
export function SignInAddress({ url, shown }: { readonly url: string; readonly shown: boolean }) {
  const client = useClient()
  const isDesktop = useHostAbilities().kind === 'desktop'
  const [refusal, setRefusal] = useState<CallRefusal>()

  async function openOutside(): Promise<void> {
    setRefusal(undefined)
    try {
      await client.host.openExternal({ url })
    } catch (error) {
      setRefusal(refusalOf(error))
    }
  }

  return (
    <SpaceBetween size="xs">
      <SpaceBetween size="s" direction="horizontal" alignItems="center">
        <Button
          variant="primary"
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          iconName="external"
          iconAlign="right"
          ariaLabel="Open the sign-in page (opens in a new tab)"
          onFollow={(event) => {
            if (!isDesktop) return
            event.preventDefault()
            void openOutside()
          }}
        >
          Open the sign-in page
        </Button>
        <CopyToClipboard
          textToCopy={url}
          copyButtonText="Copy the address"
          copySuccessText="Address copied"
          copyErrorText="The address could not be copied"
        />
      </SpaceBetween>
      <Box color="text-body-secondary" fontSize="body-s">
        Copy the address for another browser or a private window.
      </Box>
      {shown && <Box variant="code">{url}</Box>}
      {refusal && <RefusalAlert refusal={refusal} />}
    </SpaceBetween>
  )
}
