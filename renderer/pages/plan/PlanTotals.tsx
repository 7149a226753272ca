import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { bucketWords } from '../../../app/activeeye/foreignWords.ts'
import { plural } from '../../../app/text/plural.ts'
import type { PlanCounts } from './planCounts.ts'

/** The plan in four numbers, and where the flow logs go. */
export function PlanTotals({
  counts,
  destination,
}: {
  readonly counts: PlanCounts
  readonly destination: string
}) {
  const { stacks, flowLogs, leftAlone, uncoveredLeftAlone, otherFlowLogs } = counts
  const failed = stacks.replace > 0 ? `, ${plural(stacks.replace, 'failed one')} to replace` : ''
  return (
    <Container
      header={
        <Header variant="h2" description={`Flow logs for ALL traffic go to ${bucketWords(destination)}.`}>
          What a run would do
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Stacks to create', value: <Big value={stacks.create} note={failed} /> },
          { label: 'Flow logs to create', value: <Big value={flowLogs} /> },
          {
            label: 'Exists already',
            value: (
              <div>
                {plural(stacks.none, 'stack')}
                {stacks.follow > 0 && `, ${stacks.follow} being created`}
                <br />
                {plural(leftAlone.covered, 'VPC')} covered
              </div>
            ),
          },
          {
            label: 'Left alone',
            value: (
              <div>
                {plural(uncoveredLeftAlone, 'VPC')}
                <br />
                {plural(otherFlowLogs, 'flow log')} to somewhere else
              </div>
            ),
          },
        ]}
      />
    </Container>
  )
}

function Big({ value, note = '' }: { readonly value: number; readonly note?: string }) {
  return (
    <div>
      <Box variant="span" fontSize="heading-xl" fontWeight="bold">
        {value}
      </Box>
      {note}
    </div>
  )
}
