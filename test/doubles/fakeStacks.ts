import type {
  CreateStackRequest,
  Stack,
  StackEvent,
  StacksApi,
  TemplateSummary,
} from '../../app/aws/awsAccount.ts'
import { type FakeCalls, type Look, refuse } from './fakeCalls.ts'

/** A stack and what becomes of it: each look shows its status and moves it on to the next. */
export interface FakeStack extends Stack {
  status: string
  region: string
  outputs: Record<string, string>
  next: string[]
  failures: StackEvent[]
  isProtected: boolean
  /** What it was created from. */
  text: string
  /** DescribeStacks by name does not find it for this many looks. */
  hiddenLooks: number
}

/** What the creations to come lead to: the statuses after the call, and what fails on the way. */
export interface FakeCreation {
  readonly statuses: readonly [string, ...string[]]
  readonly failures?: readonly StackEvent[]
}

/** CloudFormation in all Regions of the account. Tests change it as they like. */
export interface FakeCloudFormation {
  stacks: FakeStack[]
  template: TemplateSummary
  /** The text behind the template's address; when left out, one that fits the summary. */
  file: string | undefined
  /** What GetTemplate answers instead of the text that the stack was created from. */
  returned: ((text: string) => string) | undefined
  /** One for each creation; all later ones succeed. */
  creations: FakeCreation[]
  deletion: readonly [string, ...string[]]
  outputsOf: (stack: Stack) => Record<string, string>
  /** Once a token was used, it is refused instead of answered again. */
  refusesUsedTokens: boolean
  /** How many stacks were really created. */
  created: number
}

export const SAMPLE_TEMPLATE: TemplateSummary = {
  parameters: [{ key: 'ExternalID', description: 'Given by ActiveEye', noEcho: false }],
  capabilities: ['CAPABILITY_NAMED_IAM'],
  capabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
  resourceTypes: ['AWS::IAM::Role'],
  description: 'ActiveEye security monitor',
}

/** A template's text with these parameters and resources: a role that another account may use, with an ExternalID. */
export function sampleText({ description, parameters, resourceTypes }: TemplateSummary): string {
  const role = {
    AssumeRolePolicyDocument: {
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::999999999999:root' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalID' } } },
      },
    },
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/SecurityAudit'],
  }
  return JSON.stringify({
    Description: description,
    Parameters: Object.fromEntries(parameters.map(({ key }) => [key, { Type: 'String' }])),
    Resources: Object.fromEntries(
      resourceTypes
        .toSorted()
        .map((type, at) => [`R${at}`, { Type: type, Properties: type === 'AWS::IAM::Role' ? role : {} }]),
    ),
  })
}

const SUCCESS: FakeCreation = { statuses: ['CREATE_IN_PROGRESS', 'CREATE_COMPLETE'] }

export function fakeCloudFormation(accountId: string): FakeCloudFormation {
  return {
    stacks: [],
    template: SAMPLE_TEMPLATE,
    file: undefined,
    returned: undefined,
    creations: [],
    deletion: ['DELETE_IN_PROGRESS', 'DELETE_COMPLETE'],
    outputsOf: ({ parameters }) => ({ AccountID: accountId, ExternalID: parameters.ExternalID ?? '' }),
    refusesUsedTokens: false,
    created: 0,
  }
}

export function fakeStack(changes: Partial<FakeStack> = {}): FakeStack {
  return {
    stackId: 'arn:aws:cloudformation:us-east-1:111122223333:stack/activeeye-security-monitor/found',
    name: 'activeeye-security-monitor',
    region: 'us-east-1',
    status: 'CREATE_COMPLETE',
    statusReason: '',
    parameters: { ExternalID: 'acme-prod' },
    outputs: { AccountID: '111122223333', ExternalID: 'acme-prod' },
    tags: {},
    next: [],
    failures: [],
    isProtected: false,
    text: sampleText(SAMPLE_TEMPLATE),
    hiddenLooks: 0,
    ...changes,
  }
}

