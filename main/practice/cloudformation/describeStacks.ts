import type { SignedCall, SignedHandler } from '../practiceCall.ts'
import { type ListPage, pageOf } from '../wire/paging.ts'
import type { StackRecord } from '../world.ts'
import { eventsOf, findStack, isDeleted, stacksHere, statusOf, validationError } from './findStack.ts'
import { latestResourceEvents, operationId, type StackHistoryEvent } from './stackHistory.ts'
import { ACTIVEEYE_TEMPLATE, type StackTemplateValue } from './stackTemplate.ts'

/** Describes one stack by name or ID, or all that are not deleted. */
export const describeStacks: SignedHandler = (call) => {
  const stacks = call.parameters.has('StackName')
    ? [findStack(call)]
    : stacksHere(call).filter((stack) => !isDeleted(call, stack))
  return { answer: { Stacks: stacks.map((stack) => stackAnswer(call, stack)) } }
}

export const describeStackResources: SignedHandler = (call) => {
  const stack = findStack(call)
  return {
    answer: {
      StackResources: latestResourceEvents(eventsOf(call, stack)).map((event) => ({
        StackName: stack.name,
        StackId: stack.stackId,
        LogicalResourceId: event.logicalResourceId,
        PhysicalResourceId: event.physicalResourceId,
        ResourceType: event.resourceType,
        Timestamp: iso(event.at),
        ResourceStatus: event.status,
        ResourceStatusReason: event.reason,
      })),
    },
  }
}

/** Lists a stack's events, the newest first; a deleted stack is named by its ID. */
export const describeStackEvents: SignedHandler = (call) => {
  const stack = findStack(call)
  const page = eventPage(call, eventsOf(call, stack).toReversed())
  return {
    answer: {
      StackEvents: page.items.map((event) => ({
        EventId: event.eventId,
        StackName: stack.name,
        OperationId: operationId(stack, event.operation),
        ...eventAnswer(stack, event),
      })),
      NextToken: page.nextToken,
    },
  }
}

/** Lists the events of operations, the newest first. Filters.FailedEvents keeps only failures. */
export const describeEvents: SignedHandler = (call) => {
  const { parameters } = call
  const stack = parameters.has('OperationId') ? stackOfOperation(call) : findStack(call)
  const onlyFailed = parameters.get('Filters.FailedEvents') === 'true'
  const events = eventsOf(call, stack).filter(
    ({ operation, status }) =>
      (!parameters.has('OperationId') || parameters.get('OperationId') === operationId(stack, operation)) &&
      (!onlyFailed || status.endsWith('_FAILED')),
  )
  const page = eventPage(call, events.toReversed())
  return {
    answer: {
      OperationEvents: page.items.map((event) => ({
        EventId: event.eventId,
        OperationId: operationId(stack, event.operation),
        OperationType: event.operation,
        EventType: event.status.endsWith('_FAILED') ? 'PROVISIONING_ERROR' : 'STACK_EVENT',
        ...eventAnswer(stack, event),
      })),
      NextToken: page.nextToken,
    },
  }
}

function stackAnswer(call: SignedCall, stack: StackRecord) {
  const template = call.scenario.cloudFormation.templates[stack.templateUrl] ?? ACTIVEEYE_TEMPLATE
  const { status, reason } = statusOf(call, stack)
  const complete = status === 'CREATE_COMPLETE'
  return {
    StackId: stack.stackId,
    StackName: stack.name,
    Description: template.Description,
    Parameters: Object.entries(stack.parameters).map(([key, value]) => ({
      ParameterKey: key,
      ParameterValue: template.Parameters[key]?.NoEcho === true ? '****' : value,
    })),
    CreationTime: iso(stack.createdAt),
    DeletionTime: stack.deletion === undefined ? undefined : iso(stack.deletion.at),
    StackStatus: status,
    StackStatusReason: reason === 'User Initiated' ? undefined : reason,
    DisableRollback: stack.onFailure === 'DO_NOTHING',
    EnableTerminationProtection: stack.terminationProtection,
    Capabilities: stack.capabilities,
    Outputs: complete
      ? Object.entries(template.Outputs).map(([key, output]) => ({
          OutputKey: key,
          OutputValue: outputValue(stack, output.Value),
          Description: output.Description,
        }))
      : [],
    Tags: Object.entries(stack.tags).map(([key, value]) => ({ Key: key, Value: value })),
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  }
}

function outputValue(stack: StackRecord, value: StackTemplateValue): string {
  if (typeof value === 'string') return value
  return value.Ref === 'AWS::AccountId' ? stack.accountId : (stack.parameters[value.Ref] ?? '')
}

function eventAnswer(stack: StackRecord, event: StackHistoryEvent) {
  return {
    StackId: stack.stackId,
    LogicalResourceId: event.logicalResourceId,
    PhysicalResourceId: event.physicalResourceId,
    ResourceType: event.resourceType,
    Timestamp: iso(event.at),
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason,
    ClientRequestToken: event.clientRequestToken === '' ? undefined : event.clientRequestToken,
  }
}

function eventPage(call: SignedCall, events: readonly StackHistoryEvent[]): ListPage<StackHistoryEvent> {
  const page = pageOf(events, call.scenario.cloudFormation.pageSize, call.parameters.get('NextToken'))
  if (page === undefined) throw validationError('Token is invalid')
  return page
}

function stackOfOperation(call: SignedCall): StackRecord {
  const id = call.parameters.get('OperationId') ?? ''
  const stack = stacksHere(call).find(
    (one) => operationId(one, 'CREATE_STACK') === id || operationId(one, 'DELETE_STACK') === id,
  )
  if (stack === undefined) throw validationError(`Operation with id ${id} does not exist`)
  return stack
}

/** A time in CloudFormation's format. */
export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
