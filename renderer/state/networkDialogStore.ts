import { create } from 'zustand'

/** Whether the dialog is shown; it is the same one for every page. */
export const useNetworkDialog = create<{ readonly open: boolean }>(() => ({ open: false }))

export function openNetworkDialog(): void {
  useNetworkDialog.setState({ open: true })
}

export function closeNetworkDialog(): void {
  useNetworkDialog.setState({ open: false })
}
