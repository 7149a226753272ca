import { expect, test } from 'vitest'
import { leaveOut } from '../../../../app/checklist/leaveOut.ts'
import { planOf } from '../../../../app/run/plan.ts'
import { printPlan } from '../../../../main/terminal/printPlan.ts'
import { atWork } from '../../../doubles/atWork.ts'
import { fakeAws, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { fakeTerminal } from '../../../doubles/fakeTerminal.ts'
import { otherAccount, sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

test('an account that the file leaves out is named, and not as one that could not be looked at', async () => {
  const { accountId } = sampleAccount()
  const decided = { reason: 'Nothing runs there', by: 'alice', at: '2026-11-28T12:00:00.000Z' }
  const left = leaveOut(sampleAccount(), decided, [{ accountId }])
  const work = atWork(sampleOnboarding({ accounts: [left, otherAccount()] }))
  await work.run({ activity: 'plan' }, (account) =>
    fakeAws(
      [fakeRegion('us-east-1', { vpcs: [fakeVpc('vpc-1', { ownerId: account.accountId })] })],
      account.accountId,
    ),
  )
  const { lines, terminal } = fakeTerminal()
  printPlan(planOf(work.onboarding, work.journal.facts()), work.checklist(), terminal)
  const said = lines.join('\n')
  expect(said).toContain(`Left out by decision: 1 account (${left.name}).`)
  expect(said).not.toContain('could not be looked at')
})
