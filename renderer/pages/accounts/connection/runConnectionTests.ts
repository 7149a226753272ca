import { useEffect, useState } from 'react'
import type { ConnectionTestResult } from '../../../../app/access/connectionTest.ts'
import type { ContractClient } from '../../../../app/contract/contractClient.ts'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import { plural } from '../../../../app/text/plural.ts'
import { announce } from '../../../state/announcementStore.ts'
import { type ConnectionSubject, draftSubject } from '../../../state/connectionSubject.ts'
import { connectionTests } from '../../../state/connectionTestStore.ts'
import { useOpened } from '../../../state/openedStore.ts'
import { createTestResultStore, type TestResultStore } from '../../../state/testResultStore.ts'
import { resultWords } from './connectionWords.ts'

/** Tests these connections and announces the result to screen readers. */
export async function runConnectionTests(
  tests: TestResultStore<ConnectionTestResult>,
  client: ContractClient,
  subjects: readonly ConnectionSubject[],
  practice: string | undefined,
): Promise<void> {
  if (subjects.length === 0) return
  announce(`Testing ${plural(subjects.length, 'connection')}`)
  await tests.run(subjects, async (signal) => {
    const input = {
      tests: subjects.map(({ test }) => test),
      ...(practice !== undefined && { practice }),
    }
    return keyed(await client.access.test(input, { signal }))
  })
  const { results, refusal } = tests.use.getState()
  const known = subjects.map(({ key }) => results.get(key)?.result)
  if (refusal === undefined) announce(resultWords(known))
}

/** The connection tests of one dialog, apart from those of the list. Closing the dialog aborts them. */
export function useDialogConnectionTests(): TestResultStore<ConnectionTestResult> {
  const [tests] = useState(() => createTestResultStore<ConnectionTestResult>())
  useEffect(() => () => tests.clear(), [tests])
  return tests
}

/** Tests the connections of these rows of the list. */
export function testConnections(client: ContractClient, accounts: readonly DraftAccount[]): Promise<void> {
  const practice = useOpened.getState().opened?.practice
  return runConnectionTests(connectionTests, client, accounts.map(draftSubject), practice)
}

async function* keyed(results: AsyncIterable<ConnectionTestResult>) {
  for await (const result of results) yield { key: result.key, result }
}
