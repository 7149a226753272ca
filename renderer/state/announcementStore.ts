import { create } from 'zustand'

/** What a screen reader says next. Only milestones are announced, not rows. */
export const useAnnouncement = create<{ readonly text: string }>(() => ({ text: '' }))

export function announce(text: string): void {
  useAnnouncement.setState({ text })
}
