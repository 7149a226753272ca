import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { clockTimeHere } from '../../../../app/text/clockTime.ts'
import { IdentityCenterSignIn } from '../../../features/signIn/IdentityCenterSignIn.tsx'
import { signedInWords } from '../../../features/signIn/signInWords.ts'
import { type AwsOrPracticePortal, signInAt, useSignIns } from '../../../state/signInStore.ts'

/** Where nobody is signed in to this portal, the way to do it; else until when somebody is. */
export function MissingSignIn({ portal }: { readonly portal: AwsOrPracticePortal }) {
  const known = useSignIns((state) => state.known)
  const signedIn = useSignIns((state) => signInAt(state, portal.startUrl))
  if (!known) return null
  if (signedIn !== undefined) {
    return (
      <StatusIndicator type="success">
        {signedInWords(signedIn, clockTimeHere(signedIn.expiresAt))}
      </StatusIndicator>
    )
  }
  return <IdentityCenterSignIn key={portal.startUrl} {...portal} onSignedIn={noticed} />
}

/** The list of sign-ins says so to everybody. */
function noticed(): void {}
