import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { fractionOf, progressWords } from '../../../app/checklist/activityProgress.ts'
import { type ActivityStatus, isLive } from '../../../app/checklist/activityStatus.ts'
import type { AccountStatus, Totals } from '../../../app/checklist/checklist.ts'
import { notSeenWords } from '../../../app/checklist/headline.ts'
import { activityWords } from '../../features/activity/activityWords.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { LocalTime } from '../../ui/LocalTime.tsx'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { waitedFor } from './waitedFor.ts'

interface RunTotalsProps {
  readonly totals: Totals
  readonly accounts: readonly AccountStatus[]
  readonly activity: ActivityStatus | undefined
}

/** The progress of everything, and who is waited for. */
export function RunTotals({ totals, accounts, activity }: RunTotalsProps) {
  const progress = useChecklist((state) => state.progress)
  const notSeen = notSeenWords(accounts)
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
            // A full bar says that all is done.
            value={Math.floor(100 * ((progress && fractionOf(progress)) ?? 0))}
            additionalInfo={progress && progressWords(progress)}
          />
        )}
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Accounts complete', value: <Count value={totals.complete} of={totals.accounts} /> },
            {
              label: 'VPCs covered',
              value: (
                <>
                  <Count value={totals.covered} of={totals.vpcs} />
                  {notSeen !== undefined && <StateIndicator state={{ word: notSeen, tone: 'bad' }} />}
                </>
              ),
            },
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
