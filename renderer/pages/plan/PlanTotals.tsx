import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { bucketWords } from '../../../app/activeeye/foreignWords.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { tagWords } from '../../../app/onboarding/customerTags.ts'
import type { Plan } from '../../../app/run/plan.ts'
import { VpcBar } from '../../features/vpcBar/VpcBar.tsx'
import { type PlanCounts, stacksSentence } from './planCounts.ts'

interface PlanTotalsProps {
  readonly counts: PlanCounts
  readonly accounts: readonly AccountStatus[]
  readonly destination: string
  /** The customer's own tags. */
  readonly tags: Plan['tags']
  /** A run would create something. */
  readonly creates: boolean
}

/** What a run would do, or what exists when it would do nothing: all VPCs and stacks, and where the flow logs go. */
export function PlanTotals({ counts, accounts, destination, tags, creates }: PlanTotalsProps) {
  const words = tagWords(tags)
  return (
    <Container
      header={
        <Header variant="h2" description={`Flow logs for ALL traffic go to ${bucketWords(destination)}.`}>
          <span tabIndex={-1} className="result-heading">
            {creates ? 'What a run would do' : 'What exists'}
          </span>
        </Header>
      }
    >
      <VpcBar accounts={accounts} />
      <Box padding={{ top: 'xs' }}>{stacksSentence(counts)} What works already is not changed.</Box>
      {words !== undefined && <Box>Tags on what is created: {words}.</Box>}
    </Container>
  )
}
