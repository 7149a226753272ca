import SegmentedControl from '@cloudscape-design/components/segmented-control'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import { prioritySchema } from '../../../../app/onboarding/onboarding.ts'

type Priority = DraftAccount['connector']['priority']

interface PriorityChoiceProps {
  readonly priority: Priority
  readonly locked: boolean
  readonly onChange: (priority: Priority) => void
}

/** The priority of the connector, with ActiveEye's names. */
export function PriorityChoice({ priority, locked, onChange }: PriorityChoiceProps) {
  return (
    <SegmentedControl
      label="Priority"
      selectedId={priority}
      options={[
        { id: 'low', text: 'Low', disabled: locked },
        { id: 'medium', text: 'Medium', disabled: locked },
        { id: 'high', text: 'High', disabled: locked },
      ]}
      onChange={({ detail }) => {
        const chosen = prioritySchema.safeParse(detail.selectedId)
        if (chosen.success) onChange(chosen.data)
      }}
    />
  )
}
