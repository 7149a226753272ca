import { describe, expect, test } from 'vitest'
import type { StackEvent, TemplateSummary } from '../../../app/aws.ts'
import type { Account } from '../../../app/onboarding/onboarding.ts'
import { ensureStack, lookAtStack } from '../../../app/steps/stack.ts'
import type { Consent, Outcome } from '../../../app/steps/step.ts'
import { ANY_CONSENT, atWork, intentsFirst, NO_CONSENT } from '../../doubles/atWork.ts'
import { fakeAws } from '../../doubles/fakeAws.ts'
import {
  type FakeCloudFormation,
  type FakeStack,
  fakeStack,
  SAMPLE_TEMPLATE,
} from '../../doubles/fakeStacks.ts'
import { memoryJournal } from '../../doubles/memoryJournal.ts'
import { sampleAccount, sampleOnboarding } from '../../doubles/sampleOnboarding.ts'

interface SetUp {
  readonly stack?: Partial<FakeStack>
  readonly cloud?: Partial<FakeCloudFormation>
  readonly consent?: Consent
}

function setUp({ stack, cloud, consent = ANY_CONSENT }: SetUp = {}) {
  const aws = fakeAws()
  const { cloudFormation } = aws
  Object.assign(cloudFormation, cloud)
  if (stack !== undefined) cloudFormation.stacks.push(fakeStack(stack))
  const work = atWork()
  intentsFirst(aws, work.store)
  const context = work.contextOf(aws, { consent })
  return {
    aws,
    work,
    context,
    cloudFormation,
    ensure: (as: Consent = consent) => ensureStack({ ...context, consent: as }),
  }
}

/** The problem that the step ends with, whether it returns or throws it. */
async function problemOf(run: Promise<Outcome>) {
  try {
    return (await run).problems[0]
  } catch (error) {
    if (error instanceof Error && 'problem' in error) return error.problem
    throw error
  }
}

const FAILED_ROLE: StackEvent = {
  at: '',
  logicalResourceId: 'Role',
  resourceType: 'AWS::IAM::Role',
  status: 'CREATE_FAILED',
  reason: 'activeeye-role already exists.',
}
const FAILED_STACK: StackEvent = {
  at: '',
  logicalResourceId: 'activeeye-security-monitor',
  resourceType: 'AWS::CloudFormation::Stack',
  status: 'ROLLBACK_IN_PROGRESS',
  reason: 'The following resource(s) failed to create: [Role]',
}
const FAILED_QUEUE: StackEvent = {
  ...FAILED_ROLE,
  logicalResourceId: 'Queue',
  resourceType: 'AWS::SQS::Queue',
  reason: 'Resource creation cancelled',
}
const FAILING = {
  statuses: ['CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_COMPLETE'],
  failures: [FAILED_STACK, FAILED_ROLE, FAILED_QUEUE],
} as const

describe('where there is no stack', () => {
  test('one is created with the ExternalID, the capabilities and our tag, and followed to its end', async () => {
    const { aws, work, ensure, cloudFormation } = setUp()
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(cloudFormation.stacks).toMatchObject([
      {
        status: 'CREATE_COMPLETE',
        parameters: { ExternalID: 'acme-prod' },
        tags: { 'activeeye-onboarding': '0b9c1234-test' },
      },
    ])
    expect(work.checklist().accounts[0]?.stack).toMatchObject({
      status: 'CREATE_COMPLETE',
      madeByUs: true,
      outputs: { AccountID: '111122223333', ExternalID: 'acme-prod' },
    })
    expect(aws.calls.violations).toEqual([])
  })

  test('a second run changes nothing', async () => {
    const { aws, ensure } = setUp()
    await ensure()
    const writes = aws.calls.writes().length
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(aws.calls.writes()).toHaveLength(writes)
  })

  test('each event is told once, the oldest first', async () => {
    const statuses = ['CREATE_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE'] as const
    const { ensure, work } = setUp({
      cloud: { creations: [{ statuses, failures: [FAILED_ROLE, FAILED_QUEUE] }] },
    })
    await ensure()
    expect(work.told).toEqual([
      'Role CREATE_FAILED: activeeye-role already exists.',
      'Queue CREATE_FAILED: Resource creation cancelled',
    ])
  })
})

