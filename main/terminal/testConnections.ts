import type { ConnectionTest, ConnectionTestResult } from '../../app/access/connectionTest.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { plural } from '../../app/text/plural.ts'
import type { Terminal } from './terminal.ts'

/** Runs the connection tests. @returns the results by key. */
export async function testConnections(
  client: ContractClient,
  tests: readonly ConnectionTest[],
  practice: string | undefined,
  terminal: Terminal,
): Promise<ReadonlyMap<string, ConnectionTestResult>> {
  const results = new Map<string, ConnectionTestResult>()
  if (tests.length === 0) return results
  terminal.err(`Testing the connection to ${plural(tests.length, 'account')} …`)
  for await (const result of await client.access.test({ tests: [...tests], practice })) {
    results.set(result.key, result)
  }
  return results
}
