import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { navigate } from '../../state/navigationStore.ts'

/** Before anything was looked at or done. */
export function NothingYet() {
  return (
    <Container>
      <Box textAlign="center" padding="xl">
        <SpaceBetween size="m">
          <Box variant="h2">Nothing has been run yet</Box>
          <Box variant="p" color="text-body-secondary">
            The plan looks at the accounts and shows what would be created. From there you start the run, and
            follow it here.
          </Box>
          <Button variant="primary" onClick={() => navigate('plan')}>
            Go to Plan
          </Button>
        </SpaceBetween>
      </Box>
    </Container>
  )
}