describe('a stack that is there', () => {
  test.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'])(
    'in %s with the right IDs is accepted, without consent and without a change',
    async (status) => {
      const { aws, ensure } = setUp({ stack: { status }, consent: NO_CONSENT })
      expect(await ensure()).toMatchObject({ state: 'done' })
      expect(aws.calls.writes()).toEqual([])
      expect(aws.calls.countOf('cloudformation:DescribeStacks')).toBe(1)
    },
  )

  test.each(['CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS'])('in %s is adopted and followed', async (status) => {
    const { aws, ensure, work } = setUp({
      stack: { status, next: [status, 'UPDATE_COMPLETE'] },
      consent: NO_CONSENT,
    })
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(aws.calls.writes()).toEqual([])
    expect(work.clock.waits).toEqual([7_000])
  })

  test('that is being deleted is waited for, then created', async () => {
    const { ensure, cloudFormation } = setUp({
      stack: { status: 'DELETE_IN_PROGRESS', next: ['DELETE_IN_PROGRESS', 'DELETE_COMPLETE'] },
    })
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(cloudFormation.created).toBe(1)
  })

  test('that is gone once it was deleted is not shown any more', async () => {
    const stack = { status: 'DELETE_IN_PROGRESS', next: ['DELETE_COMPLETE'] }
    const { ensure, work } = setUp({ stack, consent: NO_CONSENT })
    expect(await problemOf(ensure())).toMatchObject({ kind: 'acknowledgementNeeded' })
    expect(work.checklist().accounts[0]?.stack).toBeUndefined()
  })

  test('with another ExternalID is left as it is', async () => {
    const { aws, ensure } = setUp({
      stack: { outputs: { AccountID: '111122223333', ExternalID: 'acme-old' } },
    })
    expect(await problemOf(ensure())).toMatchObject({ kind: 'stackMismatch' })
    expect(aws.calls.writes()).toEqual([])
  })

  test('that does not come to an end is stackBusy after our patience', async () => {
    const { ensure, work } = setUp({ stack: { status: 'UPDATE_IN_PROGRESS' } })
    expect(await problemOf(ensure())).toMatchObject({ kind: 'stackBusy', retryable: true })
    expect(work.clock.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(100_000 + 2 * 7_000)
  })
})

describe('a dead stack', () => {
  const dead = { status: 'ROLLBACK_COMPLETE', outputs: {}, failures: [FAILED_STACK, FAILED_ROLE] }

  test.each([
    ['activeeye-role already exists.', 'Find out what made the resource that exists already'],
    ['User is not authorized to perform iam:CreateRole', 'Ask whoever manages permissions'],
    ['Something else', 'Do away with the cause'],
  ])('is advised about by its reason: %s', async (reason, expected) => {
    const { ensure } = setUp({
      stack: { ...dead, failures: [{ ...FAILED_ROLE, reason }] },
      consent: NO_CONSENT,
    })
    expect(await problemOf(ensure())).toMatchObject({ next: expect.stringContaining(expected) })
  })

  test('stays without consent to its deletion, and its first failed resource is named', async () => {
    const { aws, ensure } = setUp({ stack: dead, consent: { iam: 'any', replaceFailedStack: false } })
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'stackFailed',
      message: expect.stringContaining('Role (AWS::IAM::Role): activeeye-role already exists'),
      next: expect.stringContaining('--replace-failed-stack'),
    })
    expect(aws.calls.writes()).toEqual([])
  })

  test.each(['ROLLBACK_COMPLETE', 'CREATE_FAILED', 'ROLLBACK_FAILED', 'DELETE_FAILED', 'REVIEW_IN_PROGRESS'])(
    'in %s is deleted and created again with consent',
    async (status) => {
      const { aws, ensure, cloudFormation } = setUp({ stack: { ...dead, status } })
      expect(await ensure()).toMatchObject({ state: 'done' })
      expect(aws.calls.writes().map(({ action }) => action)).toEqual([
        'cloudformation:DeleteStack',
        'cloudformation:CreateStack',
      ])
      expect(cloudFormation.stacks.map((stack) => stack.status)).toEqual([
        'DELETE_COMPLETE',
        'CREATE_COMPLETE',
      ])
    },
  )

  test('that fails again after it was replaced is not replaced for ever', async () => {
    const { aws, ensure } = setUp({ stack: dead, cloud: { creations: Array(5).fill(FAILING) } })
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'stackFailed',
      message: expect.stringContaining('Role (AWS::IAM::Role)'),
      aws: { code: 'CREATE_FAILED' },
    })
    expect(aws.calls.writes().map(({ action }) => action)).toEqual([
      'cloudformation:DeleteStack',
      'cloudformation:CreateStack',
    ])
  })

  test('that failed in this very run is not replaced: what failed just now fails again', async () => {
    const { aws, ensure } = setUp({ cloud: { creations: [FAILING] } })
    expect(await problemOf(ensure())).toMatchObject({ kind: 'stackFailed' })
    expect(aws.calls.countOf('cloudformation:CreateStack')).toBe(1)
    expect(await ensure()).toMatchObject({ state: 'done' })
  })

  test('that can not be deleted is told so', async () => {
    const { aws, ensure } = setUp({
      stack: dead,
      cloud: { deletion: ['DELETE_IN_PROGRESS', 'DELETE_FAILED'] },
    })
    expect(await problemOf(ensure())).toMatchObject({ kind: 'stackFailed' })
    expect(aws.calls.countOf('cloudformation:DeleteStack')).toBe(1)
    expect(aws.calls.countOf('cloudformation:CreateStack')).toBe(0)
  })

  test('with termination protection stays', async () => {
    const { ensure, cloudFormation } = setUp({ stack: { ...dead, isProtected: true } })
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'stackFailed',
      next: expect.stringContaining('termination protection'),
    })
    expect(cloudFormation.stacks).toMatchObject([{ status: 'ROLLBACK_COMPLETE' }])
  })

  test.each([
    [[], 'The reason', 'The reason'],
    [[], '', 'AWS gives no reason'],
    [[FAILED_STACK], '', 'failed to create: [Role]'],
  ])('gives the best reason there is: %j, %j', async (failures, statusReason, expected) => {
    const { ensure } = setUp({
      stack: { ...dead, failures: [...failures], statusReason },
      consent: NO_CONSENT,
    })
    expect(await problemOf(ensure())).toMatchObject({ message: expect.stringContaining(expected) })
  })
})

