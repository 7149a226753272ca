/** What the guard needs of the app. */
export interface QuitPorts {
  /** Whether a run, or another activity, is under way. */
  isBusy(): boolean
  /** Asks the person; false: go on running. */
  confirm(): Promise<boolean>
  /** Stops what is under way before its next change, and lets go of the journal. */
  settle(): Promise<void>
  quit(): void
}

/**
 * For `before-quit`. Asks while something is under way, then ends it cleanly before the app does: what was done is in
 * the journal, and the next start goes on from there. It would too if the app were killed.
 */
export function createQuitGuard({ isBusy, confirm, settle, quit }: QuitPorts) {
  let state: 'open' | 'leaving' | 'settled' = 'open'

  async function leave(): Promise<void> {
    if (isBusy() && !(await confirm())) {
      state = 'open'
      return
    }
    // Whatever it ends with: a person who quits must not be kept.
    await settle().catch(() => undefined)
    state = 'settled'
    quit()
  }

  return {
    /** Nothing holds the app any more: windows may close. */
    isSettled: () => state === 'settled',
    onBeforeQuit(event: { preventDefault(): void }): void {
      if (state === 'settled') return
      event.preventDefault()
      if (state === 'leaving') return
      state = 'leaving'
      void leave()
    },
  }
}
