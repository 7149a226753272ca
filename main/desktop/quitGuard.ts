/** What the guard needs of the app. */
export interface QuitPorts {
  /** Whether an activity is running. */
  isBusy(): boolean
  /** Asks the person; false: do not quit. */
  confirm(): Promise<boolean>
  /** Stops the activity before its next change, and closes the journal. */
  settle(): Promise<void>
  quit(): void
}

/**
 * For `before-quit`. Asks while an activity is running, then stops it cleanly before the app quits. What was done is in
 * the journal, and the next run continues from there, as it does after a crash.
 */
export function createQuitGuard({ isBusy, confirm, settle, quit }: QuitPorts) {
  let state: 'open' | 'leaving' | 'settled' = 'open'

  async function leave(): Promise<void> {
    if (isBusy() && !(await confirm())) {
      state = 'open'
      return
    }
    // A failure here must not keep the app open.
    await settle().catch(() => undefined)
    state = 'settled'
    quit()
  }

  return {
    /** Everything has stopped: windows may close. */
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
