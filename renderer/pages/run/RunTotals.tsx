import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ActivityStatus, isLive } from '../../../app/checklist/activityStatus.ts'
import type { AccountStatus, Totals } from '../../../app/checklist/checklist.ts'
import { activityWords, progressOf, progressWords } from '../../features/activity/activityWords.ts'
import { LocalTime } from '../../ui/LocalTime.tsx'
import { percentDone } from './percentDone.ts'
import { waitedFor } from './waitedFor.ts'

interface RunTotalsProps {
  readonly totals: Totals
  readonly accounts: readonly AccountStatus[]
  readonly activity: ActivityStatus | undefined
}

/** The progress of everything, and who is waited for. */
export function RunTotals({ totals, accounts, activity }: RunTotalsProps) {
  const progress = progressOf(accounts)
  return (
    <Container>
      <SpaceBetween size="l">
        {isLive(activity) && (
          <ProgressBar
            label={activityWords(activity)}
            description={
              <>
                Since <LocalTime iso={activity.startedAt} />
                {activity.state === 'paused' && '. Nothing new is started; AWS completes what it is doing.'}
              </>
            }
            value={percentDone(accounts)}
            additionalInfo={progressWords(progress)}
          />
        )}
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Accounts done', value: <Count value={progress.done} of={progress.accounts} /> },
            { label: 'VPCs covered', value: <Count value={totals.covered} of={totals.vpcs} /> },
            { label: 'Open problems', value: <Count value={totals.problems} /> },
            {
              label: 'Waiting for',
              value: waitedFor(accounts, activity).map((line) => <div key={line}>{line}</div>),
            },
          ]}
        />
      </SpaceBetween>
    </Container>
  )
}

function Count({ value, of }: { readonly value: number; readonly of?: number }) {
  return (
    <div>
      <Box variant="span" fontSize="heading-xl" fontWeight="bold">
        {value.toLocaleString()}
      </Box>
      {of !== undefined && ` of ${of.toLocaleString()}`}
    </div>
  )
}
