import type { ConnectionTestResult } from '../../../app/access/connectionTest.ts'
import { partitionOf, suggestStackRegion } from '../../../app/aws/partition.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { Access } from '../../../app/onboarding/access.ts'
import type { Terminal } from '../terminal.ts'
import { testConnections } from '../testConnections.ts'

/** An account that could be onboarded. */
export interface Candidate {
  readonly accountId: string
  readonly name: string
  readonly access: Access
  /** Left out when the partition is not known. */
  readonly stackRegion?: string
  /** Left out where it is not known. */
  readonly organizationalUnits?: string[] | undefined
}

/** An account or a profile that is not in the file, and why. */
export interface LeftOut {
  readonly name: string
  readonly accountId?: string | undefined
  readonly why: string
}

/** What a search found for the new file. */
export interface FoundForFile {
  readonly candidates: readonly Candidate[]
  readonly leftOut: readonly LeftOut[]
}

/** Tests the connection to each candidate, and leaves out those that it fails for. */
export async function onlyReached(
  client: ContractClient,
  { candidates, leftOut }: FoundForFile,
  practice: string | undefined,
  terminal: Terminal,
): Promise<FoundForFile> {
  const tests = candidates.map(({ accountId, access }) => ({ key: accountId, accountId, access }))
  const results = await testConnections(client, tests, practice, terminal)
  const reached: Candidate[] = []
  const refused = [...leftOut]
  for (const candidate of candidates) {
    const result = results.get(candidate.accountId)
    if (result?.state === 'connected')
      reached.push({
        ...candidate,
        stackRegion: suggestStackRegion(partitionOf(result.arn), candidate.stackRegion),
      })
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
