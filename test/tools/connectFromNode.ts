import { createORPCClient } from '@orpc/client'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { createHostLink, type HostReachability } from '../../renderer/client/hostConnection.ts'

/** A WebSocket of Node as a page at this origin opens it. */
export function openAsPage(address: string, protocols: string | string[], origin: string): WebSocket {
  return new WebSocket(address, { protocols, headers: { origin } })
}

/**
 * The page's own connection, without its page.
 * @param address as the terminal printed it, with the token
 * @param onSocket gets each WebSocket as it is opened
 */
export function connectFromNode(
  address: string,
  onReachability: (reachability: HostReachability) => void = () => undefined,
  onSocket: (socket: WebSocket) => void = () => undefined,
): ContractClient {
  const { origin, hash } = new URL(address)
  const link = createHostLink({
    origin,
    secret: hash.replace('#token=', ''),
    openSocket(socketAddress, protocol) {
      const socket = openAsPage(socketAddress, protocol, origin)
      onSocket(socket)
      return socket
    },
    onReachability,
  })
  return createORPCClient(link)
}
