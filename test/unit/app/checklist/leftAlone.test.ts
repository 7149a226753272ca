import { expect, test } from 'vitest'
import { isToldLeftAlone, leftAloneAdvice } from '../../../../app/checklist/leftAlone.ts'
import { type VpcStatus, vpcStateSchema } from '../../../../app/checklist/vpcStatus.ts'

function vpcThat(given: Partial<VpcStatus>): VpcStatus {
  return { vpcId: 'vpc-1', state: 'covered', madeByUs: false, ...given }
}

test.each(vpcStateSchema.options)(
  'a VPC that is %s is told exactly where a run leaves it uncovered',
  (state) => {
    expect(isToldLeftAlone(vpcThat({ state }))).toBe(!['missing', 'elsewhere', 'covered'].includes(state))
  },
)

test('a covered VPC is told when its traffic is recorded again', () => {
  const twice = vpcThat({ flowLogId: 'fl-1', alsoToActiveEye: ['fl-2'] })
  expect(isToldLeftAlone(twice)).toBe(true)
  expect(leftAloneAdvice(twice)).toBe(
    'Nothing has to be done. To be charged once only, delete fl-2 in the AWS console.',
  )
  const parts = [{ resourceId: 'subnet-1', flowLogId: 'fl-3' }]
  expect(leftAloneAdvice(vpcThat({ flowLogId: 'fl-1', parts }))).toContain('delete fl-3')
})

test('a shared VPC is its owner’s to cover, and what can be decided needs no advice', () => {
  expect(leftAloneAdvice(vpcThat({ state: 'shared', ownerId: '222222222222' }))).toBe(
    'It is covered when its owner, account 222222222222, is onboarded.',
  )
  expect(leftAloneAdvice(vpcThat({ state: 'partly' }))).toBeUndefined()
})