export function fakeStacks(
  cloud: FakeCloudFormation,
  region: string,
  calls: FakeCalls,
  nextId: () => number,
): StacksApi {
  const living = () =>
    cloud.stacks.filter((stack) => stack.region === region && stack.status !== 'DELETE_COMPLETE')
  const byId = (stackId: string) =>
    cloud.stacks.find((stack) => stack.region === region && stack.stackId === stackId)

  function existing(action: Look, nameOrId: string): FakeStack {
    const stack = byId(nameOrId) ?? living().find(({ name }) => name === nameOrId)
    if (stack !== undefined) return stack
    throw refuse(action, 'ValidationError', `Stack with id ${nameOrId} does not exist`)
  }

  function find(nameOrId: string): FakeStack | undefined {
    const stack = byId(nameOrId)
    if (stack !== undefined) return stack
    return living().find((candidate) => {
      if (candidate.name !== nameOrId) return false
      if (candidate.hiddenLooks === 0) return true
      candidate.hiddenLooks -= 1
      return false
    })
  }

  function look(nameOrId: string): Stack | undefined {
    const stack = find(nameOrId)
    if (stack === undefined) return undefined
    const { stackId, name, status, statusReason, parameters, outputs, tags } = stack
    stack.status = stack.next.shift() ?? status
    if (stack.status === 'CREATE_COMPLETE' && status !== stack.status) stack.outputs = cloud.outputsOf(stack)
    return { stackId, name, status, statusReason, parameters, outputs, tags }
  }

  function create(request: CreateStackRequest): { stackId: string } {
    const refused = (code: string, message?: string) => refuse('cloudformation:CreateStack', code, message)
    const tokens = tokensOf(cloud)
    const earlier = tokens.get(request.clientRequestToken)
    if (earlier !== undefined) {
      if (cloud.refusesUsedTokens) throw refused('TokenAlreadyExistsException')
      return { stackId: earlier }
    }
    if (living().some(({ name }) => name === request.name)) throw refused('AlreadyExistsException')
    if (cloud.template.capabilities.some((capability) => !request.capabilities.includes(capability))) {
      throw refused('InsufficientCapabilitiesException', 'Requires capabilities : [CAPABILITY_NAMED_IAM]')
    }
    const { statuses, failures = [] } = cloud.creations.shift() ?? SUCCESS
    const [status, ...next] = statuses
    const stackId = `arn:aws:cloudformation:${region}:account:stack/${request.name}/${nextId()}`
    const { name, parameters, tags } = request
    cloud.stacks.push(
      fakeStack({
        stackId,
        name,
        region,
        status,
        next,
        parameters,
        outputs: {},
        tags,
        failures: [...failures],
        text: cloud.file ?? sampleText(cloud.template),
      }),
    )
    cloud.created += 1
    tokens.set(request.clientRequestToken, stackId)
    return { stackId }
  }

  const call = (action: Parameters<FakeCalls['answer']>[0]['action'], about: string) => ({
    action,
    region,
    about: [about],
  })
  return {
    getTemplateSummary: (url, signal) =>
      calls.answer(call('cloudformation:GetTemplateSummary', url), () => cloud.template, signal),
    getTemplate: (nameOrId, signal) =>
      calls.answer(
        call('cloudformation:GetTemplate', nameOrId),
        () => {
          const { text } = existing('cloudformation:GetTemplate', nameOrId)
          return cloud.returned?.(text) ?? text
        },
        signal,
      ),
    describeStack: (nameOrId, signal) =>
      calls.answer(call('cloudformation:DescribeStacks', nameOrId), () => look(nameOrId), signal),
    describeStackEvents: (nameOrId, signal) =>
      calls.answer(
        call('cloudformation:DescribeStackEvents', nameOrId),
        () => existing('cloudformation:DescribeStackEvents', nameOrId).failures.toReversed(),
        signal,
      ),
    describeFailedEvents: (nameOrId, signal) =>
      calls.answer(
        call('cloudformation:DescribeEvents', nameOrId),
        () => existing('cloudformation:DescribeEvents', nameOrId).failures.toReversed(),
        signal,
      ),
    describeFailures: (stackId, signal) =>
      calls.answer(
        call('cloudformation:DescribeEvents', stackId),
        () => byId(stackId)?.failures ?? [],
        signal,
      ),
    createStack: (request) =>
      calls.answer(
        { ...call('cloudformation:CreateStack', request.name), token: request.clientRequestToken },
        () => create(request),
      ),
    deleteStack: (stackId, token) =>
      calls.answer({ ...call('cloudformation:DeleteStack', stackId), token }, () => {
        const stack = byId(stackId)
        if (stack === undefined || stack.status === 'DELETE_COMPLETE') return
        if (stack.isProtected) {
          throw refuse(
            'cloudformation:DeleteStack',
            'ValidationError',
            `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
          )
        }
        const [status, ...next] = cloud.deletion
        stack.status = status
        stack.next = next
      }),
  }
}

/** AWS remembers tokens for the account, not for whoever holds a client. */
const remembered = new WeakMap<FakeCloudFormation, Map<string, string>>()
function tokensOf(cloud: FakeCloudFormation): Map<string, string> {
  const tokens = remembered.get(cloud) ?? new Map<string, string>()
  remembered.set(cloud, tokens)
  return tokens
}
