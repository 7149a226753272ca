import './runTotals.css'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type Progress, progressWords } from '../../../app/checklist/activityProgress.ts'
import { type ActivityStatus, isLive, type LiveActivity } from '../../../app/checklist/activityStatus.ts'
import { activityWords } from '../../../app/checklist/activityWords.ts'
import type { AccountStatus, Totals } from '../../../app/checklist/checklist.ts'
import { completeWords, coveredWords } from '../../../app/checklist/headline.ts'
import { plural } from '../../../app/text/plural.ts'
import { VpcBar } from '../../features/vpcBar/VpcBar.tsx'
import { useChecklist } from '../../state/checklistStore.ts'
import { LocalTime } from '../../ui/LocalTime.tsx'
import { waitedFor } from './waitedFor.ts'

interface RunTotalsProps {
  readonly totals: Totals
  readonly accounts: readonly AccountStatus[]
  readonly activity: ActivityStatus | undefined
}

/** The progress of everything, and who is waited for. */
export function RunTotals({ totals, accounts, activity }: RunTotalsProps) {
  const progress = useChecklist((state) => state.progress)
  return (
    <Container>
      <SpaceBetween size="m">
        {isLive(activity) && <ActivityLine activity={activity} progress={progress} />}
        <div>
          <div className="run-totals">
            <Box variant="h2" padding={{ bottom: 'xs' }}>
              {coveredWords(totals)}
            </Box>
            <Box>
              {completeWords(totals)}
              {totals.problems > 0 && `, ${plural(totals.problems, 'open problem')}`}
            </Box>
          </div>
          <VpcBar accounts={accounts} />
        </div>
        <div className="run-waiting">
          <Box variant="awsui-key-label">Waiting for</Box>
          <div>
            {waitedFor(accounts, activity).map((line) => (
              <div key={line}>{line}</div>
            ))}
          </div>
        </div>
      </SpaceBetween>
    </Container>
  )
}

interface ActivityLineProps {
  readonly activity: LiveActivity
  readonly progress: Progress | undefined
}

/** What runs and how far it is. The bar below is of VPCs only, and a stack takes longer than they do. */
function ActivityLine({ activity, progress }: ActivityLineProps) {
  const isPaused = activity.state === 'paused'
  return (
    <div>
      <StatusIndicator type={isPaused ? 'stopped' : 'loading'}>
        {activityWords(activity)}
        {progress && `: ${progressWords(progress)}`}
      </StatusIndicator>
      <Box color="text-body-secondary" fontSize="body-s">
        Since <LocalTime iso={activity.startedAt} />
        {isPaused && '. Nothing new is started; AWS completes what it is doing.'}
      </Box>
    </div>
  )
}
