import {
  type CloudFormationClient,
  CreateStackCommand,
  type CreateStackCommandInput,
  DeleteStackCommand,
  DescribeEventsCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateSummaryCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
  paginateDescribeStackEvents,
  type Stack,
} from '@aws-sdk/client-cloudformation'
import { describe, expect, test, vi } from 'vitest'
import { STACK_NAME, TEMPLATE_URL } from '../../app/activeeye/prescribed.ts'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import { cloudFormation, PROD, practice, refusalOf } from './practiceClients.ts'

// Stacks are waited for, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const INPUT: CreateStackCommandInput = {
  StackName: STACK_NAME,
  TemplateURL: TEMPLATE_URL,
  Parameters: [{ ParameterKey: 'ExternalID', ParameterValue: 'acme-prod' }],
  Capabilities: ['CAPABILITY_NAMED_IAM'],
  Tags: [{ Key: 'activeeye-onboarding', Value: 'test' }],
  ClientRequestToken: 'create-1',
}

async function create(client: CloudFormationClient, more: Partial<CreateStackCommandInput> = {}) {
  const { StackId = '' } = await client.send(new CreateStackCommand({ ...INPUT, ...more }))
  return StackId
}

async function stackOf(client: CloudFormationClient, StackName: string): Promise<Stack | undefined> {
  return (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0]
}

async function settled(client: CloudFormationClient, stackId: string): Promise<Stack | undefined> {
  return vi.waitFor(
    async () => {
      const stack = await stackOf(client, stackId)
      if (stack?.StackStatus?.endsWith('_IN_PROGRESS') !== false) throw new Error('still in progress')
      return stack
    },
    { timeout: 20_000, interval: 50 },
  )
}

async function eventsOf(client: CloudFormationClient, StackName: string) {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }))
  return StackEvents.map(
    ({ LogicalResourceId, ResourceStatus }) => `${LogicalResourceId} ${ResourceStatus}`,
  ).reverse()
}

describe('GetTemplateSummary', () => {
  test('says what has to be filled in and acknowledged', async () => {
    const client = await cloudFormation(await practice('single-vpc'))
    expect(await client.send(new GetTemplateSummaryCommand({ TemplateURL: TEMPLATE_URL }))).toMatchObject({
      Parameters: [{ ParameterKey: 'ExternalID', ParameterType: 'String', NoEcho: false }],
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
      ResourceTypes: ['AWS::IAM::Role', 'AWS::IAM::ManagedPolicy'],
    })
  })

  test('shows a template that ActiveEye has changed', async () => {
    const client = await cloudFormation(await practice('template-changed'))
    const summary = await client.send(new GetTemplateSummaryCommand({ TemplateURL: TEMPLATE_URL }))
    expect(summary.Parameters?.map(({ ParameterKey, NoEcho }) => [ParameterKey, NoEcho])).toEqual([
      ['ExternalID', false],
      ['CollectorToken', true],
    ])
    expect(await refusalOf(create(client))).toMatchObject({
      name: 'ValidationError',
      message: 'Parameters: [CollectorToken] must have values',
    })
  })

  test('knows no other template', async () => {
    const client = await cloudFormation(await practice('single-vpc'))
    const missing = new GetTemplateSummaryCommand({ TemplateURL: `${TEMPLATE_URL}.old` })
    expect(await refusalOf(client.send(missing))).toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining('S3 error: The specified key does not exist.'),
      status: 400,
    })
    const elsewhere = new GetTemplateSummaryCommand({ TemplateURL: 'https://example.com/t.yaml' })
    expect((await refusalOf(client.send(elsewhere))).message).toBe('TemplateURL must be a supported URL.')
    const unavailable = await cloudFormation(await practice('template-unavailable'))
    expect((await refusalOf(create(unavailable))).name).toBe('ValidationError')
  })
})

