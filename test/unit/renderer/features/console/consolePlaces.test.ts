import { expect, test } from 'vitest'
import type { AccountStatus } from '../../../../../app/checklist/checklist.ts'
import { problemPlaces, stackPlaces } from '../../../../../renderer/features/console/consolePlaces.ts'
import { finishedAccount } from '../../../app/report/checklists.ts'

function stackWithRole(name?: string): AccountStatus['stack'] {
  const { stack } = finishedAccount()
  const role = {
    logicalId: 'Role',
    ...(name !== undefined && { name }),
    trust: [],
    managedPolicies: [],
    statements: [],
    unknown: [],
  }
  return (
    stack && {
      ...stack,
      stackId: 'arn:aws:cloudformation:us-east-1:111111111111:stack/activeeye-security-monitor/1',
      template: {
        is: 'published',
        url: 'https://example.com/t',
        trust: { roles: [role], others: [], macros: [] },
      },
    }
  )
}

test('a role that the stack names is opened itself, another among the resources', () => {
  expect(stackPlaces(stackWithRole('monitor')).map(({ url }) => new URL(url).hash)).toEqual([
    expect.stringContaining('#/stacks/stackinfo'),
    '#/roles/details/monitor',
  ])
  expect(stackPlaces(stackWithRole()).map(({ url }) => new URL(url).hash)).toEqual([
    expect.stringContaining('#/stacks/stackinfo'),
    expect.stringContaining('#/stacks/resources'),
  ])
  expect(stackPlaces(undefined)).toEqual([])
})

test('a problem leads to what it is about', () => {
  const stack = stackWithRole()
  const urlOf = (problem: Parameters<typeof problemPlaces>[0]) =>
    problemPlaces(problem, stack).map(({ url }) => url)
  expect(urlOf({ step: 'stack' })).toEqual([expect.stringContaining('/cloudformation/')])
  expect(urlOf({ step: 'flowLogs', region: 'eu-west-1', resource: 'vpc-9' })).toEqual([
    expect.stringMatching(/^https:\/\/eu-west-1\..*VpcId=vpc-9$/),
  ])
  expect(urlOf({ step: 'flowLogs', region: 'eu-west-1' })).toEqual([])
  expect(problemPlaces({ step: 'stack' }, undefined)).toEqual([])
})
