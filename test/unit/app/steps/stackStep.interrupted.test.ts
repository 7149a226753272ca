import { describe, expect, test } from 'vitest'
import type { Account } from '../../../../app/onboarding/onboarding.ts'
import { ensureStack } from '../../../../app/steps/stackStep.ts'
import { ANY_CONSENT, atWork, intentsFirst, NO_CONSENT } from '../../../doubles/atWork.ts'
import { type FakeCloudFormation, SAMPLE_TEMPLATE } from '../../../doubles/fakeStacks.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'
import { FAILING, problemOf, setUp } from './stackAtWork.ts'

describe('a creation that was interrupted', () => {
  /** A first process sends CreateStack and hears nothing; then comes another one. */
  async function interrupted(
    done: boolean,
    cloud: Partial<FakeCloudFormation> = {},
    account: Partial<Account> = {},
  ) {
    const { aws, ensure, work, cloudFormation } = setUp({ cloud })
    aws.calls.fail({ action: 'cloudformation:CreateStack', details: { reason: 'timeout' }, done, times: 1 })
    await expect(ensure()).rejects.toMatchObject({ details: { reason: 'timeout' } })
    const next = atWork(
      sampleOnboarding({ accounts: [sampleAccount(account)] }),
      memoryJournal(work.store.kept),
    )
    intentsFirst(aws, next.store)
    const context = next.contextOf(aws, { consent: NO_CONSENT })
    return { aws, cloudFormation, context, ensureAgain: () => ensureStack(context) }
  }

  test.each([false, true])(
    'and was done: %s: there is one stack, and no write is left open',
    async (done) => {
      const { cloudFormation, context, ensureAgain } = await interrupted(done)
      expect(await ensureAgain()).toMatchObject({ state: 'done' })
      expect(cloudFormation.created).toBe(1)
      expect(Object.values(context.facts().writes).every(({ answered }) => answered !== undefined)).toBe(true)
    },
  )

  test('is sent with the same token', async () => {
    const { aws, ensureAgain } = await interrupted(false)
    await ensureAgain()
    expect(new Set(aws.calls.writes().map(({ token }) => token)).size).toBe(1)
  })

  test('and failed is settled by that: the next creation is another one, with a token of its own', async () => {
    const { aws, context } = await interrupted(true, { creations: [FAILING] })
    expect(await ensureStack({ ...context, consent: ANY_CONSENT })).toMatchObject({ state: 'done' })
    expect(aws.calls.countOf('cloudformation:CreateStack')).toBe(2)
  })

  test('is sent with the same token also when flow logs were created there meanwhile', async () => {
    const { aws, context, ensureAgain } = await interrupted(false)
    const write = { region: 'us-east-1', token: 't' }
    await context.record({
      ...write,
      type: 'writeIntended',
      write: { kind: 'createFlowLogs', vpcIds: ['vpc-1'] },
    })
    await context.record({ ...write, type: 'writeAnswered', answer: { kind: 'done', ids: ['fl-1'] } })
    await ensureAgain()
    expect(new Set(aws.calls.writes().map(({ token }) => token)).size).toBe(1)
  })

  test('is not sent from a template that nobody acknowledged', async () => {
    const { aws, cloudFormation, ensureAgain } = await interrupted(false)
    cloudFormation.template = { ...SAMPLE_TEMPLATE, resourceTypes: ['AWS::IAM::User'] }
    expect(await problemOf(ensureAgain())).toMatchObject({ kind: 'templateChanged' })
    expect(aws.calls.countOf('cloudformation:CreateStack')).toBe(1)
  })

  test('is sent with the ExternalID that the onboarding file says now', async () => {
    const { cloudFormation, ensureAgain } = await interrupted(false, {}, { externalId: 'acme-new' })
    expect(await ensureAgain()).toMatchObject({ state: 'done' })
    expect(cloudFormation.stacks).toMatchObject([{ parameters: { ExternalID: 'acme-new' } }])
  })

  test.each([true, false])(
    'and deleted by somebody since is created anew (AWS refuses used tokens: %s)',
    async (refusesUsedTokens) => {
      const { cloudFormation, ensureAgain } = await interrupted(true, { refusesUsedTokens })
      for (const stack of cloudFormation.stacks) stack.status = 'DELETE_COMPLETE'
      for (const stack of cloudFormation.stacks) stack.next = []
      expect(await ensureAgain()).toMatchObject({ state: 'done' })
      expect(cloudFormation.stacks.filter(({ status }) => status === 'CREATE_COMPLETE')).toHaveLength(1)
    },
  )
})
