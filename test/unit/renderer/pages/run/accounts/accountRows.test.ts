import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../../../../app/problems/problem.ts'
import {
  accountRow,
  filterOptions,
  matchesQuery,
} from '../../../../../../renderer/pages/run/accounts/accountRows.ts'
import { finishedAccount, judged, untouchedAccount } from '../../../../app/report/checklists.ts'

const DENIED: Problem = {
  kind: 'accessDenied',
  step: 'flowLogs',
  region: 'eu-west-1',
  message: 'The credentials may not do ec2:CreateFlowLogs.',
  next: 'Ask.',
  retryable: false,
}
const done = accountRow(finishedAccount('111111111111', 'prod'))
const denied = accountRow(
  judged({
    ...untouchedAccount('222222222222', 'staging'),
    steps: { ...untouchedAccount().steps, flowLogs: { state: 'failed' } },
    problems: [DENIED],
  }),
)
const rows = [done, denied]

describe('matchesQuery', () => {
  it('lets everything through without a token', () => {
    expect(rows.filter((row) => matchesQuery(row, { operation: 'and', tokens: [] }))).toEqual(rows)
  })

  it.each([
    ['state', '=', 'Needs attention', ['staging']],
    ['state', '!=', 'Needs attention', ['prod']],
    ['turn', '=', 'You: Solve the problem', ['staging']],
    ['turn', '!=', 'You: Solve the problem', ['prod']],
    ['problem', '=', 'Missing permission', ['staging']],
    ['region', '=', 'eu-west-1', ['staging']],
    ['region', '=', 'us-east-1', ['prod']],
    [undefined, ':', 'PROD', ['prod']],
    [undefined, ':', '2222', ['staging']],
    [undefined, ':', 'createflowlogs', ['staging']],
    [undefined, '!:', 'prod', ['staging']],
  ])('%s %s %s', (propertyKey, operator, value, names) => {
    const token = { operator, value, ...(propertyKey !== undefined && { propertyKey }) }
    expect(namesOf('and', [token])).toEqual(names)
  })

  it('joins tokens with "and" or "or"', () => {
    const tokens = [
      { propertyKey: 'state', operator: '=', value: 'Needs attention' },
      { operator: ':', value: 'prod' },
    ]
    expect(namesOf('and', tokens)).toEqual([])
    expect(namesOf('or', tokens)).toEqual(['prod', 'staging'])
  })
})

describe('filterOptions', () => {
  it('offers what occurs, once', () => {
    const options = filterOptions([...rows, ...rows])
    expect(options).toContainEqual({ propertyKey: 'problem', value: 'Missing permission' })
    expect(new Set(options.map((option) => JSON.stringify(option))).size).toBe(options.length)
  })
})

function namesOf(
  operation: 'and' | 'or',
  tokens: readonly { readonly propertyKey?: string; readonly operator: string; readonly value: string }[],
): string[] {
  return rows.filter((row) => matchesQuery(row, { operation, tokens })).map(({ account }) => account.name)
}
