import { expect, test } from 'vitest'
import type { AccountStatus } from '../../../../../app/checklist/checklist.ts'
import type { VpcState, VpcStatus } from '../../../../../app/checklist/vpcStatus.ts'
import { decisionGroups, decisionRows } from '../../../../../renderer/features/decisions/decisionRows.ts'
import { untouchedAccount } from '../../../app/report/checklists.ts'

const DECIDED = { by: 'alice', at: '2026-11-28T12:00:00.000Z' }

function account(...vpcs: readonly VpcStatus[]): AccountStatus {
  return { ...untouchedAccount(), regions: [{ region: 'us-east-1', state: 'done', vpcs: [...vpcs] }] }
}

function vpc(vpcId: string, state: VpcState, decision?: VpcStatus['decision']): VpcStatus {
  return { vpcId, state, madeByUs: false, ...(decision && { decision }) }
}

test('what is left alone or decided comes apart from what could be left out; the rest is not there', () => {
  const { told, others } = decisionRows([
    account(
      vpc('vpc-1', 'covered'),
      vpc('vpc-2', 'shared'),
      vpc('vpc-3', 'missing'),
      vpc('vpc-4', 'partly'),
      vpc('vpc-5', 'leftOut', { what: 'leaveOut', ...DECIDED }),
      vpc('vpc-6', 'otherFormat', { what: 'addOurs', ...DECIDED }),
      vpc('vpc-7', 'failing'),
      { ...vpc('vpc-8', 'covered'), alsoToActiveEye: ['fl-2'] },
    ),
  ])
  expect(told.map(({ vpc: { vpcId }, choices }) => [vpcId, ...choices])).toEqual([
    ['vpc-2'],
    ['vpc-4', 'leaveAsIs', 'addOurs', 'leaveOut'],
    ['vpc-5', 'takeBack'],
    ['vpc-6', 'leaveAsIs', 'leaveOut', 'takeBack'],
    ['vpc-7', 'leaveOut'],
    ['vpc-8'],
  ])
  expect(others.map(({ place }) => place.vpcId)).toEqual(['vpc-3', 'vpc-7'])
})

test('a VPC of which parts were chosen is told with the way back, whatever its state', () => {
  const chosen = { chosen: { kind: 'subnets' as const, ids: ['subnet-1'] }, targets: [] }
  const { told, others, all } = decisionRows([
    account({ ...vpc('vpc-1', 'covered'), ...chosen }, { ...vpc('vpc-2', 'missing'), ...chosen }),
  ])
  expect(told.map(({ choices }) => choices)).toEqual([['wholeVpc'], ['leaveOut', 'wholeVpc']])
  expect([others.length, all.length]).toEqual([0, 2])
})

test('one decision can be made for all in the same state with the same decision', () => {
  const { told } = decisionRows([
    account(
      vpc('vpc-1', 'otherFormat'),
      vpc('vpc-2', 'otherFormat', { what: 'leaveAsIs', ...DECIDED }),
      vpc('vpc-3', 'otherFormat'),
      vpc('vpc-4', 'partly'),
      vpc('vpc-5', 'shared'),
      vpc('vpc-6', 'shared'),
    ),
  ])
  expect(decisionGroups(told)).toMatchObject([
    { word: 'In another format', places: [{ vpcId: 'vpc-1' }, { vpcId: 'vpc-3' }] },
  ])
})
