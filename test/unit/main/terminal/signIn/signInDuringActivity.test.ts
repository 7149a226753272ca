import { expect, test, vi } from 'vitest'
import type { ContractClient } from '../../../../../app/contract/contractClient.ts'
import { signInDuringActivity } from '../../../../../main/terminal/signIn/signInDuringActivity.ts'
import { fakeTerminal } from '../../../../doubles/fakeTerminal.ts'
import { sampleAccount } from '../../../../doubles/sampleOnboarding.ts'
import { accountWaitingForSignIn, checklistOf, SIGN_IN_EXPIRED } from '../../../app/report/checklists.ts'

async function* once<T>(value: T) {
  yield value
}

test('who presses Enter without having signed in is told so, and which sign-in is missing', async () => {
  const account = sampleAccount({ access: { kind: 'profile', profile: 'prod' } })
  const { lines, terminal } = fakeTerminal()
  const renewed = vi.fn(async () => {})
  const tests = vi.fn(async () => once({ key: 'any', state: 'failed', problem: SIGN_IN_EXPIRED }))
  // The calls that a person at the terminal causes.
  const client = {
    find: { configuration: async () => once({ profiles: [], identityCenters: [] }) },
    signIn: {
      watch: async () => once({ requests: [], identityCenters: [], keys: [], identities: [] }),
      renewed,
    },
    access: { test: tests },
  } as unknown as ContractClient
  const { promise: enter, resolve: press } = Promise.withResolvers<void>()
  let presses = 0
  const atEnter = {
    ...terminal,
    enter: (signal: AbortSignal) => {
      presses += 1
      if (presses === 1) return enter
      return new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    },
  }
  const signIn = signInDuringActivity(
    client,
    [account],
    { practice: undefined, browser: false, deviceCode: false, yes: false },
    atEnter,
  )
  const row = accountWaitingForSignIn(account.accountId, account.name)
  const { totals } = checklistOf([row])
  signIn.see({
    base: 0,
    revision: 1,
    totals,
    accounts: [row],
    lines: [],
    activity: { activity: 'run', state: 'running', startedAt: '2026-11-28T10:00:00.000Z' },
  })
  press()
  await vi.waitFor(() => expect(presses).toBe(2))
  signIn.end()
  expect(renewed).toHaveBeenCalledOnce()
  expect(lines).toContain(`Trying again: ${account.name} (${account.accountId}).`)
  expect(lines).toContain(`Still not signed in. ${SIGN_IN_EXPIRED.message}`)
})
