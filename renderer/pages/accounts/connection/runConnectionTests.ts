import type { ConnectionResult } from '../../../../app/access/connection.ts'
import { counted } from '../../../../app/report/counted.ts'
import type { Client } from '../../../client/contractClient.ts'
import { announce } from '../../../state/announcementStore.ts'
import type { WayIn } from '../../../state/connectionSubject.ts'
import type { Tests } from '../../../state/resultStore.ts'
import { resultWords } from './connectionWords.ts'

/** Tries these ways in, and says aloud how it went. */
export async function testWaysIn(
  tests: Tests<ConnectionResult>,
  client: Client,
  ways: readonly WayIn[],
  practice: string | undefined,
): Promise<void> {
  if (ways.length === 0) return
  announce(`Testing ${counted(ways.length, 'connection')}`)
  await tests.run(ways, async (signal) => {
    const attempts = ways.map(({ attempt }) => attempt)
    const input = { attempts, ...(practice !== undefined && { practice }) }
    return keyed(await client.access.test(input, { signal }))
  })
  const { results, refusal } = tests.use.getState()
  const known = ways.map(({ key }) => results.get(key)?.result)
  if (refusal === undefined) announce(resultWords(known))
}

async function* keyed(results: AsyncIterable<ConnectionResult>) {
  for await (const result of results) yield { key: result.key, result }
}
