import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { plural } from '../../../app/text/plural.ts'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { navigate } from '../../state/navigationStore.ts'
import { createWords, type PlanCounts } from './planCounts.ts'

interface CreateBarProps {
  readonly counts: PlanCounts
  /** The hash of the acknowledged template; the consent holds for this template only. */
  readonly acknowledgedHash: string | undefined
  /** A template is shown, which has to be acknowledged before anything is created from it. */
  readonly hasTemplate: boolean
}

/** The only button of the app that starts changing something in AWS. */
export function CreateBar({ counts, acknowledgedHash, hasTemplate }: CreateBarProps) {
  const [replaces, setReplaces] = useState(false)
  const failed = counts.stacks.replace
  const words = createWords(counts, replaces)
  const createsStacks = counts.stacks.create > 0 || (replaces && failed > 0)
  const blocked =
    hasTemplate && createsStacks && acknowledgedHash === undefined
      ? 'Read what the template creates and acknowledge it first.'
      : undefined
  const iam = acknowledgedHash === undefined ? ('none' as const) : { templateHash: acknowledgedHash }
  return (
    <Container>
      <SpaceBetween size="m">
        {failed > 0 && (
          <Checkbox
            checked={replaces}
            onChange={({ detail }) => setReplaces(detail.checked)}
            description="CloudFormation can only delete such a stack; the plan says why. Nothing else is deleted."
          >
            Delete {plural(failed, 'stack')} and create {failed === 1 ? 'it' : 'them'} again
          </Checkbox>
        )}
        {words === undefined ? (
          <div>Nothing is created while these stacks are kept.</div>
        ) : (
          <SpaceBetween direction="horizontal" size="m" alignItems="center">
            <StartButton
              variant="primary"
              request={{ activity: 'run', consent: { iam, replaceFailedStack: replaces } }}
              blocked={blocked}
              onStarted={() => navigate('run')}
            >
              {words}
            </StartButton>
            <Box color="text-body-secondary">
              {blocked ??
                'What works already is not changed. You can pause or cancel the run at any time; it continues where it stopped.'}
            </Box>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  )
}
