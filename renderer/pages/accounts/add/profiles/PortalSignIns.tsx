import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { counted } from '../../../../../app/report/counted.ts'
import { accountNames } from '../../../../components/signIn/accountNames.ts'
import { IdentityCenterSignIn } from '../../../../components/signIn/IdentityCenterSignIn.tsx'
import type { missingPortals, ProfileRow } from './profileRows.ts'

interface PortalSignInsProps {
  readonly portals: ReturnType<typeof missingPortals>
  /** The profiles that can be tried now. */
  readonly onSignedIn: (rows: readonly ProfileRow[]) => void
}

/** Where somebody has to sign in before profiles of IAM Identity Center can be tried. */
export function PortalSignIns({ portals, onSignedIn }: PortalSignInsProps) {
  if (portals.length === 0) return null
  return (
    <Container>
      <SpaceBetween size="l">
        {portals.map(({ portal, rows }) => (
          <SpaceBetween key={portal.startUrl} size="xs">
            <Box fontWeight="bold">
              {rows.length === 1 ? 'One profile needs' : `${counted(rows.length, 'profile')} need`} a sign-in:{' '}
              {accountNames(rows)}
            </Box>
            <IdentityCenterSignIn {...portal} practice={undefined} onSignedIn={() => onSignedIn(rows)} />
          </SpaceBetween>
        ))}
      </SpaceBetween>
    </Container>
  )
}
