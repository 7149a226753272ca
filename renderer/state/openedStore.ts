import { create } from 'zustand'
import type { OpenedOnboarding } from '../../app/contract/contract.ts'
import { showNotice } from './noticeStore.ts'

/** What main has open, as far as this window knows. Main is authoritative: a reload and a second window ask it. */
export interface OpenedMirror {
  /** False until main answered for the first time. */
  readonly known: boolean
  readonly opened: OpenedOnboarding | undefined
}

export const useOpened = create<OpenedMirror>(() => ({ known: false, opened: undefined }))

/** Main says that this is open now. An equal answer does not change the store, so nothing renders again. */
export function showOpened(opened: OpenedOnboarding | undefined): void {
  const { known, opened: before } = useOpened.getState()
  if (known && JSON.stringify(before) === JSON.stringify(opened)) return
  useOpened.setState({ known: true, opened })
  if (opened?.repaired !== undefined && opened.repaired !== before?.repaired) {
    showNotice({ id: 'repaired', type: 'info', header: 'The journal was repaired', content: opened.repaired })
  }
}
