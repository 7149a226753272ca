import Box from '@cloudscape-design/components/box'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useRef } from 'react'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { KeepFocus } from '../../ui/KeepFocus.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { PortalSignInRequest } from './PortalSignInRequest.tsx'
import { SignInWays } from './SignInWays.tsx'
import { signedInWords } from './signedInWords.ts'
import { usePortalSignIn } from './usePortalSignIn.ts'

interface IdentityCenterSignInProps {
  /** The AWS access portal. */
  readonly startUrl: string
  /** The Region of IAM Identity Center. */
  readonly region: string
  /** The practice cloud instead of AWS. */
  readonly practice: string | undefined
  /** Somebody has signed in: here, in another window, or with the AWS CLI. */
  readonly onSignedIn: () => void
}

/** Signs in to IAM Identity Center, in one of two ways. Nothing opens by itself: a person follows the link. */
export function IdentityCenterSignIn({ startUrl, region, practice, onSignedIn }: IdentityCenterSignInProps) {
  const { signedIn, request, preparing, refusal, start, cancel } = usePortalSignIn(
    { startUrl, region, practice },
    onSignedIn,
  )
  const actions = useRef<HTMLDivElement>(null)
  return (
    <SpaceBetween size="s">
      <div>
        <Box variant="awsui-key-label">AWS access portal</Box>
        <div>{startUrl}</div>
      </div>
      {signedIn !== undefined && (
        <LiveRegion>
          <StatusIndicator type="success">
            {signedInWords(signedIn, clockTimeHere(signedIn.expiresAt))}
          </StatusIndicator>
        </LiveRegion>
      )}
      {refusal && <RefusalAlert refusal={refusal} />}
      <div ref={actions}>
        {request === undefined ? (
          <KeepFocus key="ways" beside={actions}>
            <SignInWays
              again={signedIn !== undefined}
              failed={refusal !== undefined}
              preparing={preparing}
              onStart={start}
            />
          </KeepFocus>
        ) : (
          <KeepFocus key={request.id} beside={actions}>
            <PortalSignInRequest request={request} onCancel={cancel} />
          </KeepFocus>
        )}
      </div>
    </SpaceBetween>
  )
}
