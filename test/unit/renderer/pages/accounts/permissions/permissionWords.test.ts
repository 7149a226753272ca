import { expect, test } from 'vitest'
import type { Permission } from '../../../../../../app/permissions/permissions.ts'
import {
  actionsToAllow,
  regionWords,
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
]

test('what to ask for is what is missing, not what is blocked above', () => {
  expect(actionsToAllow(MIXED)).toEqual(['ec2:CreateFlowLogs'])
})

test('where it is so', () => {
  expect(MIXED.slice(0, 2).map(regionWords)).toEqual(['All', 'us-east-1'])
  expect(regionWords({ ...permission('iam:GetRole', 'unknown'), purpose: 'iamOfTemplate' })).toBe('–')
})
