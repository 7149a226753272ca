import { createContext, type ReactNode, useContext } from 'react'
import type { ContractClient } from '../../app/contract/contractClient.ts'

const ClientContext = createContext<ContractClient | undefined>(undefined)

export function ClientProvider({
  client,
  children,
}: {
  readonly client: ContractClient
  readonly children: ReactNode
}) {
  return <ClientContext value={client}>{children}</ClientContext>
}

/** The contract, for a component. */
export function useClient(): ContractClient {
  const client = useContext(ClientContext)
  if (client === undefined) throw new Error('useClient needs a ClientProvider above it.')
  return client
}