describe('CreateStack', () => {
  test('goes on by itself to CREATE_COMPLETE with its outputs', async () => {
    const client = await cloudFormation(await practice('single-vpc'))
    const stackId = await create(client)
    expect(stackId).toMatch(
      /^arn:aws:cloudformation:us-east-1:444455556666:stack\/activeeye-security-monitor\/[\da-f-]{36}$/,
    )
    const stack = await settled(client, STACK_NAME)
    expect(stack).toMatchObject({
      StackId: stackId,
      StackStatus: 'CREATE_COMPLETE',
      Parameters: [{ ParameterKey: 'ExternalID', ParameterValue: 'acme-prod' }],
      Tags: [{ Key: 'activeeye-onboarding', Value: 'test' }],
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    })
    expect(stack?.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])).toEqual([
      ['AccountID', PROD],
      ['ExternalID', 'acme-prod'],
    ])
    expect(await eventsOf(client, STACK_NAME)).toEqual([
      'activeeye-security-monitor CREATE_IN_PROGRESS',
      'SecurityMonitorRole CREATE_IN_PROGRESS',
      'SecurityMonitorRole CREATE_IN_PROGRESS',
      'SecurityMonitorRole CREATE_COMPLETE',
      'SecurityMonitorPolicy CREATE_IN_PROGRESS',
      'SecurityMonitorPolicy CREATE_IN_PROGRESS',
      'SecurityMonitorPolicy CREATE_COMPLETE',
      'activeeye-security-monitor CREATE_COMPLETE',
    ])
    const { StackResources } = await client.send(new DescribeStackResourcesCommand({ StackName: STACK_NAME }))
    expect(StackResources?.map(({ PhysicalResourceId }) => PhysicalResourceId)).toEqual([
      'activeeye-security-monitor',
      expect.stringMatching(/^arn:aws:iam::444455556666:policy\//),
    ])
  })

  test('is in progress first, without outputs, and its events come one by one', async () => {
    const cloud = await practice({
      ...SCENARIOS['single-vpc'],
      cloudFormation: { ...SCENARIOS['single-vpc'].cloudFormation, stackMs: 3_600_000 },
    })
    const client = await cloudFormation(cloud)
    const stack = await stackOf(client, await create(client))
    expect(stack).toMatchObject({ StackStatus: 'CREATE_IN_PROGRESS', Outputs: [] })
    expect(await eventsOf(client, STACK_NAME)).toEqual(['activeeye-security-monitor CREATE_IN_PROGRESS'])
    const [event] =
      (await client.send(new DescribeStackEventsCommand({ StackName: STACK_NAME }))).StackEvents ?? []
    expect(event).toMatchObject({ ResourceStatusReason: 'User Initiated', ClientRequestToken: 'create-1' })
  })

  test.each<[string, Partial<CreateStackCommandInput>, string, string]>([
    [
      'without the acknowledgement',
      { Capabilities: [] },
      'InsufficientCapabilitiesException',
      'Requires capabilities : [CAPABILITY_NAMED_IAM]',
    ],
    [
      'with too weak an acknowledgement',
      { Capabilities: ['CAPABILITY_IAM'] },
      'InsufficientCapabilitiesException',
      'Requires capabilities : [CAPABILITY_NAMED_IAM]',
    ],
    [
      'without the parameter',
      { Parameters: [] },
      'ValidationError',
      'Parameters: [ExternalID] must have values',
    ],
    [
      'with a parameter that the template has not',
      { Parameters: [{ ParameterKey: 'Colour', ParameterValue: 'red' }] },
      'ValidationError',
      'Parameters: [Colour] do not exist in the template',
    ],
    [
      'with a tag that AWS keeps for itself',
      { Tags: [{ Key: 'aws:x', Value: '1' }] },
      'ValidationError',
      'aws: prefixed tag key names are not allowed for external use.',
    ],
    [
      'with a tag that is too long',
      { Tags: [{ Key: 'a', Value: 'v'.repeat(257) }] },
      'ValidationError',
      expect.stringContaining("at 'tags.1.member.value' failed to satisfy constraint"),
    ],
    [
      'with a name that is too long',
      { StackName: 'a'.repeat(129) },
      'ValidationError',
      expect.stringContaining('Member must have length less than or equal to 128'),
    ],
    [
      'with an acknowledgement that there is not',
      { Capabilities: ['ALL' as 'CAPABILITY_IAM'] },
      'ValidationError',
      expect.stringContaining("Value '[ALL]' at 'capabilities' failed to satisfy constraint"),
    ],
    [
      'with a value that the template does not allow',
      { Parameters: [{ ParameterKey: 'ExternalID', ParameterValue: 'acme prod' }] },
      'ValidationError',
      "Parameter 'ExternalID' must match pattern [A-Za-z0-9-]+: letters, digits and dashes only",
    ],
  ])('is refused %s', async (_, input, name, message) => {
    const client = await cloudFormation(await practice('single-vpc'))
    expect(await refusalOf(create(client, input))).toMatchObject({ name, message, status: 400 })
    expect((await client.send(new DescribeStacksCommand({}))).Stacks).toEqual([])
  })

  test('knows its client request tokens and names', async () => {
    const client = await cloudFormation(await practice('single-vpc'))
    await create(client)
    expect((await refusalOf(create(client))).name).toBe('TokenAlreadyExistsException')
    expect(await refusalOf(create(client, { ClientRequestToken: 'create-2' }))).toMatchObject({
      name: 'AlreadyExistsException',
      message: 'Stack [activeeye-security-monitor] already exists',
    })
  })

  test('fails in a second Region: the role is there already, and IAM is one per account', async () => {
    const cloud = await practice('template-changed')
    const both = [
      { ParameterKey: 'ExternalID', ParameterValue: 'acme-prod' },
      { ParameterKey: 'CollectorToken', ParameterValue: 'secret' },
    ]
    const first = await cloudFormation(cloud)
    const made = await settled(first, await create(first, { Parameters: both }))
    expect(made?.Parameters).toContainEqual({ ParameterKey: 'CollectorToken', ParameterValue: '****' })
    const second = await cloudFormation(cloud, PROD, 'eu-west-1')
    expect((await settled(second, await create(second, { Parameters: both })))?.StackStatus).toBe(
      'ROLLBACK_COMPLETE',
    )
  })
})

