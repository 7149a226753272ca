import type { BrowserWindow, PowerSaveBlocker } from 'electron'
import type { TaskbarProgress } from './followActivity.ts'

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
    // More than 1 is Electron's way to say "under way, no telling how far".
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
