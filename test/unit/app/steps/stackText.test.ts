import { describe, expect, test } from 'vitest'
import type { JournalEvent } from '../../../../app/checklist/events.ts'
import { asImported, mergeEvents } from '../../../../app/checklist/mergeJournals.ts'
import { lookAtStack } from '../../../../app/steps/stackStep.ts'
import { hashAsReturned, hashOfText } from '../../../../app/template/judgeTemplate.ts'
import { atWork, NO_CONSENT } from '../../../doubles/atWork.ts'
import { SAMPLE_TEMPLATE, sampleText } from '../../../doubles/fakeStacks.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'
import { sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'
import { problemOf, setUp } from './stackAtWork.ts'

const FORGED = (text: string) => text.replaceAll('999999999999', '666666666666')

describe('a stack of ours is compared with the text that was acknowledged', () => {
  test('the same text: done, and what it allows is known', async () => {
    const { ensure, context } = setUp()
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(context.facts().stack?.stack?.template).toMatchObject({
      is: 'acknowledged',
      trust: { roles: [{ managedPolicies: ['arn:aws:iam::aws:policy/SecurityAudit'] }] },
    })
  })

  test('another one: not done, with both hashes and what to do, in the run and in every later look', async () => {
    const { ensure, context, cloudFormation } = setUp()
    cloudFormation.returned = FORGED
    const problem = await problemOf(ensure())
    const { template } = context.facts().stack?.stack ?? {}
    expect(template).toMatchObject({ is: 'anotherThanAcknowledged' })
    expect(problem).toMatchObject({ kind: 'templateChanged', retryable: false })
    for (const hash of [template?.sha256, template?.expected]) {
      expect(hash).toMatch(/^[0-9a-f]{64}$/)
      expect(problem).toMatchObject({ message: expect.stringContaining(hash ?? '-') })
    }
    expect(problem).toMatchObject({ next: expect.stringContaining('undo') })
    expect(JSON.stringify(template?.trust)).toContain('666666666666')
    for (const purpose of ['plan', 'check'] as const) {
      expect(await lookAtStack(context, purpose)).toMatchObject({
        state: 'failed',
        problems: [{ kind: 'templateChanged' }],
      })
    }
  })

  test('another one, although an imported journal says that it was acknowledged', async () => {
    const { aws, ensure, cloudFormation, work } = setUp()
    await ensure()
    cloudFormation.returned = FORGED
    const text = FORGED(sampleText(SAMPLE_TEMPLATE))
    const account = { accountId: '111122223333', region: 'us-east-1', token: 'forged' }
    const forged: readonly JournalEvent[] = [
      {
        ...account,
        type: 'writeIntended',
        seq: 1,
        at: '2026-01-01T00:00:00.000Z',
        write: {
          kind: 'createStack',
          parameters: {},
          capabilities: [],
          template: {
            url: 'https://example.com/t',
            sha256: hashOfText(text),
            asReturned: hashAsReturned(text),
          },
        },
      },
      {
        ...account,
        type: 'writeAnswered',
        seq: 2,
        at: '2026-01-01T00:00:01.000Z',
        answer: { kind: 'done', ids: cloudFormation.stacks.map(({ stackId }) => stackId) },
      },
    ]
    const merged = mergeEvents(work.store.kept, asImported(forged))
    const later = atWork(work.onboarding, memoryJournal(merged)).contextOf(aws)
    expect(await lookAtStack(later, 'check')).toMatchObject({ state: 'failed' })
    // Where nobody acknowledged a text, none counts as acknowledged.
    const alone = merged.filter(({ imported, type }) => imported || type !== 'writeIntended')
    const elsewhere = atWork(work.onboarding, memoryJournal(alone)).contextOf(aws)
    await lookAtStack(elsewhere, 'check')
    expect(elsewhere.facts().stack?.stack?.template?.is).toBe('anotherThanPublished')
  })

  test.each<[string, (text: string) => string]>([
    ['line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['a line feed at the end', (text) => `${text}\n`],
    ['none at the end', (text) => text.trimEnd()],
    ['a byte order mark', (text) => `\ufeff${text}`],
  ])('%s that AWS changes are no difference', async (_, change) => {
    const file = `${JSON.stringify(JSON.parse(sampleText(SAMPLE_TEMPLATE)), null, 2)}\n`
    const { ensure } = setUp({ cloud: { file, returned: change } })
    expect(await ensure()).toMatchObject({ state: 'done' })
  })

  test('question marks for characters outside ASCII are no difference', async () => {
    const file = sampleText({ ...SAMPLE_TEMPLATE, description: 'Überwachung 🛡' })
    const { ensure, cloudFormation } = setUp({ cloud: { file } })
    cloudFormation.returned = (text) => text.replace('Überwachung 🛡', '?berwachung ?')
    expect(await ensure()).toMatchObject({ state: 'done' })
  })

  test('an update since then is told as such', async () => {
    const { ensure, cloudFormation } = setUp()
    await ensure()
    const [stack] = cloudFormation.stacks
    if (stack === undefined) throw new Error('There is no stack.')
    stack.status = 'UPDATE_COMPLETE'
    stack.text = FORGED(stack.text)
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'templateChanged',
      message: expect.stringContaining('was updated since'),
    })
  })

  test('without an answer nothing is proven', async () => {
    const { aws, ensure, cloudFormation } = setUp()
    aws.calls.fail({ action: 'cloudformation:GetTemplate', details: { reason: 'accessDenied' }, times: 1 })
    await expect(ensure()).rejects.toMatchObject({ details: { action: 'cloudformation:GetTemplate' } })
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(cloudFormation.created).toBe(1)
  })

  test('the token of a creation is bound to the text', async () => {
    const tokens = await Promise.all(
      [undefined, FORGED(sampleText(SAMPLE_TEMPLATE))].map(async (file) => {
        const { aws, ensure } = setUp({ cloud: { file } })
        await ensure()
        return aws.calls.writes()[0]?.token
      }),
    )
    expect(new Set(tokens).size).toBe(2)
  })
})

