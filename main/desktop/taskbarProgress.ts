import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserWindow, PowerSaveBlocker } from 'electron'
import { type ActivityNews, type ActivityView, activityNews } from '../../app/access/activityNews.ts'
import { fractionOf } from '../../app/checklist/activityProgress.ts'
import { isLive, type LiveActivity } from '../../app/checklist/activityStatus.ts'
import type { Patch } from '../../app/checklist/checklistPatch.ts'

/** The progress of the running activity, as the taskbar or dock shows it. */
export type TaskbarProgress =
  | { readonly state: 'none' }
  | {
      readonly state: LiveActivity['state']
      /** 0 to 1; left out while nothing is counted yet. */
      readonly done?: number
    }

/** How often to look whether an onboarding was opened. Milliseconds. */
const PAUSE = 1_000

/** Follows the onboarding that is open, until the signal; `watch` throws while none is. */
export async function followActivity(
  watch: (signal: AbortSignal) => Promise<AsyncIterable<Patch>>,
  signal: AbortSignal,
  tell: (progress: TaskbarProgress) => void,
  notify: (news: ActivityNews) => void = () => undefined,
): Promise<void> {
  while (!signal.aborted) {
    try {
      let known: ActivityView | undefined
      for await (const patch of await watch(signal)) {
        tell(taskbarProgressOf(patch))
        const next = viewAfter(known, patch)
        const news = known && activityNews(known, next)
        if (news !== undefined) notify(news)
        known = next
      }
    } catch {
      // No onboarding is open, or the app is closing.
    }
    tell({ state: 'none' })
    await sleep(PAUSE, undefined, { signal }).catch(() => undefined)
  }
}

/** A patch holds the accounts that changed. */
function viewAfter(known: ActivityView | undefined, { activity, accounts }: Patch): ActivityView {
  const all = new Map(known?.accounts)
  for (const account of accounts) all.set(account.accountId, account)
  return { activity, accounts: all }
}

export function taskbarProgressOf({
  activity,
  progress,
}: Pick<Patch, 'activity' | 'progress'>): TaskbarProgress {
  if (!isLive(activity)) return { state: 'none' }
  const { state } = activity
  const done = progress && fractionOf(progress)
  return done === undefined ? { state } : { state, done }
}

/** Shows progress in the taskbar or dock, and keeps the computer from sleeping while something runs. */
export function createProgressShower(
  window: Pick<BrowserWindow, 'setProgressBar' | 'isDestroyed'>,
  powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>,
): (progress: TaskbarProgress) => void {
  let blocker: number | undefined
  return (progress) => {
    if (progress.state === 'running') blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    else if (blocker !== undefined) {
      powerSaveBlocker.stop(blocker)
      blocker = undefined
    }
    if (window.isDestroyed()) return
    if (progress.state === 'none') window.setProgressBar(-1)
    // Electron shows a value above 1 as indeterminate progress.
    else window.setProgressBar(progress.done ?? 2, { mode: modeOf(progress) })
  }
}

function modeOf({
  state,
  done,
}: Exclude<TaskbarProgress, { state: 'none' }>): 'paused' | 'indeterminate' | 'normal' {
  if (state === 'paused') return 'paused'
  return done === undefined ? 'indeterminate' : 'normal'
}
