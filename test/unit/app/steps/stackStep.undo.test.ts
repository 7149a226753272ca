import { describe, expect, test } from 'vitest'
import { ensureStack, ourStackId, undoStack } from '../../../../app/steps/stackStep.ts'
import { type FakeStack, fakeStack } from '../../../doubles/fakeStacks.ts'
import { OURS, undoAtWork } from './undoAtWork.ts'

describe('the stack', () => {
  test('that this onboarding made is deleted and followed to its end', async () => {
    const { aws, context, work } = undoAtWork()
    await ensureStack(context)
    expect(ourStackId(context.facts())).toBe(aws.cloudFormation.stacks[0]?.stackId)
    expect(await undoStack(context)).toMatchObject({ state: 'todo' })
    expect(aws.cloudFormation.stacks).toMatchObject([{ status: 'DELETE_COMPLETE' }])
    expect(work.checklist().accounts[0]?.stack).toBeUndefined()
    expect(ourStackId(context.facts())).toBeUndefined()
    expect(Object.values(context.facts().writes).map(({ answered }) => answered?.answer.kind)).toEqual([
      'done',
      'done',
    ])
    expect(aws.calls.violations).toEqual([])
  })

  test.each<[string, Partial<FakeStack>, string]>([
    ['without the tag', {}, 'done'],
    ["with another onboarding's tag", { tags: { 'activeeye-onboarding': 'theirs' } }, 'done'],
    ['with our tag, but not of our journal', { tags: OURS }, 'done'],
    ['and is not as it should be', { outputs: {} }, 'failed'],
  ])('%s stays, and the step tells how it is: %s', async (_, changes, state) => {
    const { aws, context } = undoAtWork()
    aws.cloudFormation.stacks.push(fakeStack(changes))
    expect(await undoStack(context)).toMatchObject({ state })
    expect(aws.calls.writes()).toEqual([])
  })

  test('of somebody else that came in place of ours stays', async () => {
    const { aws, context } = undoAtWork()
    await ensureStack(context)
    aws.cloudFormation.stacks = [fakeStack()]
    expect(await undoStack(context)).toMatchObject({ state: 'done' })
    expect(aws.calls.countOf('cloudformation:DeleteStack')).toBe(0)
    expect(ourStackId(context.facts())).toBeUndefined()
  })

  test('that is gone already is to do again', async () => {
    const { aws, context } = undoAtWork()
    await ensureStack(context)
    aws.cloudFormation.stacks = []
    expect(await undoStack(context)).toMatchObject({ state: 'todo' })
  })

  test('that can not be deleted is a problem', async () => {
    const { aws, context } = undoAtWork()
    await ensureStack(context)
    aws.cloudFormation.deletion = ['DELETE_IN_PROGRESS', 'DELETE_FAILED']
    expect(await undoStack(context)).toMatchObject({ state: 'failed', problems: [{ kind: 'stackFailed' }] })
  })

  test('with termination protection stays, and its problem says how to end that', async () => {
    const { aws, context } = undoAtWork()
    await ensureStack(context)
    for (const stack of aws.cloudFormation.stacks) stack.isProtected = true
    await expect(undoStack(context)).rejects.toMatchObject({
      problem: { kind: 'stackFailed', next: expect.stringContaining('termination protection') },
    })
  })
})