describe('a stack whose role exists already', () => {
  test('rolls back, says why, and can be deleted and made again', async () => {
    const client = await cloudFormation(await practice('stack-role-exists'))
    const stackId = await create(client)
    const dead = await settled(client, stackId)
    expect(dead).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE', Outputs: [] })
    expect(await eventsOf(client, stackId)).toEqual([
      'activeeye-security-monitor CREATE_IN_PROGRESS',
      'SecurityMonitorRole CREATE_IN_PROGRESS',
      'SecurityMonitorRole CREATE_FAILED',
      'activeeye-security-monitor ROLLBACK_IN_PROGRESS',
      'SecurityMonitorRole DELETE_COMPLETE',
      'activeeye-security-monitor ROLLBACK_COMPLETE',
    ])
    const failures = await client.send(
      new DescribeEventsCommand({ StackName: stackId, Filters: { FailedEvents: true } }),
    )
    expect(failures.OperationEvents).toEqual([
      expect.objectContaining({
        EventType: 'PROVISIONING_ERROR',
        LogicalResourceId: 'SecurityMonitorRole',
        ResourceType: 'AWS::IAM::Role',
        ResourceStatus: 'CREATE_FAILED',
        ResourceStatusReason: expect.stringMatching(/^Resource handler returned message: .* already exists/),
      }),
    ])

    expect((await refusalOf(create(client, { ClientRequestToken: 'create-2' }))).name).toBe(
      'AlreadyExistsException',
    )
    await client.send(new DeleteStackCommand({ StackName: stackId, ClientRequestToken: 'delete-1' }))
    expect((await settled(client, stackId))?.StackStatus).toBe('DELETE_COMPLETE')
    const again = await create(client, { ClientRequestToken: 'create-2' })
    expect(again).not.toBe(stackId)
    expect((await settled(client, again))?.StackStatus).toBe('CREATE_COMPLETE')
  })

  test('fails again where the role stays', async () => {
    const client = await cloudFormation(await practice('stack-role-stays'))
    const first = await create(client)
    await settled(client, first)
    await client.send(new DeleteStackCommand({ StackName: first }))
    await settled(client, first)
    const second = await create(client, { ClientRequestToken: 'create-2' })
    expect((await settled(client, second))?.StackStatus).toBe('ROLLBACK_COMPLETE')
  })

  test.each([
    ['DO_NOTHING' as const, 'CREATE_FAILED'],
    ['DELETE' as const, 'DELETE_COMPLETE'],
  ])('ends as OnFailure %s says: %s', async (OnFailure, status) => {
    const client = await cloudFormation(await practice('stack-role-exists'))
    expect((await settled(client, await create(client, { OnFailure })))?.StackStatus).toBe(status)
  })

  test('can be left over from an earlier try', async () => {
    const client = await cloudFormation(await practice('stack-rollback-complete'))
    expect((await stackOf(client, STACK_NAME))?.StackStatus).toBe('ROLLBACK_COMPLETE')
  })
})

test('a stack of somebody else has its own ExternalID', async () => {
  const client = await cloudFormation(await practice('stack-exists-other-external-id'))
  expect(await stackOf(client, STACK_NAME)).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    Parameters: [{ ParameterKey: 'ExternalID', ParameterValue: 'acme-legacy' }],
  })
})

