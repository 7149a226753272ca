import type { ConnectionTestResult } from '../../../app/access/connectionTest.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { tryAccess } from '../tryAccess.ts'
import type { Candidate, FoundForFile } from './foundForFile.ts'

/** Leaves out those that the credentials do not lead into. */
export async function onlyReached(
  client: Client,
  { candidates, leftOut }: FoundForFile,
  practice: string | undefined,
  terminal: Terminal,
): Promise<FoundForFile> {
  const attempts = candidates.map(({ accountId, access }) => ({ key: accountId, accountId, access }))
  const results = await tryAccess(client, attempts, practice, terminal)
  const reached: Candidate[] = []
  const refused = [...leftOut]
  for (const candidate of candidates) {
    const result = results.get(candidate.accountId)
    if (result?.state === 'connected') reached.push(candidate)
    else {
      const { name, accountId } = candidate
      refused.push({ name, accountId, why: whyNot(result) })
    }
  }
  return { candidates: reached, leftOut: refused }
}

export function whyNot(result: ConnectionTestResult | undefined): string {
  if (result?.state !== 'failed') return 'It could not be tested.'
  return `${result.problem.message} ${result.problem.next}`
}
