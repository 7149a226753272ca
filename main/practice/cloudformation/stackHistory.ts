import { hexId, uuidOf } from '../ids.ts'
import type { StackRecord } from '../world.ts'
import { roleNameOf, type StackTemplate } from './stackTemplate.ts'

/** One entry of a stack's history. */
export interface StackHistoryEvent {
  readonly eventId: string
  readonly at: number
  /** The operation that it belongs to. */
  readonly operation: 'CREATE_STACK' | 'DELETE_STACK'
  readonly logicalResourceId: string
  readonly physicalResourceId: string
  readonly resourceType: string
  readonly status: string
  readonly reason?: string
  readonly clientRequestToken: string
}

/** An event with its time as a share of the stack's whole duration. */
type PlannedEvent = Pick<StackHistoryEvent, 'logicalResourceId' | 'resourceType' | 'status' | 'reason'> & {
  readonly share: number
}

const STACK_TYPE = 'AWS::CloudFormation::Stack'

/**
 * The events of a stack until now, the oldest first. They are derived from the times at which creation and deletion
 * were requested, so that a stack progresses while no process is running.
 */
export function stackHistory(
  stack: StackRecord,
  template: StackTemplate,
  now: number,
): readonly StackHistoryEvent[] {
  const { deletion } = stack
  const creation = dated(stack, template, creationPlan(stack, template), 'CREATE_STACK', stack.createdAt)
  if (deletion === undefined) return creation.filter(({ at }) => at <= now)
  const before = creation.filter(({ at }) => at <= deletion.at)
  const made = resourcesMade(before)
  return [
    ...before,
    ...dated(stack, template, deletionPlan(stack, made), 'DELETE_STACK', deletion.at),
  ].filter(({ at }) => at <= now)
}

/** The latest event of the stack itself, which holds its status. */
export function latestStackEvent(events: readonly StackHistoryEvent[]): StackHistoryEvent | undefined {
  return events.findLast(({ resourceType }) => resourceType === STACK_TYPE)
}

/** The latest event of each resource. */
export function latestResourceEvents(events: readonly StackHistoryEvent[]): readonly StackHistoryEvent[] {
  const latest = new Map<string, StackHistoryEvent>()
  for (const event of events)
    if (event.resourceType !== STACK_TYPE) latest.set(event.logicalResourceId, event)
  return [...latest.values()]
}

/** The ID of a stack operation: CreateStack returns it and DescribeEvents takes it. */
export function operationId(stack: StackRecord, operation: StackHistoryEvent['operation']): string {
  return uuidOf(stack.stackId, operation)
}

function creationPlan(stack: StackRecord, template: StackTemplate): readonly PlannedEvent[] {
  if (stack.outcome === 'neverExecuted') {
    return [{ ...ofStack(stack, 'REVIEW_IN_PROGRESS', 'User Initiated'), share: 0 }]
  }
  const start: PlannedEvent = { ...ofStack(stack, 'CREATE_IN_PROGRESS', 'User Initiated'), share: 0 }
  const resources = Object.entries(template.Resources)
  if (stack.outcome === 'roleExists') return [start, ...rolledBack(stack, template)]
  const each = resources.flatMap(([logicalResourceId, { Type }], place) => {
    const from = 0.05 + (0.9 * place) / resources.length
    const length = 0.9 / resources.length
    const resource = { logicalResourceId, resourceType: Type }
    return [
      { ...resource, status: 'CREATE_IN_PROGRESS', share: from },
      {
        ...resource,
        status: 'CREATE_IN_PROGRESS',
        reason: 'Resource creation Initiated',
        share: from + length * 0.2,
      },
      { ...resource, status: 'CREATE_COMPLETE', share: from + length * 0.9 },
    ]
  })
  return [start, ...each, { ...ofStack(stack, 'CREATE_COMPLETE'), share: 1 }]
}

