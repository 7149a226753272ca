import { describe, expect, it } from 'vitest'
import type { AccountPlan } from '../../../../../app/run/plan.ts'
import { isUnseen, planCounts, stacksSentence } from '../../../../../renderer/pages/plan/planCounts.ts'

const REGION: AccountPlan['regions'][number] = {
  region: 'us-east-1',
  create: ['vpc-1', 'vpc-2'],
  leftAlone: [
    { vpcId: 'vpc-3', why: 'covered' },
    { vpcId: 'vpc-4', why: 'shared' },
  ],
  otherFlowLogIds: ['fl-9'],
}

describe('planCounts', () => {
  it('counts what is created, what is there and what is left alone', () => {
    const counts = planCounts([plan('create', [REGION]), plan('none', [REGION]), plan('replace', [])])
    expect(counts).toMatchObject({
      stacks: { create: 1, none: 1, replace: 1 },
      flowLogs: 4,
      leftAlone: { covered: 2, shared: 2 },
      otherFlowLogs: 2,
    })
  })
})

describe('stacksSentence', () => {
  it('names what happens to the stacks, and the flow logs that stay', () => {
    const counts = planCounts([plan('create', [REGION]), plan('none', []), plan('blocked', [])])
    expect(stacksSentence(counts)).toBe(
      'Stacks: 1 to create, 1 there already, 1 left as it is. 1 flow log to somewhere else stays as it is.',
    )
  })
})

describe('what was not looked at', () => {
  it('is told from what is empty', () => {
    expect(isUnseen(planOf([plan('unknown', [])]))).toBe(true)
    expect(isUnseen(planOf([plan('unknown', [REGION])]))).toBe(false)
    expect(isUnseen(planOf([plan('none', [])]))).toBe(false)
  })
})

function plan(action: AccountPlan['stack']['action'], regions: AccountPlan['regions']): AccountPlan {
  return {
    accountId: '111111111111',
    name: 'prod',
    stack: { action, stackName: 'activeeye-security-monitor', region: 'us-east-1' },
    regions,
  }
}

function planOf(accounts: AccountPlan[]) {
  return { version: 1 as const, flowLogDestination: 'arn', totals: { stacks: 0, flowLogs: 0 }, accounts }
}
