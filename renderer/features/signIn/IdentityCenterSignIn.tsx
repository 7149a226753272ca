import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useRef } from 'react'
import type { SignInWay } from '../../../app/access/signIns.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { KeepFocus } from '../../ui/KeepFocus.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { PortalSignInRequest } from './PortalSignInRequest.tsx'
import { signedInWords } from './signInWords.ts'
import { usePortalSignIn } from './usePortalSignIn.ts'

interface IdentityCenterSignInProps {
  /** The AWS access portal. */
  readonly startUrl: string
  /** The Region of IAM Identity Center. */
  readonly region: string
  /** The practice cloud instead of AWS. */
  readonly practice: string | undefined
  /** Called after a sign-in here, in another window, or with the AWS CLI. */
  readonly onSignedIn: () => void
}

/** Signs in to IAM Identity Center, with the browser or with a device code. A person follows the link. */
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
          <KeepFocus key="methods" beside={actions}>
            <SignInMethods
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

interface SignInMethodsProps {
  /** There is a sign-in already. */
  readonly again: boolean
  /** The last sign-in failed. */
  readonly failed: boolean
  readonly preparing: SignInWay | undefined
  readonly onStart: (way: SignInWay) => void
}

/** The two methods to sign in to an access portal. The chosen button keeps the focus while the sign-in is prepared. */
function SignInMethods({ again, failed, preparing, onStart }: SignInMethodsProps) {
  const verb = failed ? 'Try again' : again ? 'Sign in again' : 'Sign in'
  return (
    <SpaceBetween size="xs">
      <SpaceBetween size="xs" direction="horizontal">
        <Button
          {...(!again && { variant: 'primary' as const })}
          loading={preparing === 'browser'}
          disabled={preparing === 'deviceCode'}
          onClick={() => onStart('browser')}
        >
          {verb} with the browser
        </Button>
        <Button
          loading={preparing === 'deviceCode'}
          disabled={preparing === 'browser'}
          onClick={() => onStart('deviceCode')}
        >
          {failed ? 'Try again with a device code' : 'Use a device code'}
        </Button>
      </SpaceBetween>
      <Box color="text-body-secondary" fontSize="body-s">
        Nothing opens by itself: you get a link to follow or to copy. With a device code the browser can be on
        any device.
      </Box>
    </SpaceBetween>
  )
}
