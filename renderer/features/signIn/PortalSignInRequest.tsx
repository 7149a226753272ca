import './signIn.css'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import type { IdentityCenterRequest } from '../../state/signInStore.ts'
import { SignInAddress } from './SignInAddress.tsx'

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
          Waiting for you to sign in. Good until {clockTimeHere(expiresAt)}.
        </StatusIndicator>
        <Button variant="inline-link" onClick={onCancel} ariaLabel="Cancel this sign-in">
          Cancel
        </Button>
      </SpaceBetween>
    </SpaceBetween>
  )
}
