import './signIn.css'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import type { IdentityCenterRequest } from '../../state/signInStore.ts'
import { RefusalAlert } from '../RefusalAlert.tsx'

interface PortalSignInRequestProps {
  readonly request: IdentityCenterRequest
  readonly onCancel: () => void
}

/** A sign-in that waits for a person in a browser: where to go, and with which code. */
export function PortalSignInRequest({ request, onCancel }: PortalSignInRequestProps) {
  const { url, userCode, expiresAt } = request
  return (
    <SpaceBetween size="m">
      {userCode !== undefined && (
        <SpaceBetween size="xxs">
          <Box variant="awsui-key-label">Code</Box>
          <SpaceBetween size="s" direction="horizontal" alignItems="center">
            <span className="user-code">{userCode}</span>
            <CopyToClipboard
              textToCopy={userCode}
              copyButtonText="Copy the code"
              copySuccessText="Code copied"
              copyErrorText="The code could not be copied"
            />
          </SpaceBetween>
          <div>
            Open the page below on any device. Check that it shows the same code, or enter the code there,
            then allow the access.
          </div>
        </SpaceBetween>
      )}
      {userCode === undefined && (
        <div>
          Open the sign-in page in a browser on this computer and allow the access. That browser then says
          that you can come back here.
        </div>
      )}
      <SignInAddress url={url} shown={userCode !== undefined} />
      <SpaceBetween size="s" direction="horizontal" alignItems="center">
        <StatusIndicator type="in-progress">
          Waiting for you to sign in. Valid until {clockTimeHere(expiresAt)}.
        </StatusIndicator>
        <Button variant="inline-link" onClick={onCancel}>
          Stop this sign-in
        </Button>
      </SpaceBetween>
    </SpaceBetween>
  )
}

/**
 * Where to sign in: as a link that a person follows, and to be copied, because the browser that opens by itself is
 * often the wrong one.
 */
function SignInAddress({ url, shown }: { readonly url: string; readonly shown: boolean }) {
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
