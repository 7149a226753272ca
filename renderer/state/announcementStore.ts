import { create } from 'zustand'

/** What a screen reader says next. Milestones only: rows are not announced. */
export const useAnnouncement = create<{ readonly text: string }>(() => ({ text: '' }))

export function announce(text: string): void {
  useAnnouncement.setState({ text })
}
