import { create } from 'zustand'
import { networkInUse } from '../../app/network/networkInUse.ts'
import type { NetworkStatus } from '../../app/network/networkSettings.ts'

/** Who else sees the calls to AWS, in sentences; empty when nobody does, and until main answered. */
export const useNetworkInUse = create<{ readonly words: readonly string[] }>(() => ({ words: [] }))

/** Main says that these settings are in effect now. */
export function showNetworkInUse(status: NetworkStatus): void {
  useNetworkInUse.setState({ words: networkInUse(status) })
}
