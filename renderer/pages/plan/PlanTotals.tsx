import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { bucketWords } from '../../../app/activeeye/foreignWords.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { VpcBar } from '../../features/vpcBar/VpcBar.tsx'
import { type PlanCounts, stacksSentence } from './planCounts.ts'

interface PlanTotalsProps {
  readonly counts: PlanCounts
  readonly accounts: readonly AccountStatus[]
  readonly destination: string
}

/** What a run would do to all VPCs and stacks, and where the flow logs go. */
export function PlanTotals({ counts, accounts, destination }: PlanTotalsProps) {
  return (
    <Container
      header={
        <Header variant="h2" description={`Flow logs for ALL traffic go to ${bucketWords(destination)}.`}>
          What a run would do
        </Header>
      }
    >
      <VpcBar accounts={accounts} />
      <Box padding={{ top: 'xs' }}>{stacksSentence(counts)} What works already is not changed.</Box>
    </Container>
  )
}
