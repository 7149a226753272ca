import type { ConnectionAttempt, ConnectionResult } from '../../app/access/connectionTest.ts'
import { counted } from '../../app/text/plural.ts'
import type { Terminal } from './terminal.ts'
import type { Client } from './terminalClient.ts'

/** Asks AWS where each of them leads. @returns the results by key. */
export async function tryAccess(
  client: Client,
  attempts: readonly ConnectionAttempt[],
  practice: string | undefined,
  terminal: Terminal,
): Promise<ReadonlyMap<string, ConnectionResult>> {
  const results = new Map<string, ConnectionResult>()
  if (attempts.length === 0) return results
  terminal.err(`Testing the way into ${counted(attempts.length, 'account')} …`)
  for await (const result of await client.access.test({ attempts: [...attempts], practice })) {
    results.set(result.key, result)
  }
  return results
}
