import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { setConnection } from '../state/hostReachabilityStore.ts'
import type { Client } from './contractClient.ts'
import { followTokenInAddress, takeToken } from './webToken.ts'

/** The contract over HTTP, with the token of this launch. */
export function connectWeb(): Client {
  const token = takeToken()
  followTokenInAddress()
  const link = new RPCLink({
    url: `${location.origin}/rpc`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    fetch: watchedFetch,
  })
  return createORPCClient(link)
}

/** Every call tells whether the host is there. */
async function watchedFetch(request: Request, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(request, init)
    setConnection(response.status === 401 ? 'keyless' : 'connected')
    return response
  } catch (error) {
    if (!request.signal.aborted) setConnection('away')
    throw error
  }
}
