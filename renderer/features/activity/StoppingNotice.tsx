import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ActivityStatus } from '../../../app/checklist/activityStatus.ts'
import { stoppingWords } from '../../../app/checklist/stoppingWords.ts'

/** What a cancelled activity still waits for. */
export function StoppingNotice({ activity }: { readonly activity: ActivityStatus | undefined }) {
  if (activity?.stopping === undefined) return null
  return <StatusIndicator type="in-progress">{stoppingWords(activity.stopping, 'page')}</StatusIndicator>
}
