import { setTimeout as sleep } from 'node:timers/promises'
import { isLive, type LiveActivity } from '../../app/checklist/activityStatus.ts'
import type { Patch } from '../../app/checklist/checklistPatch.ts'

/** What the system is told of the activity under way. */
export type TaskbarProgress =
  | { readonly state: 'none' }
  | {
      readonly state: LiveActivity['state']
      /** 0 to 1; left out while nothing is counted yet. */
      readonly done?: number
    }

/** How often to look whether an onboarding was opened. Milliseconds. */
const PAUSE = 1_000

/** Follows whatever onboarding is open, until the signal; `watch` throws while none is. */
export async function followActivity(
  watch: (signal: AbortSignal) => Promise<AsyncIterable<Patch>>,
  signal: AbortSignal,
  tell: (progress: TaskbarProgress) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const patch of await watch(signal)) tell(progressOf(patch))
    } catch {
      // None is open, or the app ends.
    }
    tell({ state: 'none' })
    await sleep(PAUSE, undefined, { signal }).catch(() => undefined)
  }
}

export function progressOf({ activity, totals }: Pick<Patch, 'activity' | 'totals'>): TaskbarProgress {
  if (!isLive(activity)) return { state: 'none' }
  const { state } = activity
  return totals.vpcs === 0 ? { state } : { state, done: totals.covered / totals.vpcs }
}
