import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'

/** Whether and how the app looks for a later version of itself. */
export function UpdatesSection() {
  return (
    <Container header={<Header variant="h2">Updates</Header>}>
      <Box>The app does not look for updates. Install a later version over this one; everything stays.</Box>
    </Container>
  )
}