describe("any other stack is compared with what the template's address holds", () => {
  test('the same', async () => {
    const { context, ensure } = setUp({ stack: {}, consent: NO_CONSENT })
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(context.facts().stack?.stack?.template).toMatchObject({ is: 'published' })
  })

  test('a difference is told and is no failure', async () => {
    const { context, ensure } = setUp({
      stack: { text: FORGED(sampleText(SAMPLE_TEMPLATE)) },
      consent: NO_CONSENT,
    })
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(context.facts().stack?.stack?.template).toMatchObject({ is: 'anotherThanPublished' })
    expect(JSON.stringify(context.facts().stack?.stack?.template)).toContain('666666666666')
  })

  test.each(['cloudformation:GetTemplate', 's3:GetObject'] as const)(
    'without an answer of %s: told',
    async (action) => {
      const { aws, context, ensure } = setUp({ stack: {}, consent: NO_CONSENT })
      aws.calls.fail({ action, details: { reason: 'accessDenied', message: 'No.' } })
      expect(await ensure()).toMatchObject({ state: 'done' })
      expect(context.facts().stack?.stack?.template).toMatchObject({
        is: 'notCompared',
        why: expect.stringContaining('No (Scripted)'),
      })
    },
  )

  test('a tag alone makes no stack ours', async () => {
    const tags = { 'activeeye-onboarding': sampleOnboarding().id }
    const { aws, ensure, context } = setUp({
      stack: { tags, text: FORGED(sampleText(SAMPLE_TEMPLATE)) },
      consent: NO_CONSENT,
    })
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(context.facts().stack?.stack).toMatchObject({
      madeByUs: true,
      template: { is: 'anotherThanPublished' },
    })
    expect(aws.calls.writes()).toEqual([])
  })
})
