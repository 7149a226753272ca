import './createBar.css'
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import { useState } from 'react'
import type { Template } from '../../../app/checklist/seenTemplate.ts'
import type { TrustPicture } from '../../../app/checklist/trustPicture.ts'
import type { Plan } from '../../../app/run/plan.ts'
import { createWords, runCounts } from '../../../app/run/runQuestion.ts'
import { plural } from '../../../app/text/plural.ts'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { WhoActsLine } from '../../features/signIn/WhoActs.tsx'
import { acknowledgementHold, type TemplateText } from '../../features/template/useTemplateText.ts'
import { navigate } from '../../state/navigationStore.ts'
import { Acknowledgement } from './Acknowledgement.tsx'

interface CreateBarProps {
  readonly plan: Plan
  /** The accounts of the plan, where they are not all. */
  readonly only: readonly string[] | undefined
  /** What has to be acknowledged before anything is created from it. */
  readonly template: Template | undefined
  readonly text: TemplateText
  readonly picture: TrustPicture
  readonly isAcknowledged: boolean
  readonly onAcknowledge: (acknowledged: boolean) => void
  /** Shows the template's whole text. */
  readonly onRead: () => void
}

/** The decision, always in sight: what would be created, the acknowledgement, and the one button that starts it. */
export function CreateBar(props: CreateBarProps) {
  const { plan, only, template, text, picture, isAcknowledged, onAcknowledge, onRead } = props
  const [replaces, setReplaces] = useState(false)
  const failed = plan.accounts.filter(({ stack }) => stack.action === 'replace').length
  const asked = { replaceFailedStack: replaces }
  const words = createWords(plan, asked)
  const { stacks, accounts } = runCounts(plan, asked)
  // What the button would do if the failed stacks were replaced.
  const offered = words ?? createWords(plan, { replaceFailedStack: true })
  const hold = template && acknowledgementHold(template, text)
  const unacknowledged =
    template !== undefined && stacks > 0 && !isAcknowledged
      ? (hold ?? 'Read the template and acknowledge it first.')
      : undefined
  const blocked = words === undefined ? replaceFirstWords(failed) : unacknowledged
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
          <Acknowledgement
            template={template}
            picture={picture}
            hold={hold}
            isAcknowledged={isAcknowledged}
            onAcknowledge={onAcknowledge}
            onRead={onRead}
          />
        )}
        <WhoActsLine accountIds={plan.accounts.map(({ accountId }) => accountId)} />
      </div>
      <div className="create-bar-button">
        <StartButton
          variant="primary"
          request={{
            activity: 'run',
            ...(only && { only: [...only] }),
            consent: { iam, replaceFailedStack: replaces },
          }}
          blocked={blocked}
          onStarted={() => navigate('run')}
        >
          {offered}
        </StartButton>
        <Box color="text-body-secondary" fontSize="body-s">
          {blocked ??
            `${accounts > 0 ? `in ${plural(accounts, 'account')}; ` : ''}you can pause or cancel at any time`}
        </Box>
      </div>
    </section>
  )
}

/** Why nothing is created: all that is left are stacks that can only be deleted. */
function replaceFirstWords(failed: number): string {
  return failed === 1
    ? 'To go on, tick the box that deletes the failed stack.'
    : 'To go on, tick the box that deletes the failed stacks.'
}
