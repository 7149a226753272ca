import { expect, test } from 'vitest'
import { draftOf, onboardingValue } from '../../../../app/onboarding/draft.ts'
import { validateOnboarding } from '../../../../app/onboarding/validateOnboarding.ts'
import type { VpcDecision } from '../../../../app/onboarding/vpcDecision.ts'
import { otherAccount, sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const DECISION: VpcDecision = {
  region: 'us-east-1',
  vpcId: 'vpc-0abc',
  decision: 'leaveOut',
  seen: 'missing',
  by: 'alice',
  at: '2026-11-28T12:00:00.000Z',
}

test('decisions about VPCs stay with their account, also those made after the draft was begun', () => {
  const before = sampleOnboarding({ accounts: [sampleAccount(), otherAccount()] })
  const draft = draftOf(before)
  const now = { ...before, accounts: [sampleAccount({ vpcDecisions: [DECISION] }), otherAccount()] }
  const [own, other] = draft.accounts
  if (own === undefined || other === undefined) throw new Error('The draft has two accounts.')
  const edited = { ...draft, accounts: [other, { ...own, name: 'production' }] }
  const validated = validateOnboarding(onboardingValue(edited, now))
  expect(validated).toMatchObject({
    ok: true,
    onboarding: { accounts: [{ name: 'dev' }, { name: 'production', vpcDecisions: [DECISION] }] },
  })
  expect(draftOf(now).accounts[0]).not.toHaveProperty('vpcDecisions')
})

test('two decisions about one VPC are refused', () => {
  const accounts = [sampleAccount({ vpcDecisions: [DECISION, { ...DECISION, decision: 'leaveOut' }] })]
  expect(validateOnboarding(sampleOnboarding({ accounts }))).toMatchObject({
    ok: false,
    faults: [{ expected: 'one decision for each VPC' }],
  })
})
