import { describe, expect, test } from 'vitest'
import { ACCOUNT, type Answer, connected, localAws, never, queryError } from '../../../doubles/localAws.ts'

const stackId = 'arn:aws:cloudformation:us-east-1:111122223333:stack/activeeye-security-monitor/1'
const stacks = (endpoint: string) => connected(endpoint).account(ACCOUNT).stacksIn('us-east-1')

function result(action: string, inner: string): Answer {
  return { body: `<${action}Response><${action}Result>${inner}</${action}Result></${action}Response>` }
}

/** As other clouds answer what they do not have. */
const page: Answer = { status: 500, contentType: 'text/html', body: '<html><title>500</html>' }

test('CreateStack sends a token, the consent and the tags', async () => {
  const aws = await localAws(() => result('CreateStack', `<StackId>${stackId}</StackId>`))
  const created = await stacks(aws.endpoint).createStack({
    name: 'activeeye-security-monitor',
    templateUrl: 'https://s3.amazonaws.com/bucket/template.yaml',
    parameters: { ExternalID: 'acme-prod' },
    capabilities: ['CAPABILITY_NAMED_IAM'],
    clientRequestToken: 'token-1',
    tags: { 'activeeye-onboarding': 'onboarding-1' },
  })
  expect(created).toEqual({ stackId })
  expect(aws.calls[0]?.parameters).toEqual({
    Action: 'CreateStack',
    Version: '2010-05-15',
    StackName: 'activeeye-security-monitor',
    TemplateURL: 'https://s3.amazonaws.com/bucket/template.yaml',
    'Parameters.member.1.ParameterKey': 'ExternalID',
    'Parameters.member.1.ParameterValue': 'acme-prod',
    'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
    ClientRequestToken: 'token-1',
    'Tags.member.1.Key': 'activeeye-onboarding',
    'Tags.member.1.Value': 'onboarding-1',
  })
})

describe('describeStack', () => {
  test('finds one', async () => {
    const aws = await localAws(() =>
      result(
        'DescribeStacks',
        `<Stacks><member><StackId>${stackId}</StackId><StackName>activeeye-security-monitor</StackName>
        <StackStatus>DELETE_COMPLETE</StackStatus><StackStatusReason>because</StackStatusReason>
        <Parameters><member><ParameterKey>ExternalID</ParameterKey><ParameterValue>acme-prod</ParameterValue></member></Parameters>
        <Outputs><member><OutputKey>AccountID</OutputKey><OutputValue>111122223333</OutputValue></member></Outputs>
        <Tags><member><Key>k</Key><Value>v</Value></member></Tags></member></Stacks>`,
      ),
    )
    expect(await stacks(aws.endpoint).describeStack(stackId, never())).toEqual({
      stackId,
      name: 'activeeye-security-monitor',
      status: 'DELETE_COMPLETE',
      statusReason: 'because',
      parameters: { ExternalID: 'acme-prod' },
      outputs: { AccountID: '111122223333' },
      tags: { k: 'v' },
    })
  })

  test('finds none', async () => {
    const aws = await localAws(() => queryError(400, 'ValidationError', 'Stack with id x does not exist'))
    expect(await stacks(aws.endpoint).describeStack('x', never())).toBeUndefined()
  })

  test('another ValidationError is a failure', async () => {
    const aws = await localAws(() => queryError(400, 'ValidationError', 'name is too long'))
    await expect(stacks(aws.endpoint).describeStack('x', never())).rejects.toMatchObject({
      details: { reason: 'refused', code: 'ValidationError' },
    })
  })
})

describe('the template', () => {
  test('with its capabilities', async () => {
    const aws = await localAws(() =>
      result(
        'GetTemplateSummary',
        `<Parameters><member><ParameterKey>ExternalID</ParameterKey><Description>yours</Description><NoEcho>true</NoEcho></member>
        <member><ParameterKey>Days</ParameterKey><DefaultValue></DefaultValue></member></Parameters>
        <Capabilities><member>CAPABILITY_NAMED_IAM</member></Capabilities><CapabilitiesReason>[AWS::IAM::Role]</CapabilitiesReason>
        <ResourceTypes><member>AWS::IAM::Role</member></ResourceTypes><Description>monitor</Description>`,
      ),
    )
    expect(await stacks(aws.endpoint).getTemplateSummary('https://template', never())).toEqual({
      parameters: [
        { key: 'ExternalID', description: 'yours', noEcho: true },
        { key: 'Days', description: '', noEcho: false, defaultValue: '' },
      ],
      capabilities: ['CAPABILITY_NAMED_IAM'],
      capabilitiesReason: '[AWS::IAM::Role]',
      resourceTypes: ['AWS::IAM::Role'],
      description: 'monitor',
    })
  })

  test('without any', async () => {
    const aws = await localAws(() => result('GetTemplateSummary', '<Description>monitor</Description>'))
    expect(await stacks(aws.endpoint).getTemplateSummary('https://template', never())).toMatchObject({
      parameters: [],
      capabilities: [],
      resourceTypes: [],
    })
  })
})