describe('a deleted stack', () => {
  test('is found by its ID only, with its events', async () => {
    const client = await cloudFormation(await practice('single-vpc'))
    const stackId = await create(client)
    await settled(client, stackId)
    await client.send(new DeleteStackCommand({ StackName: STACK_NAME, ClientRequestToken: 'delete-1' }))
    expect((await settled(client, stackId))?.StackStatus).toBe('DELETE_COMPLETE')
    expect(await refusalOf(stackOf(client, STACK_NAME))).toMatchObject({
      name: 'ValidationError',
      message: `Stack with id ${STACK_NAME} does not exist`,
      status: 400,
    })
    const events = await eventsOf(client, stackId)
    expect(events.slice(-6)).toEqual([
      'activeeye-security-monitor DELETE_IN_PROGRESS',
      'SecurityMonitorPolicy DELETE_IN_PROGRESS',
      'SecurityMonitorPolicy DELETE_COMPLETE',
      'SecurityMonitorRole DELETE_IN_PROGRESS',
      'SecurityMonitorRole DELETE_COMPLETE',
      'activeeye-security-monitor DELETE_COMPLETE',
    ])
    expect((await refusalOf(eventsOf(client, STACK_NAME))).name).toBe('ValidationError')
    const { StackSummaries } = await client.send(new ListStacksCommand({}))
    expect(StackSummaries).toMatchObject([
      {
        StackStatus: 'DELETE_COMPLETE',
        TemplateDescription: expect.stringContaining('ActiveEye'),
        DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
        DeletionTime: expect.any(Date),
      },
    ])
    const complete = new ListStacksCommand({ StackStatusFilter: ['CREATE_COMPLETE'] })
    expect((await client.send(complete)).StackSummaries).toEqual([])
    const wrong = new ListStacksCommand({ StackStatusFilter: ['GONE' as 'CREATE_COMPLETE'] })
    expect((await refusalOf(client.send(wrong))).message).toContain("Value '[GONE]' at 'stackStatusFilter'")
    const { StackResourceSummaries } = await client.send(
      new ListStackResourcesCommand({ StackName: stackId }),
    )
    expect(StackResourceSummaries?.map(({ ResourceStatus }) => ResourceStatus)).toEqual([
      'DELETE_COMPLETE',
      'DELETE_COMPLETE',
    ])
    expect((await refusalOf(stackOf(client, 'no_name'))).message).toContain(
      'Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:',
    )
    // Deleting what is not there succeeds.
    await client.send(new DeleteStackCommand({ StackName: STACK_NAME }))
  })

  test('was not protected', async () => {
    const client = await cloudFormation(await practice('single-vpc'))
    const stackId = await create(client, { EnableTerminationProtection: true })
    await settled(client, stackId)
    expect(await refusalOf(client.send(new DeleteStackCommand({ StackName: STACK_NAME })))).toMatchObject({
      name: 'ValidationError',
      message: `Stack [${STACK_NAME}] cannot be deleted while TerminationProtection is enabled`,
    })
  })
})

describe('events', () => {
  test('come in pages, the newest first', async () => {
    const base = SCENARIOS['single-vpc']
    const cloud = await practice({ ...base, cloudFormation: { ...base.cloudFormation, pageSize: 3 } })
    const client = await cloudFormation(cloud)
    const stackId = await create(client)
    await settled(client, stackId)
    const times: number[] = []
    const sizes: number[] = []
    for await (const { StackEvents = [] } of paginateDescribeStackEvents(
      { client },
      { StackName: stackId },
    )) {
      sizes.push(StackEvents.length)
      times.push(...StackEvents.map(({ Timestamp }) => Timestamp?.getTime() ?? 0))
    }
    expect(sizes).toEqual([3, 3, 2])
    expect(times).toEqual(times.toSorted((a, b) => b - a))
  })

  test('by operation, where DescribeEvents is allowed', async () => {
    const client = await cloudFormation(await practice('single-vpc'))
    const { OperationId } = await client.send(new CreateStackCommand(INPUT))
    await settled(client, STACK_NAME)
    const { OperationEvents } = await client.send(new DescribeEventsCommand({ OperationId }))
    expect(OperationEvents).toHaveLength(8)
    const denied = await cloudFormation(
      await practice({
        ...SCENARIOS['single-vpc'],
        faults: [{ kind: 'accessDenied', action: 'cloudformation:DescribeEvents' }],
      }),
    )
    await create(denied)
    expect(await refusalOf(denied.send(new DescribeEventsCommand({ StackName: STACK_NAME })))).toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(
        'because no identity-based policy allows the cloudformation:DescribeEvents action',
      ),
      status: 403,
    })
    expect(await eventsOf(denied, STACK_NAME)).not.toEqual([])
  })
})
