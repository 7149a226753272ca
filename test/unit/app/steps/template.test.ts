import { describe, expect, test } from 'vitest'
import type { TemplateSummary } from '../../../../app/aws/awsAccount.ts'
import { lookAtStack } from '../../../../app/steps/stackStep.ts'
import { NO_CONSENT } from '../../../doubles/atWork.ts'
import { SAMPLE_TEMPLATE } from '../../../doubles/fakeStacks.ts'
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
