import { expect, test } from 'vitest'
import { isNothingLeft, type UndoPlan, undoPlanFor } from '../../../../app/run/undoPlan.ts'
import { removeQuestion, undoSections } from '../../../../app/run/undoWords.ts'

const flowLogs = (...ids: readonly string[]) =>
  ids.map((flowLogId) => ({ region: 'us-east-1', resourceId: `vpc-${flowLogId}`, flowLogId }))

const REMOVE: UndoPlan['remove'] = [
  { accountId: '111111111111', stackId: 'stack-1', flowLogs: flowLogs('fl-1', 'fl-2') },
  { accountId: '222222222222', flowLogs: flowLogs('fl-3') },
]

const NOTHING: UndoPlan = { remove: [], left: [], notSeen: [], byEngines: [] }

test('the question counts what stands above it, and names no kind of which there is none', () => {
  const [both, one] = REMOVE
  expect(removeQuestion(REMOVE)).toBe('Remove 1 stack and 3 flow logs, in 2 accounts?')
  expect(removeQuestion(one === undefined ? [] : [one])).toBe('Remove 1 flow log, in 1 account?')
  expect(removeQuestion(both === undefined ? [] : [{ ...both, flowLogs: [] }])).toBe(
    'Remove 1 stack, in 1 account?',
  )
  const [section] = undoSections({ ...NOTHING, remove: REMOVE }, 'before')
  expect(section?.lines).toHaveLength(3)
})

test('what engines made is named with how it is removed, and is nothing that is left of this onboarding', () => {
  const place = { accountId: '111111111111', region: 'us-east-1', flowLogIds: ['fl-1', 'fl-2'] }
  const plan: UndoPlan = {
    ...NOTHING,
    byEngines: [
      { ...place, engine: 'custodian' },
      { ...place, engine: 'terraform', flowLogIds: ['fl-3'] },
      { ...place, engine: 'custodian', region: 'eu-west-1', flowLogIds: ['fl-4'] },
    ],
  }
  const [custodian, terraform] = undoSections(plan, 'before')
  expect(custodian).toMatchObject({
    title: 'Made by Cloud Custodian, to which the work was handed over: it stays',
    lines: ['111111111111 us-east-1: 2 flow logs (fl-1, fl-2)', '111111111111 eu-west-1: 1 flow log (fl-4)'],
    next: expect.stringContaining('remove.sh'),
  })
  expect(terraform?.next).toContain('terraform destroy')
  expect(isNothingLeft(plan)).toBe(true)
  expect(undoPlanFor(plan, ['222222222222'])).toEqual(NOTHING)
})
