import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { followTokenInAddress, takeToken } from './webToken.ts'

/**
 * Whether the page reaches its host. `away`: it does not answer; the page keeps trying. `keyless`: it refuses this
 * page, because the token is missing or of an earlier start; only the address that the terminal printed helps.
 */
export type HostReachability = 'connected' | 'away' | 'keyless'

/** The contract over HTTP, with the token of this launch. Every call tells whether the host is there. */
export function connectWeb(onReachability: (reachability: HostReachability) => void): ContractClient {
  const token = takeToken()
  followTokenInAddress()

  async function watchedFetch(request: Request, init: RequestInit): Promise<Response> {
    try {
      const response = await fetch(request, init)
      onReachability(response.status === 401 ? 'keyless' : 'connected')
      return response
    } catch (error) {
      if (!request.signal.aborted) onReachability('away')
      throw error
    }
  }

  const link = new RPCLink({
    url: `${location.origin}/rpc`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    fetch: watchedFetch,
  })
  return createORPCClient(link)
}
