import { expect, test } from 'vitest'
import { FLOW_LOG_DESTINATION } from '../../../../app/activeeye/prescribed.ts'
import type { Template } from '../../../../app/checklist/seenTemplate.ts'
import type { AccountPlan, Plan } from '../../../../app/run/plan.ts'
import {
  type AskedRun,
  createWords,
  isNothing,
  regionRemarks,
  runCounts,
  runQuestion,
  templateRemarks,
} from '../../../../app/run/runQuestion.ts'
import { sampleAccount } from '../../../doubles/sampleOnboarding.ts'

function account(accountId: string, action: AccountPlan['stack']['action'], flowLogs: number): AccountPlan {
  const create = Array.from({ length: flowLogs }, (_, index) => `vpc-${index}`)
  return {
    accountId,
    name: accountId,
    stack: { action, stackName: 'stack', region: 'us-east-1' },
    regions: [{ region: 'us-east-1', create, leftAlone: [], otherFlowLogIds: [] }],
  }
}

const PLAN: Plan = {
  version: 1,
  flowLogDestination: FLOW_LOG_DESTINATION,
  totals: { stacks: 0, flowLogs: 0 },
  accounts: [
    account('1', 'create', 3),
    account('2', 'none', 2),
    account('3', 'replace', 0),
    account('4', 'none', 0),
  ],
}
const UNSEEN: Plan = { ...PLAN, accounts: [...PLAN.accounts, account('5', 'unknown', 0)] }

function question(plan: Plan, asked: AskedRun, destination = FLOW_LOG_DESTINATION): string {
  return runQuestion(runCounts(plan, asked), destination, asked.skip)
}

test('names the counts, the bucket and the accounts', () => {
  const bucket = `ActiveEye's bucket ${FLOW_LOG_DESTINATION}`
  expect(question(PLAN, {})).toBe(`Create 1 stack and 5 flow logs to ${bucket}, in 2 accounts?`)
  expect(question(PLAN, { replaceFailedStack: true })).toBe(
    `Create 2 stacks and 5 flow logs to ${bucket}, in 3 accounts?`,
  )
  expect(question(PLAN, { only: ['2'] })).toBe(`Create 0 stacks and 2 flow logs to ${bucket}, in 1 account?`)
  expect(question(PLAN, { skip: ['flowLogs'] })).toBe('Create 1 stack, in 1 account?')
  expect(question(PLAN, { skip: ['stack'] })).toBe(`Create 5 flow logs to ${bucket}, in 2 accounts?`)
})

test('a bucket that is not ActiveEye’s is not called that', () => {
  expect(question(PLAN, {}, 'arn:aws:s3:::other')).toContain(
    "to the bucket arn:aws:s3:::other (not ActiveEye's),",
  )
})

test('tells what of the template needs attention, for the accounts of this run only', () => {
  const template: Template = {
    url: 'https://example.com/t.yml',
    hash: 'h',
    parameters: [],
    resourceTypes: [],
    capabilities: [],
    capabilitiesReason: '',
    read: { kind: 'summaryOnly', why: 'it is not UTF-8' },
  }
  const [first = account('1', 'create', 0), ...others] = PLAN.accounts
  const plan = { ...PLAN, accounts: [{ ...first, stack: { ...first.stack, template } }, ...others] }
  expect(templateRemarks(plan, {})).toEqual([
    expect.stringContaining('Attention: Its text could not be read from here: it is not UTF-8.'),
  ])
  expect(templateRemarks(plan, { only: ['2'] })).toEqual([])
  expect(templateRemarks(plan, { skip: ['stack'] })).toEqual([])
})

test.each<[AccountPlan['stack']['action'], number, AskedRun, string | undefined]>([
  ['create', 4, {}, 'Create 2 stacks and 4 flow logs'],
  ['create', 0, {}, 'Create 2 stacks'],
  ['none', 4, {}, 'Create 4 flow logs'],
  ['create', 4, { only: ['1'], skip: ['stack'] }, 'Create 2 flow logs'],
  ['replace', 0, { replaceFailedStack: true }, 'Create 2 stacks'],
  ['replace', 0, {}, undefined],
  ['follow', 0, {}, 'Follow 2 stacks to the end'],
  ['blocked', 0, {}, undefined],
])(
  'the button that starts it says how much: stacks to %s, %i flow logs, %j',
  (action, flowLogs, asked, words) => {
    const accounts = ['1', '2'].map((id) => account(id, action, flowLogs / 2))
    expect(createWords({ ...PLAN, accounts }, asked)).toBe(words)
  },
)

test('accounts that were not looked at are no zero', () => {
  expect(question(UNSEEN, {})).toContain(
    'and whatever is missing in 1 account that the last look did not reach (a stack and a flow log for every VPC)?',
  )
  expect(isNothing(runCounts(UNSEEN, { only: ['5'] }))).toBe(false)
})

test('nothing to create is said, and where a later flow log would go', () => {
  expect(isNothing(runCounts(PLAN, { only: ['4'] }))).toBe(true)
  expect(question(PLAN, { only: ['4'] })).toContain(FLOW_LOG_DESTINATION)
})

test('says which Regions the file limits or changes', () => {
  expect(regionRemarks([sampleAccount({ regions: 'enabled', stackRegion: 'us-east-1' })])).toEqual([])
  const limited = sampleAccount({ regions: ['eu-west-1'], stackRegion: 'eu-west-1' })
  expect(regionRemarks([limited])).toEqual([
    'The onboarding file limits 1 account to these Regions: eu-west-1. VPCs in other Regions get no flow log.',
    'The onboarding file puts the stack of 1 account into eu-west-1 instead of us-east-1.',
  ])
  const monitor = { kind: 'subnets' as const, ids: ['subnet-1', 'subnet-2'] }
  const chosen = { region: 'us-east-1', vpcId: 'vpc-1', monitor, by: 'bob', at: '2026-11-28T12:00:00Z' }
  expect(regionRemarks([sampleAccount({ vpcTargets: [chosen] })])).toEqual([
    'By choices in the onboarding file, only parts of 1 VPC get flow logs: vpc-1 (2 subnets).',
  ])
  expect(regionRemarks([limited], ['stack', 'flowLogs'])).toEqual([])
})
