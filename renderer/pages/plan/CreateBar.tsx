import './createBar.css'
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import Link from '@cloudscape-design/components/link'
import { useState } from 'react'
import type { Template } from '../../../app/checklist/seenTemplate.ts'
import { templateAttention } from '../../../app/checklist/templateWords.ts'
import { plural } from '../../../app/text/plural.ts'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { navigate } from '../../state/navigationStore.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { createWords, type PlanCounts } from './planCounts.ts'

/** Where the template is shown on the page. */
export const TEMPLATE_ID = 'stack-template'

interface CreateBarProps {
  readonly counts: PlanCounts
  /** How many accounts the onboarding has. */
  readonly accounts: number
  /** What has to be acknowledged before anything is created from it. */
  readonly template: Template | undefined
  readonly isAcknowledged: boolean
  readonly onAcknowledge: (acknowledged: boolean) => void
}

/** The decision, always in sight: what would be created, the acknowledgement, and the one button that starts it. */
export function CreateBar({ counts, accounts, template, isAcknowledged, onAcknowledge }: CreateBarProps) {
  const [replaces, setReplaces] = useState(false)
  const failed = counts.stacks.replace
  const words = createWords(counts, replaces)
  const createsStacks = counts.stacks.create > 0 || (replaces && failed > 0)
  const blocked =
    template !== undefined && createsStacks && !isAcknowledged
      ? 'Read what the template creates and acknowledge it first.'
      : undefined
  const iam = template !== undefined && isAcknowledged ? { templateHash: template.hash } : ('none' as const)
  return (
    <section className="create-bar" aria-label="The decision">
      <div className="create-bar-choices">
        {failed > 0 && (
          <Checkbox
            checked={replaces}
            onChange={({ detail }) => setReplaces(detail.checked)}
            description="CloudFormation can only delete such a stack; the plan says why. Nothing else is deleted."
          >
            Delete {plural(failed, 'stack')} and create {failed === 1 ? 'it' : 'them'} again
          </Checkbox>
        )}
        {template !== undefined && (
          <>
            <Checkbox checked={isAcknowledged} onChange={({ detail }) => onAcknowledge(detail.checked)}>
              I acknowledge that AWS CloudFormation might create IAM resources.
            </Checkbox>
            <TemplateNote template={template} />
          </>
        )}
        {template === undefined && words !== undefined && (
          <Box color="text-body-secondary">What works already is not changed.</Box>
        )}
      </div>
      {words === undefined ? (
        <div>Nothing is created while the failed stacks are kept.</div>
      ) : (
        <div className="create-bar-button">
          <StartButton
            variant="primary"
            request={{ activity: 'run', consent: { iam, replaceFailedStack: replaces } }}
            blocked={blocked}
            onStarted={() => navigate('run')}
          >
            {words}
          </StartButton>
          <Box color="text-body-secondary" fontSize="body-s">
            in {plural(accounts, 'account')}; you can pause or cancel at any time
          </Box>
        </div>
      )}
    </section>
  )
}

/** What the acknowledgement is about, what of it needs attention, and the way to the whole of it. */
function TemplateNote({ template }: { readonly template: Template }) {
  const iamTypes = template.resourceTypes.filter((type) => type.startsWith('AWS::IAM::'))
  const attention = templateAttention(template).length
  return (
    <div className="create-bar-note">
      {attention > 0 && (
        <StateIndicator
          state={{ word: `${plural(attention, 'point')} of the template to look at first`, tone: 'bad' }}
        />
      )}
      <Box color="text-body-secondary" fontSize="body-s" variant="span">
        {iamTypes.length > 0 && `In every account: ${iamTypes.join(', ')}. `}
        <Link
          href="#"
          fontSize="body-s"
          onFollow={(event) => {
            event.preventDefault()
            showTemplate()
          }}
        >
          Read the template
        </Link>
      </Box>
    </div>
  )
}

function showTemplate(): void {
  const element = document.getElementById(TEMPLATE_ID)
  element?.scrollIntoView({ block: 'start' })
  element?.focus({ preventScroll: true })
}