describe('consent', () => {
  test('none: nothing is created, and a person is waited for', async () => {
    const { aws, ensure } = setUp({ consent: NO_CONSENT })
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'acknowledgementNeeded',
      waitsFor: 'you',
      message: expect.stringContaining('AWS::IAM::Role'),
    })
    expect(aws.calls.writes()).toEqual([])
  })

  test('to the template as it was shown holds, also later, for the same template', async () => {
    const { ensure, context, cloudFormation } = setUp({ consent: NO_CONSENT })
    await lookAtStack(context, 'plan')
    const templateHash = context.facts().template?.template.hash ?? ''
    expect(await ensure({ iam: { templateHash }, replaceFailedStack: false })).toMatchObject({
      state: 'done',
    })
    cloudFormation.stacks = []
    expect(await ensure(NO_CONSENT)).toMatchObject({ state: 'done' })
    expect(cloudFormation.created).toBe(2)
  })

  const changes: readonly [string, Partial<TemplateSummary>][] = [
    ['capabilities', { capabilities: ['CAPABILITY_IAM'] }],
    ['capabilitiesReason', { capabilitiesReason: 'more' }],
    ['resourceTypes', { resourceTypes: ['AWS::IAM::Role', 'AWS::IAM::User'] }],
    ['description', { description: 'other' }],
    [
      'parameters',
      {
        parameters: [
          ...SAMPLE_TEMPLATE.parameters,
          { key: 'More', description: '', defaultValue: '1', noEcho: false },
        ],
      },
    ],
    [
      'default',
      {
        parameters: [
          { key: 'ExternalID', description: 'Given by ActiveEye', noEcho: false, defaultValue: 'x' },
        ],
      },
    ],
    ['noEcho', { parameters: [{ key: 'ExternalID', description: 'Given by ActiveEye', noEcho: true }] }],
  ]
  test.each(changes)('ends when the %s of the template are others', async (_, change) => {
    const { aws, ensure, context, cloudFormation } = setUp()
    await ensure()
    const templateHash = context.facts().template?.template.hash ?? ''
    cloudFormation.stacks = []
    cloudFormation.template = { ...SAMPLE_TEMPLATE, ...change }
    for (const iam of ['none', { templateHash }] as const) {
      expect(await problemOf(ensure({ iam, replaceFailedStack: false }))).toMatchObject({
        kind: 'templateChanged',
      })
    }
    expect(aws.calls.countOf('cloudformation:CreateStack')).toBe(1)
  })

  test('does not depend on the order in which AWS lists things', async () => {
    const template = {
      ...SAMPLE_TEMPLATE,
      resourceTypes: ['AWS::SQS::Queue', 'AWS::IAM::Role'],
      capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_IAM'],
    }
    const { ensure, cloudFormation } = setUp({ cloud: { template } })
    await ensure()
    cloudFormation.stacks = []
    cloudFormation.template = {
      ...template,
      resourceTypes: template.resourceTypes.toReversed(),
      capabilities: template.capabilities.toReversed(),
    }
    expect(await ensure(NO_CONSENT)).toMatchObject({ state: 'done' })
  })

  test('is written down once, before anything is created', async () => {
    const { ensure, work, cloudFormation } = setUp()
    await ensure()
    cloudFormation.stacks = []
    await ensure()
    const types = work.store.kept.map(({ type }) => type)
    expect(types.filter((type) => type === 'consentGiven')).toHaveLength(1)
    expect(types.indexOf('consentGiven')).toBeLessThan(types.indexOf('writeIntended'))
  })
})

