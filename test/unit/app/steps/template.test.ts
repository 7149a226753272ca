import { describe, expect, test } from 'vitest'
import type { TemplateSummary } from '../../../../app/aws/awsAccount.ts'
import { lookAtStack } from '../../../../app/steps/stackStep.ts'
import { NO_CONSENT } from '../../../doubles/atWork.ts'
import { fakeStack, SAMPLE_TEMPLATE, sampleText } from '../../../doubles/fakeStacks.ts'
import { problemOf, setUp } from './stackAtWork.ts'

describe('consent', () => {
  test('none: nothing is created, and a person is waited for', async () => {
    const { aws, ensure } = setUp({ consent: NO_CONSENT })
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'acknowledgementNeeded',
      waitsFor: 'customer',
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

describe('the text of the template', () => {
  const other = (cloud: { template: TemplateSummary }) =>
    sampleText(cloud.template).replaceAll('999999999999', '666666666666')

  test('is bound by the consent: other bytes that AWS describes alike end the run, with both hashes', async () => {
    const { aws, ensure, context, cloudFormation } = setUp({ consent: NO_CONSENT })
    await lookAtStack(context, 'plan')
    const shown = context.facts().template?.template
    const before = shown?.read?.kind === 'file' ? shown.read.sha256 : ''
    cloudFormation.file = other(cloudFormation)
    const problem = await problemOf(
      ensure({ iam: { templateHash: shown?.hash ?? '' }, replaceFailedStack: false }),
    )
    const now = context.facts().template?.template.read
    expect(problem).toMatchObject({ kind: 'templateChanged', message: expect.stringContaining(before) })
    expect(problem).toMatchObject({
      message: expect.stringContaining(now?.kind === 'file' ? now.sha256 : 'no'),
    })
    expect(before).toMatch(/^[0-9a-f]{64}$/)
    expect(aws.calls.writes()).toEqual([])
  })

  test('one consent of the journal is for that account, that address and those bytes', async () => {
    const { ensure, work, context, cloudFormation } = setUp()
    await ensure()
    expect(work.store.kept.find(({ type }) => type === 'consentGiven')).toMatchObject({
      accountId: context.account.accountId,
      to: { url: context.facts().template?.template.url, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    cloudFormation.stacks = []
    cloudFormation.file = other(cloudFormation)
    expect(await problemOf(ensure(NO_CONSENT))).toMatchObject({ kind: 'templateChanged' })
  })

  test('that can not be read: said, and the consent is to the summary only', async () => {
    const { aws, ensure, context, work } = setUp({ consent: NO_CONSENT })
    aws.calls.fail({ action: 's3:GetObject', details: { reason: 'notAws', message: 'It is an HTML page.' } })
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'acknowledgementNeeded',
      message: expect.stringMatching(/could not be read from here: It is an HTML page .* summary of it only/),
    })
    const template = context.facts().template?.template
    expect(template?.read).toEqual({ kind: 'summaryOnly', why: 'It is an HTML page (Scripted)' })
    const consent = { iam: { templateHash: template?.hash ?? '' }, replaceFailedStack: false }
    expect(await ensure(consent)).toMatchObject({ state: 'done' })
    expect(work.store.kept.find(({ type }) => type === 'consentGiven')).toMatchObject({
      to: { url: template?.url },
    })
    expect(JSON.stringify(work.store.kept.find(({ type }) => type === 'consentGiven'))).not.toContain(
      'sha256',
    )
  })

  test('a consent to the summary holds for no text that is read later', async () => {
    const { aws, ensure, context } = setUp({ consent: NO_CONSENT })
    aws.calls.fail({ action: 's3:GetObject', details: { reason: 'connection' }, times: 1 })
    await lookAtStack(context, 'plan')
    const templateHash = context.facts().template?.template.hash ?? ''
    expect(await problemOf(ensure({ iam: { templateHash }, replaceFailedStack: false }))).toMatchObject({
      kind: 'templateChanged',
      message: expect.stringContaining('summary'),
    })
    expect(aws.calls.writes()).toEqual([])
  })

  test('that was read and acknowledged, and can not be read now: nothing is created', async () => {
    const { aws, ensure, context } = setUp({ consent: NO_CONSENT })
    await lookAtStack(context, 'plan')
    const templateHash = context.facts().template?.template.hash ?? ''
    aws.calls.fail({ action: 's3:GetObject', details: { reason: 'connection' } })
    expect(await problemOf(ensure({ iam: { templateHash }, replaceFailedStack: false }))).toMatchObject({
      kind: 'templateUnavailable',
      retryable: true,
    })
    expect(aws.calls.writes()).toEqual([])
  })

  test.each([
    ['is no template', 'Hello'],
    ['is cut off', '{"Resources":{"R0":{"Type":"AWS::IAM::Role","Prop'],
    ['is too large to be judged', `Resources:\n  A: ${'x'.repeat(300_000)}`],
  ])('that %s stops, whatever was allowed', async (_, file) => {
    const { aws, ensure } = setUp({ cloud: { file } })
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'templateUnavailable',
      message: expect.stringContaining('judged'),
    })
    expect(aws.calls.writes()).toEqual([])
  })

  test('that is another one than CloudFormation read stops', async () => {
    const file = sampleText({ ...SAMPLE_TEMPLATE, resourceTypes: ['AWS::SNS::Topic'] })
    const { aws, ensure } = setUp({ cloud: { file } })
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'templateChanged',
      message: expect.stringContaining('CloudFormation names AWS::IAM::Role'),
    })
    expect(aws.calls.writes()).toEqual([])
  })

  test('a consent of an earlier version is asked for again, and a stack of then needs none', async () => {
    const { ensure, context, cloudFormation } = setUp({ consent: NO_CONSENT })
    await context.record({ type: 'consentGiven', templateHash: 'old', capabilities: [] })
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'acknowledgementNeeded',
      message: expect.stringContaining('earlier version of this app'),
      waitsFor: 'customer',
    })
    cloudFormation.stacks.push(fakeStack())
    expect(await ensure()).toMatchObject({ state: 'done' })
  })
})
