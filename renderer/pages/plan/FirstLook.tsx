import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { plural } from '../../../app/text/plural.ts'
import { StartButton } from '../../features/activity/StartButton.tsx'

/** Before anything was looked at: says what looking does, and what it does not. */
export function FirstLook({ accounts }: { readonly accounts: number }) {
  return (
    <Container>
      <Box textAlign="center" padding="xl">
        <SpaceBetween size="m">
          <Box variant="h2">Look first</Box>
          <Box variant="p" color="text-body-secondary">
            The app signs in to{' '}
            {accounts === 1 ? 'the account' : `each of the ${plural(accounts, 'account')}`}, then looks at the
            stack and at the VPCs of every enabled Region. It only looks: nothing is created, changed or
            deleted. Afterwards you see here what would be created.
          </Box>
          <StartButton variant="primary" request={{ activity: 'plan' }}>
            Look
          </StartButton>
        </SpaceBetween>
      </Box>
    </Container>
  )
}
