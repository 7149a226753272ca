import { describe, expect, test } from 'vitest'
import { ensureStack, undoStacks } from '../../../../app/steps/stackStep.ts'
import { type FakeStack, fakeStack } from '../../../doubles/fakeStacks.ts'
import { sampleAccount } from '../../../doubles/sampleOnboarding.ts'
import { OURS, undoAtWork } from './undoAtWork.ts'

describe('the stack', () => {
  test('that this onboarding made is deleted and followed to its end', async () => {
    const { aws, context, work, look, plan } = undoAtWork()
    await ensureStack(context)
    const { remove } = await look()
    expect(remove).toMatchObject([{ stackId: aws.cloudFormation.stacks[0]?.stackId }])
    expect(
      await undoStacks(
        context,
        remove.flatMap(({ stackId }) => stackId ?? []),
      ),
    ).toMatchObject({ state: 'todo' })
    expect(aws.cloudFormation.stacks).toMatchObject([{ status: 'DELETE_COMPLETE' }])
    expect(work.checklist().accounts[0]?.stack).toBeUndefined()
    expect(plan().remove).toEqual([])
    expect(Object.values(context.facts().writes).map(({ answered }) => answered?.answer.kind)).toEqual([
      'done',
      'done',
    ])
    expect(aws.calls.violations).toEqual([])
  })

  test.each<[string, Partial<FakeStack>, boolean]>([
    ['without the tag', {}, false],
    ["with another onboarding's tag", { tags: { 'activeeye-onboarding': 'theirs' } }, false],
    ['with our tag, but not of our journal', { tags: OURS }, true],
  ])('%s is not for removal; with our tag it is named', async (_, changes, isNamed) => {
    const { aws, look } = undoAtWork()
    const stack = fakeStack(changes)
    aws.cloudFormation.stacks.push(stack)
    expect(await look()).toMatchObject({ remove: [], left: isNamed ? [{ stackId: stack.stackId }] : [] })
  })

  test('of another computer, where AWS refused ours, is not ours', async () => {
    const { aws, context, look } = undoAtWork()
    aws.calls.fail({
      action: 'cloudformation:CreateStack',
      details: { reason: 'refused', code: 'LimitExceededException' },
    })
    await ensureStack(context).catch(() => undefined)
    const stack = fakeStack({ tags: OURS })
    aws.cloudFormation.stacks.push(stack)
    expect(await look()).toMatchObject({ remove: [], left: [{ stackId: stack.stackId }] })
  })

  test('of somebody else that came in place of ours stays, and the step tells how it is', async () => {
    const { aws, context, look } = undoAtWork()
    await ensureStack(context)
    const shown = (await look()).remove.flatMap(({ stackId }) => stackId ?? [])
    aws.cloudFormation.stacks = [fakeStack({ stackId: 'arn:aws:cloudformation:us-east-1:1:stack/a/other' })]
    expect(await undoStacks(context, shown)).toMatchObject({ state: 'done' })
    expect(aws.calls.countOf('cloudformation:DeleteStack')).toBe(0)
    expect((await look()).remove).toEqual([])
  })

  test('in a Region that the file named before is found and deleted; the one of now is told as it is', async () => {
    const { aws, context, look } = undoAtWork()
    await ensureStack(context)
    const moved = { ...context, account: sampleAccount({ stackRegion: 'eu-west-1' }) }
    const shown = (await look()).remove.flatMap(({ stackId }) => stackId ?? [])
    expect(await undoStacks(moved, shown)).toMatchObject({ state: 'todo' })
    expect(aws.cloudFormation.stacks).toMatchObject([{ status: 'DELETE_COMPLETE' }])
  })

  test('that is gone already is to do again', async () => {
    const { aws, context, look } = undoAtWork()
    await ensureStack(context)
    const shown = (await look()).remove.flatMap(({ stackId }) => stackId ?? [])
    aws.cloudFormation.stacks = []
    expect(await undoStacks(context, shown)).toMatchObject({ state: 'todo' })
  })

  test('that can not be deleted is a problem, and is still there', async () => {
    const { aws, context, undoStacks, plan } = undoAtWork()
    await ensureStack(context)
    aws.cloudFormation.deletion = ['DELETE_IN_PROGRESS', 'DELETE_FAILED']
    expect(await undoStacks()).toMatchObject({ state: 'failed', problems: [{ kind: 'stackFailed' }] })
    expect(plan().remove).toHaveLength(1)
  })

  test('with termination protection stays, and its problem says how to end that', async () => {
    const { aws, context, undoStacks } = undoAtWork()
    await ensureStack(context)
    for (const stack of aws.cloudFormation.stacks) stack.isProtected = true
    await expect(undoStacks()).rejects.toMatchObject({
      problem: { kind: 'stackFailed', next: expect.stringContaining('termination protection') },
    })
  })
})
