import type { ReactNode } from 'react'
import { create } from 'zustand'

/** A notification, shown until it is dismissed. */
export interface Notice {
  /** A notice takes the place of an earlier one with the same id. */
  readonly id: string
  readonly type: 'success' | 'info' | 'warning' | 'error' | 'in-progress'
  readonly header?: ReactNode
  readonly content?: ReactNode
  readonly action?: { readonly text: string; readonly onClick: () => void }
}

export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }))

export function showNotice(notice: Notice): void {
  useNotices.setState(({ notices }) => ({
    notices: [notice, ...notices.filter(({ id }) => id !== notice.id)],
  }))
}

export function dismissNotice(id: string): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
