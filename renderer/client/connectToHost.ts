import type { ContractClient } from '../../app/contract/contractClient.ts'
import { connectDesktop } from './connectDesktop.ts'
import { connectWeb, type HostReachability } from './connectWeb.ts'

/**
 * The contract over what this host offers. Call it once, before the first render and before anything reads the
 * page from the address, and give the client to `ClientProvider`.
 * @param onReachability told after each call of a web host; the port of the desktop can't be lost.
 */
export function connectToHost(onReachability: (reachability: HostReachability) => void): ContractClient {
  return location.protocol === 'app:' ? connectDesktop() : connectWeb(onReachability)
}
