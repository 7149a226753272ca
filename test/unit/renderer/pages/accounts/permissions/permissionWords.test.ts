import { expect, test } from 'vitest'
import type { Permission } from '../../../../../../app/permissions/permissions.ts'
import {
  actionsToAllow,
  countStates,
  permissionsResultWords,
  permissionsSummary,
  regionWords,
  sortedByState,
} from '../../../../../../renderer/pages/accounts/permissions/permissionWords.ts'

const permission = (action: string, state: Permission['state'], ...regions: string[]): Permission => ({
  action,
  purpose: 'flowLogs',
  state,
  words: 'Because.',
  ...(regions.length > 0 && { regions }),
})
const MIXED = [
  permission('ec2:DescribeVpcs', 'allowed'),
  permission('ec2:CreateFlowLogs', 'missing', 'us-east-1'),
  permission('ec2:CreateFlowLogs', 'allowed', 'eu-west-1'),
  permission('ec2:CreateTags', 'blocked'),
  permission('cloudformation:CreateStack', 'unknown'),
]
const looked = (permissions: Permission[]) =>
  ({ accountId: '444455556666', state: 'looked', permissions }) as const

test('an action counts once, as the worst of its Regions', () => {
  expect(countStates(MIXED)).toEqual({ missing: 1, blocked: 1, unknown: 1, allowed: 1 })
})

test('a cell says what is missing, apart from what is blocked and what can not be told', () => {
  expect(permissionsSummary(looked(MIXED))).toEqual({
    tone: 'bad',
    words: '1 missing, 1 blocked by the organization',
    more: '1 not checkable',
  })
  expect(permissionsSummary(looked(MIXED.slice(0, 1)))).toEqual({ tone: 'good', words: 'Allowed' })
})

test('many accounts in one sentence', () => {
  const problem = { kind: 'network', message: 'm', next: 'n', retryable: true } as const
  const failed = { accountId: '1', state: 'failed', problem } as const
  expect(permissionsResultWords([looked(MIXED), looked([]), failed, undefined])).toBe(
    '1 with nothing missing, 1 with something missing or blocked, 1 could not be checked',
  )
})

test('what to ask for is what is missing, not what is blocked above', () => {
  expect(actionsToAllow(MIXED)).toEqual(['ec2:CreateFlowLogs'])
})

test('what has to be mended comes first', () => {
  expect(sortedByState(MIXED).map(({ state }) => state)).toEqual([
    'missing',
    'blocked',
    'unknown',
    'allowed',
    'allowed',
  ])
})

test('where it is so', () => {
  expect(MIXED.slice(0, 2).map(regionWords)).toEqual(['All', 'us-east-1'])
  expect(regionWords({ ...permission('iam:GetRole', 'unknown'), purpose: 'iamOfTemplate' })).toBe('–')
})
