import { create } from 'zustand'

/** Whether the dialog is open; all pages share it. */
export const useNetworkDialog = create<{ readonly open: boolean }>(() => ({ open: false }))

export function openNetworkDialog(): void {
  useNetworkDialog.setState({ open: true })
}

export function closeNetworkDialog(): void {
  useNetworkDialog.setState({ open: false })
}
