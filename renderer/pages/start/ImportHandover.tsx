import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { HandoverSeen } from '../../../app/contract/handoverContract.ts'
import { refusalText } from '../../../app/input/parsed.ts'
import { parseTypedPath } from '../../../app/input/typedPath.ts'
import { handoverWords } from '../../../app/onboarding/handoverWords.ts'
import {
  differenceParts,
  type OnboardingDifference,
  type Side,
  sideSchema,
} from '../../../app/onboarding/onboardingDifferences.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { DeceivingNames } from '../../features/DeceivingNames.tsx'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useOpening } from './useOpening.ts'

/** A handover file that was named to be opened, and what is in it. */
export interface FoundHandover {
  readonly path: string
  readonly seen: HandoverSeen
}

/**
 * Says what a handover file holds and imports it. Where its onboarding and the one on this computer differ, a person
 * decides for each field first.
 */
export function ImportHandover({
  found,
  onClose,
}: {
  readonly found: FoundHandover
  readonly onClose: () => void
}) {
  const { path } = found
  const opening = useOpening()
  const [seen, setSeen] = useState(found.seen)
  const [typed, setTyped] = useState(found.seen.as)
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({})
  const parsed = parseTypedPath(typed, 'the onboarding file')
  const undecided = seen.differences.filter(({ field }) => choices[field] === undefined)

  function start(): void {
    if (!parsed.ok) return
    void opening.start(async (app) => {
      const { sha256 } = seen
      // The onboarding file may be another one than was compared: how that differs is shown first.
      const again = parsed.value === seen.as ? undefined : await app.handover.look({ path, as: parsed.value })
      if (again?.sha256 === sha256) {
        setSeen(again)
        if (again.differences.some(({ field }) => choices[field] === undefined)) return undefined
      }
      const { practice, ownSha256 } = again ?? seen
      const { opened } = await app.handover.import({
        path,
        as: parsed.value,
        practice,
        // A handover file that has changed since it was shown is refused.
        sha256,
        ownSha256,
        choices: { ...choices },
      })
      return opened
    })
  }

  const { customer, accounts } = seen.onboarding
  return (
    <Dialog
      size="large"
      header="Go on with what was handed over?"
      leave="Cancel"
      onClose={onClose}
      actions={
        <Button
          variant="primary"
          loading={opening.busy}
          disabled={!parsed.ok || undecided.length > 0}
          onClick={start}
        >
          Import and open
        </Button>
      }
    >
      <SpaceBetween size="m">
        {handoverWords(seen, clockTimeHere).map((line) => (
          <div key={line}>{line}</div>
        ))}
        <DeceivingNames names={[seen.by, customer.name, ...accounts.map(({ name }) => name)]} />
        <FormField
          label="Onboarding file"
          description={
            seen.ownSha256 !== undefined
              ? 'It is on this computer already. What was done on both is put together.'
              : 'It is written on this computer.'
          }
          errorText={refusalText(parsed)}
          stretch
        >
          <Input
            value={typed}
            spellcheck={false}
            autoComplete={false}
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
        {seen.differences.length > 0 && (
          <Box variant="h3" padding="n">
            The two files differ. Which one holds?
          </Box>
        )}
        {seen.differences.map((difference) => (
          <DifferenceChoice
            key={difference.field}
            difference={difference}
            side={choices[difference.field]}
            onChoose={(side) => setChoices({ ...choices, [difference.field]: side })}
          />
        ))}
        {opening.refusal && <RefusalAlert refusal={opening.refusal} />}
      </SpaceBetween>
    </Dialog>
  )
}

interface DifferenceChoiceProps {
  readonly difference: OnboardingDifference
  readonly side: Side | undefined
  readonly onChoose: (side: Side) => void
}

function DifferenceChoice({ difference, side, onChoose }: DifferenceChoiceProps) {
  const { place, mine, theirs } = differenceParts(difference)
  return (
    <FormField label={place} stretch>
      <RadioGroup
        value={side ?? null}
        ariaRequired
        items={[
          { value: 'mine', label: mine },
          { value: 'theirs', label: theirs },
        ]}
        onChange={({ detail }) => onChoose(sideSchema.parse(detail.value))}
      />
    </FormField>
  )
}
