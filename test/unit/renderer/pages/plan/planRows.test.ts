import { expect, it } from 'vitest'
import type { AccountPlan } from '../../../../../app/run/plan.ts'
import { leftAloneSentences } from '../../../../../renderer/pages/plan/planRows.ts'

const REGION: AccountPlan['regions'][number] = {
  region: 'us-east-1',
  create: ['vpc-1', 'vpc-2'],
  leftAlone: [
    { vpcId: 'vpc-3', why: 'covered' },
    { vpcId: 'vpc-4', why: 'shared' },
  ],
  otherFlowLogIds: ['fl-9'],
}

it('says why VPCs and flow logs are left alone', () => {
  expect(leftAloneSentences([REGION])).toEqual([
    '1 VPC shared by another account: its owner covers it',
    '1 flow log to somewhere else: untouched',
  ])
})
