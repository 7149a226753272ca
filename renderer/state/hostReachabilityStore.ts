import { create } from 'zustand'
import type { HostReachability } from '../client/connectToHost.ts'

/** For the frame of the pages: say it on top of every page while it is not `connected`. */
export const useHostReachability = create<{ readonly reachability: HostReachability }>(() => ({
  reachability: 'connected',
}))

export function setHostReachability(reachability: HostReachability): void {
  if (useHostReachability.getState().reachability !== reachability) {
    useHostReachability.setState({ reachability })
  }
}
