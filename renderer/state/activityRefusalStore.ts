import { create } from 'zustand'
import { useChecklist } from './checklistStore.ts'
import { useOpened } from './openedStore.ts'

/** Why the last request about an activity was refused; cleared by the next request, and when it is no longer so. */
export const useActivityRefusal = create<{ readonly message: string | undefined }>(() => ({
  message: undefined,
}))

export function setActivityRefusal(message: string | undefined): void {
  useActivityRefusal.setState({ message })
}

/** Whether a request to start or steer an activity waits for its answer. */
export const useSteering = create<{ readonly busy: boolean }>(() => ({ busy: false }))

/** What was refused in another state of the activity, or of another onboarding, says nothing any more. */
export function followRefusals(): () => void {
  const ends = [
    useChecklist.subscribe(({ activity }, before) => {
      const known = before.activity
      if (activity?.startedAt !== known?.startedAt || activity?.state !== known?.state)
        setActivityRefusal(undefined)
    }),
    useOpened.subscribe(({ opened }, before) => {
      if (opened !== before.opened) setActivityRefusal(undefined)
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}
