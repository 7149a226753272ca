import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { SignInWay } from '../../../app/access/signIns.ts'

interface SignInWaysProps {
  /** Somebody is signed in already. */
  readonly again: boolean
  /** The last try failed. */
  readonly failed: boolean
  readonly preparing: SignInWay | undefined
  readonly onStart: (way: SignInWay) => void
}

/** The two ways to sign in to an access portal. The one that was chosen keeps the focus while it is prepared. */
export function SignInWays({ again, failed, preparing, onStart }: SignInWaysProps) {
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
