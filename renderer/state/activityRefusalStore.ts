import { create } from 'zustand'

/** Why the last request about an activity was refused; cleared by the next request. */
export const useActivityRefusal = create<{ readonly message: string | undefined }>(() => ({
  message: undefined,
}))

export function setActivityRefusal(message: string | undefined): void {
  useActivityRefusal.setState({ message })
}
