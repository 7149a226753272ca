import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { plural } from '../../../../../app/text/plural.ts'
import { accountNames } from '../../../../features/signIn/accountNames.ts'
import { IdentityCenterSignIn } from '../../../../features/signIn/IdentityCenterSignIn.tsx'
import type { missingPortals } from './profileRows.ts'

interface PortalSignInsProps {
  readonly portals: ReturnType<typeof missingPortals>
}

/** Where somebody has to sign in before profiles of IAM Identity Center can be tried. */
export function PortalSignIns({ portals }: PortalSignInsProps) {
  if (portals.length === 0) return null
  return (
    <Container>
      <SpaceBetween size="l">
        {portals.map(({ portal, rows }) => (
          <SpaceBetween key={portal.startUrl} size="xs">
            <Box fontWeight="bold">
              {rows.length === 1 ? 'One profile needs' : `${plural(rows.length, 'profile')} need`} a sign-in:{' '}
              {accountNames(rows)}
            </Box>
            <IdentityCenterSignIn {...portal} practice={undefined} onSignedIn={noticed} />
          </SpaceBetween>
        ))}
      </SpaceBetween>
    </Container>
  )
}

/** The dialog sees it in the list of sign-ins, wherever somebody signed in. */
function noticed(): void {}
