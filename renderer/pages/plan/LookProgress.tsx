import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useActivityControl } from '../../features/activity/useActivityControl.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { lookedAt } from './lookProgress.ts'

/** The look while it is under way. */
export function LookProgress({ startedAt }: { readonly startedAt: string }) {
  const { cancel } = useActivityControl()
  const accounts = useChecklist((state) => state.accounts)
  const looked = lookedAt(accounts.values(), startedAt)
  return (
    <Container>
      <SpaceBetween size="s">
        <ProgressBar
          label="Looking at every account and Region"
          description="Nothing is changed."
          value={accounts.size === 0 ? 0 : Math.round((100 * looked) / accounts.size)}
          additionalInfo={`${looked} of ${accounts.size} accounts looked at`}
        />
        <Box>
          <Button onClick={cancel}>Stop looking</Button>
        </Box>
      </SpaceBetween>
    </Container>
  )
}
