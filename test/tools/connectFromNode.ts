import { createORPCClient } from '@orpc/client'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { createHostLink, type HostReachability } from '../../renderer/client/hostConnection.ts'

/** A WebSocket of Node as a page at this origin opens it. */
export function openAsPage(address: string, protocols: string | string[], origin: string): WebSocket {
  return new WebSocket(address, { protocols, headers: { origin } })
}

/** The page's own connection, without its page. @param address as the terminal printed it, with the token. */
export function connectFromNode(
  address: string,
  onReachability: (reachability: HostReachability) => void = () => undefined,
): ContractClient {
  const { origin, hash } = new URL(address)
  const link = createHostLink({
    origin,
    secret: hash.replace('#token=', ''),
    openSocket: (socketAddress, protocol) => openAsPage(socketAddress, protocol, origin),
    onReachability,
  })
  return createORPCClient(link)
}
