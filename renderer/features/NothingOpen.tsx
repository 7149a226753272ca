import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { navigate } from '../state/navigationStore.ts'

/** In place of a page that is about an onboarding, while none is open. */
export function NothingOpen() {
  return (
    <Container>
      <Box textAlign="center" padding="xl">
        <SpaceBetween size="m">
          <Box variant="h2">No onboarding is open</Box>
          <Box variant="p" color="text-body-secondary">
            Open one, start a new one, or rehearse on the practice organization.
          </Box>
          <Button variant="primary" onClick={() => navigate('start')}>
            Go to Start
          </Button>
        </SpaceBetween>
      </Box>
    </Container>
  )
}
