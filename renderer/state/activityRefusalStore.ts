import { create } from 'zustand'

/** Why the last wish about an activity was refused, until the next one. */
export const useActivityRefusal = create<{ readonly message: string | undefined }>(() => ({
  message: undefined,
}))

export function setActivityRefusal(message: string | undefined): void {
  useActivityRefusal.setState({ message })
}
