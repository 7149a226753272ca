import type { ConnectionTest, ConnectionTestResult } from '../../app/access/connectionTest.ts'
import { plural } from '../../app/text/plural.ts'
import type { Terminal } from './terminal.ts'
import type { Client } from './terminalClient.ts'

/** Asks AWS where each of them leads. @returns the results by key. */
export async function tryAccess(
  client: Client,
  attempts: readonly ConnectionTest[],
  practice: string | undefined,
  terminal: Terminal,
): Promise<ReadonlyMap<string, ConnectionTestResult>> {
  const results = new Map<string, ConnectionTestResult>()
  if (attempts.length === 0) return results
  terminal.err(`Testing the way into ${plural(attempts.length, 'account')} …`)
  for await (const result of await client.access.test({ tests: [...attempts], practice })) {
    results.set(result.key, result)
  }
  return results
}
