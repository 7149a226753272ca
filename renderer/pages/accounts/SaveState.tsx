import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { DraftState } from '../../state/draftStore.ts'

interface SaveStateProps {
  readonly state: DraftState
  /** The file; the practice organization has none until it is changed. */
  readonly path: string | undefined
  readonly faults: number
  readonly accounts: number
}

/** Whether what is on the screen is in the file; where not, why, and that it is not lost. */
export function SaveState({ state, path, faults, accounts }: SaveStateProps) {
  switch (state) {
    case 'unsaved':
    case 'saving':
      return <StatusIndicator type="loading">Saving</StatusIndicator>
    case 'saved':
      return (
        <span title={path}>
          <StatusIndicator type="success">
            {path === undefined ? 'Saved' : `Saved in ${path.split(/[/\\]/).at(-1)}`}
          </StatusIndicator>
        </span>
      )
    case 'refused':
      return <StatusIndicator type="warning">Draft kept, not in the file yet</StatusIndicator>
    case 'kept':
      return (
        <StatusIndicator type={faults > 0 ? 'warning' : 'pending'}>
          {faults > 0
            ? `Draft kept, ${faults} to correct`
            : accounts === 0
              ? 'The file is written with the first account'
              : 'Draft kept'}
        </StatusIndicator>
      )
  }
}
