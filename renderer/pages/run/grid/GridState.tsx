import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { StateWord } from '../../../../app/checklist/stateWords.ts'
import { statusTypeOf } from '../../../ui/StateIndicator.tsx'

interface GridStateProps {
  readonly state: StateWord
  readonly more?: string | undefined
}

/** A state on one line; what does not fit is in the tooltip. */
export function GridState({ state: { word, tone }, more }: GridStateProps) {
  return (
    <span title={more === undefined ? word : `${word}: ${more}`}>
      <StatusIndicator type={statusTypeOf(tone)} wrapText={false}>
        {word}
      </StatusIndicator>
    </span>
  )
}