function rolledBack(stack: StackRecord, template: StackTemplate): readonly PlannedEvent[] {
  const [logicalResourceId = 'Role'] =
    Object.entries(template.Resources).find(([, { Type }]) => Type === 'AWS::IAM::Role') ?? []
  const role = { logicalResourceId, resourceType: 'AWS::IAM::Role' }
  const reason = `Resource handler returned message: "Resource of type 'AWS::IAM::Role' with identifier '${roleNameOf(template)}' already exists." (RequestToken: ${uuidOf(stack.stackId, 'handler')}, HandlerErrorCode: AlreadyExists)`
  const failed: readonly PlannedEvent[] = [
    { ...role, status: 'CREATE_IN_PROGRESS', share: 0.1 },
    { ...role, status: 'CREATE_FAILED', reason, share: 0.4 },
  ]
  const why = `The following resource(s) failed to create: [${logicalResourceId}]. `
  switch (stack.onFailure) {
    case 'ROLLBACK':
      return [
        ...failed,
        { ...ofStack(stack, 'ROLLBACK_IN_PROGRESS', `${why}Rollback requested by user.`), share: 0.45 },
        { ...role, status: 'DELETE_COMPLETE', share: 0.7 },
        { ...ofStack(stack, 'ROLLBACK_COMPLETE'), share: 1 },
      ]
    case 'DELETE':
      return [
        ...failed,
        { ...ofStack(stack, 'DELETE_IN_PROGRESS', `${why}Delete requested by user.`), share: 0.45 },
        { ...role, status: 'DELETE_COMPLETE', share: 0.7 },
        { ...ofStack(stack, 'DELETE_COMPLETE'), share: 1 },
      ]
    case 'DO_NOTHING':
      return [...failed, { ...ofStack(stack, 'CREATE_FAILED', why.trim()), share: 0.45 }]
  }
}

function deletionPlan(stack: StackRecord, made: readonly StackHistoryEvent[]): readonly PlannedEvent[] {
  const resources = made.toReversed().flatMap(({ logicalResourceId, resourceType }, place) => {
    const from = 0.1 + (0.8 * place) / made.length
    const resource = { logicalResourceId, resourceType }
    return [
      { ...resource, status: 'DELETE_IN_PROGRESS', share: from },
      { ...resource, status: 'DELETE_COMPLETE', share: from + 0.7 / made.length },
    ]
  })
  return [
    { ...ofStack(stack, 'DELETE_IN_PROGRESS', 'User Initiated'), share: 0 },
    ...resources,
    { ...ofStack(stack, 'DELETE_COMPLETE'), share: 1 },
  ]
}

function resourcesMade(events: readonly StackHistoryEvent[]): readonly StackHistoryEvent[] {
  return latestResourceEvents(events).filter(
    ({ status }) => status.startsWith('CREATE') && status !== 'CREATE_FAILED',
  )
}

function ofStack(stack: StackRecord, status: string, reason?: string) {
  const event = { logicalResourceId: stack.name, resourceType: STACK_TYPE, status }
  return reason === undefined ? event : { ...event, reason }
}

function dated(
  stack: StackRecord,
  template: StackTemplate,
  plan: readonly PlannedEvent[],
  operation: StackHistoryEvent['operation'],
  start: number,
): readonly StackHistoryEvent[] {
  return plan.map(({ share, ...event }, place) => ({
    ...event,
    operation,
    at: start + Math.round(share * stack.durationMs),
    eventId: uuidOf(stack.stackId, operation, place),
    physicalResourceId: physicalId(stack, template, event),
    clientRequestToken:
      operation === 'CREATE_STACK' ? stack.clientRequestToken : (stack.deletion?.clientRequestToken ?? ''),
  }))
}

function physicalId(stack: StackRecord, template: StackTemplate, event: Omit<PlannedEvent, 'share'>): string {
  const { resourceType, logicalResourceId, status, reason } = event
  if (resourceType === STACK_TYPE) return stack.stackId
  // A resource has no ID before its creation began, and none if the creation failed.
  if ((status === 'CREATE_IN_PROGRESS' && reason === undefined) || status === 'CREATE_FAILED') return ''
  if (resourceType === 'AWS::IAM::Role') return roleNameOf(template) ?? `${stack.name}-${logicalResourceId}`
  const suffix = hexId(12, stack.stackId, logicalResourceId).toUpperCase()
  return `arn:aws:iam::${stack.accountId}:policy/${stack.name}-${logicalResourceId}-${suffix}`
}
