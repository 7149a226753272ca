import { createORPCClient } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as MessagePortLink } from '@orpc/client/message-port'
import type { ContractClient } from '../../app/contract/contractClient.ts'

/**
 * Whether the page reaches its host. `away`: it does not answer; the page keeps trying. `keyless`: it refuses this
 * page, because the token is missing or of an earlier start; only the address that the terminal printed helps.
 */
export type HostReachability = 'connected' | 'away' | 'keyless'

/** The token's key in the session storage: a reload keeps the token, another tab needs the address again. */
const TOKEN_KEY = 'token'

/**
 * The contract over what this host offers. Call it once, before the first render and before anything reads the
 * page from the address, and give the client to `ClientProvider`.
 * @param onReachability called after each call of a web host; the desktop's port can't be lost.
 */
export function connectToHost(onReachability: (reachability: HostReachability) => void): ContractClient {
  return location.protocol === 'app:' ? connectDesktop() : connectWeb(onReachability)
}

/** The contract over a port whose other end the preload script hands to main. */
function connectDesktop(): ContractClient {
  const { port1, port2 } = new MessageChannel()
  // '/' is this page's own origin.
  window.postMessage('connect', '/', [port2])
  port1.start()
  return createORPCClient(new MessagePortLink({ port: port1 }))
}

/** The contract over HTTP, with the token of this launch. */
function connectWeb(onReachability: (reachability: HostReachability) => void): ContractClient {
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

  const link = new FetchLink({
    url: `${location.origin}/rpc`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    fetch: watchedFetch,
  })
  return createORPCClient(link)
}

/** The token of this launch, moved out of the address so that it is not shown, copied or bookmarked. */
function takeToken(route = '#/start'): string | undefined {
  const token = tokenInAddress()
  if (token === undefined) return sessionStorage.getItem(TOKEN_KEY) ?? undefined
  sessionStorage.setItem(TOKEN_KEY, token)
  history.replaceState(null, '', `${location.pathname}${route}`)
  return token
}

/** After a restart, opening the printed address in a tab that shows the page already changes only the fragment. */
function followTokenInAddress(): void {
  addEventListener('hashchange', ({ oldURL }) => {
    if (tokenInAddress() === undefined) return
    const route = new URL(oldURL).hash
    takeToken(route.startsWith('#/') ? route : undefined)
    location.reload()
  })
}

function tokenInAddress(): string | undefined {
  return /^#token=(?<token>[\w-]+)$/.exec(location.hash)?.groups?.token
}
