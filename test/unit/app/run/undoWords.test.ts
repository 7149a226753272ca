import { expect, test } from 'vitest'
import type { UndoPlan } from '../../../../app/run/undoPlan.ts'
import { removeQuestion, undoSections } from '../../../../app/run/undoWords.ts'

const flowLogs = (...ids: readonly string[]) =>
  ids.map((flowLogId) => ({ region: 'us-east-1', resourceId: `vpc-${flowLogId}`, flowLogId }))

const REMOVE: UndoPlan['remove'] = [
  { accountId: '111111111111', stackId: 'stack-1', flowLogs: flowLogs('fl-1', 'fl-2') },
  { accountId: '222222222222', flowLogs: flowLogs('fl-3') },
]

test('the question counts what stands above it, and names no kind of which there is none', () => {
  const [both, one] = REMOVE
  expect(removeQuestion(REMOVE)).toBe('Remove 1 stack and 3 flow logs, in 2 accounts?')
  expect(removeQuestion(one === undefined ? [] : [one])).toBe('Remove 1 flow log, in 1 account?')
  expect(removeQuestion(both === undefined ? [] : [{ ...both, flowLogs: [] }])).toBe(
    'Remove 1 stack, in 1 account?',
  )
  const [section] = undoSections({ remove: REMOVE, left: [], notSeen: [] }, 'before')
  expect(section?.lines).toHaveLength(3)
})
