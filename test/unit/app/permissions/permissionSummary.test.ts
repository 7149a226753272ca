import { describe, expect, test } from 'vitest'
import {
  arePermissionsFine,
  permissionResultsHeadline,
  summarisePermissions,
} from '../../../../app/permissions/permissionSummary.ts'
import type { Permission } from '../../../../app/permissions/permissions.ts'

const permission = (
  action: string,
  state: Permission['state'],
  words = 'Because.',
  ...regions: string[]
): Permission => ({
  action,
  purpose: 'flowLogs',
  state,
  words,
  ...(regions.length > 0 && { regions }),
})
const MIXED = [
  permission('ec2:DescribeVpcs', 'allowed'),
  permission('ec2:CreateFlowLogs', 'missing', 'Denied.', 'us-east-1'),
  permission('ec2:CreateFlowLogs', 'allowed', 'DryRun.', 'eu-west-1'),
  permission('ec2:CreateTags', 'blocked'),
  permission('ec2:DescribeRegions', 'notLooked', 'No connection.'),
  permission('iam:CreateRole', 'unknown', 'No dry run.'),
  permission('iam:DeleteRole', 'unknown', 'No dry run.'),
]
const looked = (permissions: Permission[]) =>
  ({ accountId: '444455556666', state: 'looked', permissions }) as const
const failed = {
  accountId: '1',
  state: 'failed',
  problem: { kind: 'network', message: 'm', next: 'n', retryable: true },
} as const

describe('an account', () => {
  test('an action counts once, as the most urgent of its Regions', () => {
    expect(summarisePermissions(MIXED)).toMatchObject({
      counts: { missing: 1, blocked: 1, notLooked: 1, unknown: 2, allowed: 1 },
      headline:
        "1 verified, 1 missing, 1 blocked by the organization, 1 not looked at, 2 can't be told without doing it",
    })
  })

  test('each reason stands once, with the actions that it is for; what needs a correction comes first', () => {
    const { groups } = summarisePermissions(MIXED)
    expect(groups.map(({ state }) => state)).toEqual([
      'missing',
      'blocked',
      'notLooked',
      'unknown',
      'allowed',
    ])
    expect(groups[3]?.reasons).toEqual([{ words: 'No dry run.', permissions: MIXED.slice(5) }])
  })

  test.each<[string, Permission[], string, boolean]>([
    ['all verified', MIXED.slice(0, 1), 'good', true],
    ['some can not be told', [...MIXED.slice(0, 1), ...MIXED.slice(5)], 'none', true],
    ['some was not looked at', [...MIXED.slice(0, 1), ...MIXED.slice(4)], 'partial', false],
    ['something is missing', MIXED.slice(0, 2), 'bad', false],
    ['something is blocked', MIXED.slice(3), 'bad', false],
    ['nothing at all', [], 'none', true],
  ])('%s', (_, permissions, tone, isFine) => {
    expect(summarisePermissions(permissions)).toMatchObject({ tone, isFine })
    expect(arePermissionsFine(looked(permissions))).toBe(isFine)
  })
})

test('many accounts in one sentence', () => {
  const results = [looked(MIXED), looked(MIXED.slice(0, 1)), looked(MIXED.slice(4)), failed]
  expect(permissionResultsHeadline(results)).toBe(
    '1 with nothing denied, 1 with something missing or blocked, 1 not fully looked at, 1 could not be checked',
  )
  expect(permissionResultsHeadline([])).toBe('Nothing was checked')
  expect(arePermissionsFine(failed)).toBe(false)
})
