import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from './contract.ts'

/** The contract as its callers see it: the page, the terminal and the tests, each over its own transport. */
export type ContractClient = ContractRouterClient<typeof contract>