describe('a template that we would have to guess about', () => {
  test.each<[string, Partial<TemplateSummary>, string]>([
    [
      'an unknown parameter',
      {
        parameters: [
          ...SAMPLE_TEMPLATE.parameters,
          { key: 'Bucket', description: 'Which one', noEcho: false },
        ],
      },
      'Bucket ("Which one")',
    ],
    ['no parameter ExternalID', { parameters: [] }, 'ExternalID'],
    [
      'an ExternalID in another spelling',
      { parameters: [{ key: 'ExternalId', description: '', noEcho: false, defaultValue: '' }] },
      'ExternalID',
    ],
    [
      'an unknown capability',
      { capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] },
      'CAPABILITY_AUTO_EXPAND',
    ],
  ])('%s: nothing is created', async (_, change, words) => {
    const { aws, ensure } = setUp({ cloud: { template: { ...SAMPLE_TEMPLATE, ...change } } })
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'templateChanged',
      message: expect.stringContaining(words),
    })
    expect(aws.calls.writes()).toEqual([])
  })

  test('a parameter with a default keeps it: only the ExternalID is sent', async () => {
    const parameters = [
      ...SAMPLE_TEMPLATE.parameters,
      { key: 'Trail', description: '', defaultValue: 'true', noEcho: false },
      { key: 'Secret', description: '', defaultValue: 'hush', noEcho: true },
    ]
    const { ensure, cloudFormation, work, context } = setUp({
      cloud: { template: { ...SAMPLE_TEMPLATE, parameters } },
    })
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(cloudFormation.stacks[0]?.parameters).toEqual({ ExternalID: 'acme-prod' })
    expect(context.facts().template?.template.parameters.map(({ value }) => value)).toEqual([
      'acme-prod',
      'true',
      '(default)',
    ])
    expect(JSON.stringify(work.store.kept)).not.toContain('hush')
  })

  test.each([
    ['refused', 'templateUnavailable'],
    ['service', 'templateUnavailable'],
  ] as const)('that can not be read (%s) is %s', async (reason, kind) => {
    const { aws, ensure } = setUp()
    aws.calls.fail({ action: 'cloudformation:GetTemplateSummary', details: { reason } })
    expect(await problemOf(ensure())).toMatchObject({ kind })
  })

  test.each(['accessDenied', 'signInExpired', 'timeout'] as const)(
    'that is not the trouble (%s) is not blamed',
    async (reason) => {
      const { aws, ensure } = setUp()
      aws.calls.fail({ action: 'cloudformation:GetTemplateSummary', details: { reason } })
      await expect(ensure()).rejects.toMatchObject({ details: { reason } })
    },
  )
})

describe('CreateStack', () => {
  test.each([
    ['InsufficientCapabilitiesException', 'templateChanged'],
    ['LimitExceededException', 'stackFailed'],
  ])('refused with %s is %s', async (code, kind) => {
    const { aws, ensure } = setUp()
    aws.calls.fail({ action: 'cloudformation:CreateStack', details: { reason: 'refused', code } })
    expect(await problemOf(ensure())).toMatchObject({ kind })
  })

  test('finds that somebody was faster: theirs is looked at', async () => {
    const { ensure, cloudFormation } = setUp({ stack: { hiddenLooks: 1 } })
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(cloudFormation.created).toBe(0)
  })

  test('finds a stack that is never to be seen: a few tries, then stackBusy', async () => {
    const { aws, ensure } = setUp({ stack: { hiddenLooks: 1_000 } })
    expect(await problemOf(ensure())).toMatchObject({ kind: 'stackBusy', retryable: true })
    expect(aws.calls.countOf('cloudformation:CreateStack')).toBe(3)
  })
})

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

describe('looking only', () => {
  test.each<[string, Partial<FakeStack> | undefined, string]>([
    ['no stack', undefined, 'todo'],
    ['one in progress', { status: 'CREATE_IN_PROGRESS' }, 'todo'],
    ['one as it should be', {}, 'done'],
    ['a dead one', { status: 'ROLLBACK_COMPLETE' }, 'failed'],
    ['another one', { outputs: {} }, 'failed'],
  ])('%s: changes nothing', async (_, stack, state) => {
    const { aws, context } = setUp(stack === undefined ? {} : { stack })
    for (const purpose of ['plan', 'check'] as const) {
      expect(await lookAtStack(context, purpose)).toMatchObject({ state })
    }
    expect(aws.calls.writes()).toEqual([])
  })

  test('a plan looks at the template that would be used, a check does not', async () => {
    const { aws, context } = setUp()
    await lookAtStack(context, 'check')
    expect(aws.calls.countOf('cloudformation:GetTemplateSummary')).toBe(0)
    await lookAtStack(context, 'plan')
    expect(aws.calls.countOf('cloudformation:GetTemplateSummary')).toBe(1)
  })
})
