import { create } from 'zustand'
import type { HostReachability } from '../client/hostConnection.ts'

/** Shown as a notification on every page while it is not `connected`. */
export const useHostReachability = create<{ readonly reachability: HostReachability }>(() => ({
  reachability: 'connected',
}))

export function setHostReachability(reachability: HostReachability): void {
  if (useHostReachability.getState().reachability !== reachability) {
    useHostReachability.setState({ reachability })
  }
}
