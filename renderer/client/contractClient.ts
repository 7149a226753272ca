import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '../../app/contract/contract.ts'

/** The contract as the page calls it, over whatever the host offers. */
export type ContractClient = ContractRouterClient<typeof contract>
