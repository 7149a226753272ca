import { expect, test } from 'vitest'
import type { VpcStatus } from '../../../../app/checklist/checklist.ts'
import { vpcStateSchema } from '../../../../app/checklist/checklist.ts'
import { leftAloneVpcs } from '../../../../app/checklist/leftAlone.ts'

function rowOf(vpc: Partial<VpcStatus>) {
  const account = {
    accountId: '111111111111',
    name: 'prod',
    regions: [
      {
        region: 'eu-west-1',
        state: 'done' as const,
        vpcs: [{ vpcId: 'vpc-1', state: 'covered' as const, madeByUs: false, ...vpc }],
      },
    ],
  }
  return leftAloneVpcs([account])[0]
}

test.each(vpcStateSchema.options)(
  'a VPC that is %s is told exactly where a run leaves it uncovered',
  (state) => {
    const isTold = !['missing', 'elsewhere', 'covered'].includes(state)
    expect(rowOf({ state }) !== undefined).toBe(isTold)
  },
)

test('a covered VPC is told when its traffic is recorded again', () => {
  expect(rowOf({ flowLogId: 'fl-1', alsoToActiveEye: ['fl-2'] })).toMatchObject({
    accountName: 'prod',
    region: 'eu-west-1',
    why: 'Covered already; more flow logs record the same traffic',
    remarks: ['1 more flow log to the same bucket: fl-2. What they record is delivered and charged again.'],
    offer: 'Nothing has to be done. To be charged once only, delete fl-2 in the AWS console.',
  })
  const parts = [{ resourceId: 'subnet-1', flowLogId: 'fl-3' }]
  expect(rowOf({ flowLogId: 'fl-1', parts })?.offer).toContain('delete fl-3')
})

test('the choice is the one that the state offers', () => {
  expect(rowOf({ state: 'partly' })?.offer).toBe(
    'Choices, below: Leave as it is; Add ours beside it; Leave this VPC out.',
  )
  expect(rowOf({ state: 'failing' })?.offer).toBe('Choices, below: Leave this VPC out.')
  expect(rowOf({ state: 'shared', ownerId: '222222222222' })?.offer).toBe(
    'It is covered when its owner, account 222222222222, is onboarded.',
  )
})
