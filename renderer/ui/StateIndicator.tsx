import './stateIndicator.css'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import type { StateWord, Tone } from '../../app/checklist/stateWords.ts'

/** A state as icon, word and colour. */
export function StateIndicator({ state }: { readonly state: StateWord }) {
  return (
    <StatusIndicator type={statusTypeOf(state.tone)}>
      <span className="state-word">{state.word}</span>
    </StatusIndicator>
  )
}

/** The one place that gives a tone its icon and colour. */
export function statusTypeOf(tone: Tone): StatusIndicatorProps.Type {
  switch (tone) {
    case 'good':
      return 'success'
    case 'bad':
      return 'error'
    case 'partial':
      return 'warning'
    case 'waiting':
      return 'pending'
    case 'running':
      return 'loading'
    case 'todo':
      return 'not-started'
    case 'none':
      return 'stopped'
  }
}
