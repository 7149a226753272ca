import Box from '@cloudscape-design/components/box'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'

const STEPS = [
  {
    title: '1. Name the accounts',
    text: 'Paste them, or take them from your organization. Credentials stay on this computer, in memory.',
  },
  {
    title: '2. Look, then run',
    text: 'The plan shows what would change before anything does. The run does only what is missing, and verifies it.',
  },
  {
    title: '3. Connect and report',
    text: 'Copy each account’s values into ActiveEye, then send the report to your representative.',
  },
] as const

/** The whole work in three steps, for somebody who has never seen it. */
export function HowItGoes() {
  return (
    <Container header={<Header variant="h2">How it goes</Header>}>
      <ColumnLayout columns={3} variant="text-grid">
        {STEPS.map(({ title, text }) => (
          <div key={title}>
            <Box variant="h3" padding="n">
              {title}
            </Box>
            <Box color="text-body-secondary">{text}</Box>
          </div>
        ))}
      </ColumnLayout>
    </Container>
  )
}
