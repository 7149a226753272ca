import { connectDesktop } from './connectDesktop.ts'
import { connectWeb } from './connectWeb.ts'
import type { Client } from './contractClient.ts'

/**
 * The contract over what this host offers. Call it once, before the first render and before anything reads the
 * page from the address, and give the client to `ClientProvider`; `useConnection` tells whether it works:
 *
 *     const client = connect()
 *     createRoot(root).render(<ClientProvider client={client}><App /></ClientProvider>)
 */
export function connect(): Client {
  return location.protocol === 'app:' ? connectDesktop() : connectWeb()
}
