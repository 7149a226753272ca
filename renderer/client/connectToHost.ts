import { createORPCClient } from '@orpc/client'
import { RPCLink as MessagePortLink } from '@orpc/client/message-port'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { createHostLink, type HostReachability } from './hostConnection.ts'

/** The token's key in the session storage: a reload keeps the token, another tab needs the address again. */
const TOKEN_KEY = 'token'

/**
 * The contract over what this host offers. Call it once, before the first render and before anything reads the
 * page from the address, and give the client to `ClientProvider`.
 * @param onReachability called when a web host's connection begins or ends; the desktop's port can't be lost.
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

/** The contract over one WebSocket, on which page and host prove to each other that they know this launch's token. */
function connectWeb(onReachability: (reachability: HostReachability) => void): ContractClient {
  const secret = takeToken()
  followTokenInAddress()
  return createORPCClient(
    createHostLink({
      origin: location.origin,
      secret,
      openSocket: (address, protocol) => new WebSocket(address, protocol),
      onReachability,
    }),
  )
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
