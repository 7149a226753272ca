import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ConnectionTestResult } from '../../../../../../app/access/connectionTest.ts'
import type { Access } from '../../../../../../app/onboarding/access.ts'
import { draftOf } from '../../../../../../app/onboarding/draft.ts'
import { useAddAccounts } from '../../../../../../renderer/pages/accounts/add/useAddAccounts.ts'
import { connectionSubject, draftSubject } from '../../../../../../renderer/state/connectionSubject.ts'
import { connectionStateOf, connectionTests } from '../../../../../../renderer/state/connectionTestStore.ts'
import { clearDraft, useDraft } from '../../../../../../renderer/state/draftStore.ts'
import type { Tested } from '../../../../../../renderer/state/testResults.ts'
import { sampleOnboarding } from '../../../../../doubles/sampleOnboarding.ts'
import { hookOf } from '../../../hookOf.tsx'

const EMPTY = draftOf(sampleOnboarding({ accounts: [] }))
const [PROD, STAGING, LAB] = ['111122223333', '222233334444', '333344445555']
const role = (roleName: string): Access => ({ kind: 'role', roleName, through: { kind: 'environment' } })

beforeEach(() => {
  vi.useFakeTimers()
  useDraft.setState({ onboardingId: 'id', draft: EMPTY })
})

afterEach(() => {
  vi.useRealTimers()
  clearDraft()
  connectionTests.clear()
})

/** As a dialog tests: with the account's ID where it is known. */
function tested(
  accountId: string | undefined,
  access: Access,
  result: ConnectionTestResult,
): [string, Tested<ConnectionTestResult>] {
  const key = JSON.stringify(access)
  return [key, { of: connectionSubject({ key, access, ...(accountId && { accountId }) }).of, result }]
}

function connected(accountId: string): ConnectionTestResult {
  return {
    key: 'any',
    state: 'connected',
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/Admin/jane`,
  }
}

const DENIED: ConnectionTestResult = {
  key: 'any',
  state: 'failed',
  problem: { kind: 'accessDenied', message: 'Denied.', next: 'Ask.', retryable: false },
}

test('what was tested in a dialog is Connected on Accounts, and only that', () => {
  const addAll = hookOf({}, useAddAccounts)
  const profile: Access = { kind: 'profile', profile: 'prod' }
  addAll(
    [
      { accountId: PROD, name: 'prod', access: profile },
      { accountId: STAGING, name: 'staging', access: role('Admin') },
      { accountId: LAB, name: 'lab', access: role('Admin') },
    ],
    new Map([
      // A profile is tested before its account is known.
      tested(undefined, profile, connected(PROD)),
      // The role was changed after its test.
      tested(STAGING, role('Other'), connected(STAGING)),
      tested(LAB, role('Admin'), DENIED),
    ]),
  )
  const { accounts = [] } = useDraft.getState().draft ?? {}
  const { results } = connectionTests.use.getState()
  const states = accounts.map((account) => connectionStateOf(results, draftSubject(account))?.state)
  expect(states).toEqual(['connected', undefined, undefined])
  // It stays while the row does.
  connectionTests.keep(accounts.map(draftSubject))
  expect(connectionTests.use.getState().results.size).toBe(1)
})
