import './stateIndicator.css'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { createContext, use } from 'react'
import { pausedWord, type StateWord, type Tone } from '../../app/checklist/stateWords.ts'

/** Whether the work is paused. */
export const WorkPaused = createContext(false)

/** A state as icon, word and colour. */
export function StateIndicator({ state }: { readonly state: StateWord }) {
  const { word, tone } = useShownState()(state)
  return (
    <StatusIndicator type={statusTypeOf(tone)}>
      <span className="state-word">{word}</span>
    </StatusIndicator>
  )
}

/** Gives the state as it is shown now: nothing is running while the work is paused. */
export function useShownState(): (state: StateWord) => StateWord {
  return use(WorkPaused) ? pausedWord : (state) => state
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