test('an answer that describes no template is no fact about one', async () => {
  const body = '<GetTemplateSummaryResponse><GetTemplateSummaryResult/></GetTemplateSummaryResponse>'
  const aws = await localAws(() => ({ body }))
  await expect(
    stacks(aws.endpoint).getTemplateSummary('https://example.com/t', never()),
  ).rejects.toMatchObject({
    details: { reason: 'notAws', code: 'ForeignAnswer' },
  })
})

describe('what failed', () => {
  const member = (minute: number, id: string, status: string, reason = '') =>
    `<member><Timestamp>2026-11-23T10:0${minute}:00Z</Timestamp><LogicalResourceId>${id}</LogicalResourceId><ResourceType>AWS::IAM::Role</ResourceType><ResourceStatus>${status}</ResourceStatus><ResourceStatusReason>${reason}</ResourceStatusReason></member>`
  const cancelled = member(2, 'Policy', 'CREATE_FAILED', 'Resource creation cancelled')
  const cause = member(1, 'Role', 'CREATE_FAILED', 'role exists already')
  const later = member(3, 'Topic', 'CREATE_FAILED', 'no permission')

  const expected = [
    expect.objectContaining({
      logicalResourceId: 'Role',
      status: 'CREATE_FAILED',
      reason: 'role exists already',
    }),
    expect.objectContaining({ logicalResourceId: 'Topic', at: '2026-11-23T10:03:00.000Z' }),
  ]

  test('as DescribeEvents tells it, oldest first, without what was only cancelled', async () => {
    const aws = await localAws(({ parameters }) =>
      parameters.NextToken === undefined
        ? result(
            'DescribeEvents',
            `<OperationEvents>${later}${cancelled}</OperationEvents><NextToken>2</NextToken>`,
          )
        : result('DescribeEvents', `<OperationEvents>${cause}</OperationEvents>`),
    )
    expect(await stacks(aws.endpoint).describeFailures(stackId, never())).toEqual(expected)
    expect(aws.calls[0]?.parameters).toMatchObject({ StackName: stackId, 'Filters.FailedEvents': 'true' })
  })

  test.each([
    [
      'is not allowed',
      queryError(403, 'AccessDenied', 'is not authorized to perform: cloudformation:DescribeEvents'),
    ],
    ['is not there', page],
    ['knows nothing', result('DescribeEvents', '<OperationEvents/>')],
  ])('as every page of DescribeStackEvents tells it, where DescribeEvents %s', async (_, answer) => {
    const rest = `${member(0, 'Stack', 'CREATE_IN_PROGRESS')}`
    const aws = await localAws(({ action, parameters }) => {
      if (action === 'DescribeEvents') return answer
      return parameters.NextToken === undefined
        ? result(
            'DescribeStackEvents',
            `<StackEvents>${later}${cancelled}</StackEvents><NextToken>2</NextToken>`,
          )
        : result('DescribeStackEvents', `<StackEvents>${cause}${rest}</StackEvents>`)
    })
    expect(await stacks(aws.endpoint).describeFailures(stackId, never())).toEqual(expected)
    expect(aws.calls.at(-1)?.parameters).toMatchObject({ StackName: stackId, NextToken: '2' })
  })

  test('of the same moment, the first is the cause', async () => {
    const second = member(1, 'Second', 'CREATE_FAILED', 'b')
    const first = member(1, 'First', 'CREATE_FAILED', 'a')
    const aws = await localAws(({ action }) =>
      action === 'DescribeEvents'
        ? page
        : result('DescribeStackEvents', `<StackEvents>${second}${first}</StackEvents>`),
    )
    const failures = await stacks(aws.endpoint).describeFailures(stackId, never())
    expect(failures.map(({ logicalResourceId }) => logicalResourceId)).toEqual(['First', 'Second'])
  })

  test('when an expired sign-in is the reason, that is said', async () => {
    const aws = await localAws(() => queryError(403, 'ExpiredToken'))
    await expect(stacks(aws.endpoint).describeFailures(stackId, never())).rejects.toMatchObject({
      details: { reason: 'signInExpired' },
    })
  })
})

test('events for watching are the first page only', async () => {
  const aws = await localAws(() =>
    result(
      'DescribeStackEvents',
      '<StackEvents><member><Timestamp>2026-11-23T10:00:00Z</Timestamp><LogicalResourceId>Role</LogicalResourceId><ResourceStatus>CREATE_IN_PROGRESS</ResourceStatus></member></StackEvents><NextToken>2</NextToken>',
    ),
  )
  expect(await stacks(aws.endpoint).describeStackEvents(stackId, never())).toEqual([
    {
      at: '2026-11-23T10:00:00.000Z',
      logicalResourceId: 'Role',
      resourceType: '',
      status: 'CREATE_IN_PROGRESS',
      reason: '',
    },
  ])
  expect(aws.calls).toHaveLength(1)
})
