import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractClient } from '../../app/contract/contractClient.ts'

/** The contract over a port whose other end the preload hands to main. */
export function connectDesktop(): ContractClient {
  const { port1, port2 } = new MessageChannel()
  // '/' is this page's own origin.
  window.postMessage('connect', '/', [port2])
  port1.start()
  return createORPCClient(new RPCLink({ port: port1 }))
}
