import type { SignedCall, SignedHandler } from '../call.ts'
import { type ListPage, pageOf } from '../wire/page.ts'
import type { StackRecord } from '../world.ts'
import { iso } from './describeStacks.ts'
import { eventsOf, findStack, stacksHere } from './findStack.ts'
import { validationError } from './findTemplate.ts'
import { operationId } from './operationId.ts'
import type { StackHistoryEvent } from './stackEvents.ts'

/** Newest first; of a deleted stack by its ID. */
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

/** The events of operations; Filters.FailedEvents leaves what went wrong. Newest first. */
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
