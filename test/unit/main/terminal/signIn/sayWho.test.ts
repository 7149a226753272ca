import { expect, test } from 'vitest'
import type { KnownIdentity } from '../../../../../app/access/signIns.ts'
import type { AccountStatus } from '../../../../../app/checklist/checklist.ts'
import { totalsOf } from '../../../../../app/checklist/totals.ts'
import type { ContractClient } from '../../../../../app/contract/contractClient.ts'
import { createWho, sayWhoIAm } from '../../../../../main/terminal/signIn/sayWho.ts'
import { fakeTerminal } from '../../../../doubles/fakeTerminal.ts'
import { finishedAccount } from '../../../app/report/checklists.ts'

const [PROD, STAGING] = ['444455556666', '012345678901']

/** A client that knows these identities now; more can be added. */
function clientWith(identities: KnownIdentity[]) {
  async function* now() {
    yield { requests: [], identityCenters: [], keys: [], identities: [...identities], helpers: [] }
  }
  // The only call that is made.
  return { signIn: { watch: async () => now() } } as unknown as ContractClient
}

function acting(accountId: string, name = 'Admin'): KnownIdentity {
  return {
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${name}/jane`,
    isOwn: true,
    isActing: true,
  }
}

function signIn(accountId: string, name: string, state: AccountStatus['steps']['signIn']['state']) {
  const account = finishedAccount(accountId, name)
  return { ...account, steps: { ...account.steps, signIn: { state } } }
}

function patch(accounts: AccountStatus[], base = 1) {
  return { base, revision: base + 1, totals: totalsOf(accounts), accounts, lines: [] }
}

/** Lets everything go on that needs no time. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('who works is said before any progress, when every account is signed in to or could not be', async () => {
  const identities = [acting(PROD)]
  const { lines, terminal } = fakeTerminal()
  const who = createWho(clientWith(identities), undefined, terminal)
  // How it was before, and accounts that nothing is asked of.
  const others = [signIn('777788889999', 'sandbox', 'todo')]
  who.see(patch([signIn(PROD, 'prod', 'done'), signIn(STAGING, 'staging', 'done'), ...others], 0), [
    PROD,
    STAGING,
  ])
  who.see(patch([signIn(PROD, 'prod', 'done'), signIn(STAGING, 'staging', 'running')]), [PROD, STAGING])
  who.afterwards('prod Sign in: Done')
  await settled()
  expect(lines).toEqual([])
  // Recorded by an earlier activity: nothing is known of it yet.
  who.see(patch([signIn(STAGING, 'staging', 'done')]), [PROD, STAGING])
  await settled()
  expect(lines).toEqual([])
  identities.push(acting(STAGING))
  who.see(patch([]), [PROD, STAGING])
  await settled()
  who.afterwards('prod Stack: Done')
  expect(lines).toEqual([
    `Signed in as role Admin (jane) in prod (${PROD}) and staging (${STAGING}).`,
    'prod Sign in: Done',
    'prod Stack: Done',
  ])
  await who.end()
  expect(lines).toHaveLength(3)
  await who.say([{ accountId: PROD, name: 'prod' }])
  expect(lines.at(-1)).toBe(`Signed in as role Admin (jane) in prod (${PROD}).`)
})

test('an account that nobody gets into holds nothing back', async () => {
  const { lines, terminal } = fakeTerminal()
  const who = createWho(clientWith([acting(PROD)]), undefined, terminal)
  who.see(patch([signIn(PROD, 'prod', 'todo'), signIn(STAGING, 'staging', 'todo')], 0), undefined)
  who.see(patch([signIn(PROD, 'prod', 'done'), signIn(STAGING, 'staging', 'failed')]), undefined)
  await settled()
  expect(lines).toEqual([`Signed in as role Admin (jane) in prod (${PROD}); not known yet in 1 account.`])
})

test('a sign-in that failed in an earlier activity is waited for', async () => {
  const identities: KnownIdentity[] = []
  const { lines, terminal } = fakeTerminal()
  const who = createWho(clientWith(identities), undefined, terminal)
  const failed = signIn(PROD, 'prod', 'failed')
  who.see(patch([failed], 0), undefined)
  // The activity has begun, and then its work on the account.
  who.see(patch([]), undefined)
  who.see(patch([{ ...failed, state: 'working' }]), undefined)
  who.afterwards('prod Sign in: Running')
  await settled()
  expect(lines).toEqual([])
  identities.push(acting(PROD))
  who.see(patch([{ ...signIn(PROD, 'prod', 'done'), state: 'working' }]), undefined)
  await settled()
  expect(lines[0]).toBe(`Signed in as role Admin (jane) in prod (${PROD}).`)
})

test('where nobody is known, progress is shown when the activity ends, and nobody is named', async () => {
  const { lines, terminal } = fakeTerminal()
  const who = createWho(clientWith([]), undefined, terminal)
  who.see(patch([signIn(PROD, 'prod', 'done')], 0), undefined)
  who.afterwards('prod Sign in: Failed')
  await who.end()
  expect(lines).toEqual(['prod Sign in: Failed'])
})

test('many roles are one line', async () => {
  const { lines, terminal } = fakeTerminal()
  const identities = ['A', 'B', 'C', 'D', 'E'].map((name) => acting(PROD, name))
  await sayWhoIAm(clientWith(identities), [], undefined, terminal)
  expect(lines).toEqual([
    `Signed in as role A (jane) in ${PROD}; role B (jane) in ${PROD}; role C (jane) in ${PROD}; 2 more.`,
  ])
})
