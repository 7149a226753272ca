import type { SignedCall, SignedHandler } from '../practiceCall.ts'
import { pageOf } from '../wire/paging.ts'
import { listOf } from '../wire/parameters.ts'
import type { StackRecord } from '../world.ts'
import { iso } from './describeStacks.ts'
import { constraintFailed, eventsOf, findStack, stacksHere, statusOf, validationError } from './findStack.ts'
import { latestResourceEvents } from './stackHistory.ts'
import { ACTIVEEYE_TEMPLATE } from './stackTemplate.ts'

/** Nobody looks for drift here. */
const DRIFT = 'NOT_CHECKED'

/** Lists all stacks, also deleted ones, or those in the given statuses. */
export const listStacks: SignedHandler = (call) => {
  const wanted = listOf(call.parameters, 'StackStatusFilter.member')
  const unknown = wanted.find((status) => !STATUSES.has(status))
  if (unknown !== undefined) {
    throw constraintFailed(
      `'[${wanted.join(', ')}]'`,
      'stackStatusFilter',
      `Member must satisfy constraint: [Member must satisfy enum value set: [${[...STATUSES].join(', ')}]]`,
    )
  }
  const stacks = stacksHere(call).filter(
    (stack) => wanted.length === 0 || wanted.includes(statusOf(call, stack).status),
  )
  const page = pageHere(call, stacks)
  return {
    answer: {
      StackSummaries: page.items.map((stack) => summaryOf(call, stack)),
      NextToken: page.nextToken,
    },
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackSummary.html, without nested and updated stacks. */
function summaryOf(call: SignedCall, stack: StackRecord) {
  const { status, reason } = statusOf(call, stack)
  const template = call.scenario.cloudFormation.templates[stack.templateUrl] ?? ACTIVEEYE_TEMPLATE
  return {
    StackId: stack.stackId,
    StackName: stack.name,
    TemplateDescription: template.Description,
    CreationTime: iso(stack.createdAt),
    DeletionTime: stack.deletion === undefined ? undefined : iso(stack.deletion.at),
    StackStatus: status,
    StackStatusReason: reason === 'User Initiated' ? undefined : reason,
    DriftInformation: { StackDriftStatus: DRIFT },
  }
}

/** The resources of a stack in their last status. */
export const listStackResources: SignedHandler = (call) => {
  const page = pageHere(call, latestResourceEvents(eventsOf(call, findStack(call))))
  return {
    answer: {
      StackResourceSummaries: page.items.map((event) => ({
        LogicalResourceId: event.logicalResourceId,
        PhysicalResourceId: event.physicalResourceId,
        ResourceType: event.resourceType,
        LastUpdatedTimestamp: iso(event.at),
        ResourceStatus: event.status,
        ResourceStatusReason: event.reason,
        DriftInformation: { StackResourceDriftStatus: DRIFT },
      })),
      NextToken: page.nextToken,
    },
  }
}

function pageHere<T>({ scenario, parameters }: SignedCall, all: readonly T[]) {
  const page = pageOf(all, scenario.cloudFormation.pageSize, parameters.get('NextToken'))
  if (page === undefined) throw validationError('Token is invalid')
  return page
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html */
const STATUSES: ReadonlySet<string> = new Set([
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'CREATE_COMPLETE',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_FAILED',
  'ROLLBACK_COMPLETE',
  'DELETE_IN_PROGRESS',
  'DELETE_FAILED',
  'DELETE_COMPLETE',
  'UPDATE_IN_PROGRESS',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'UPDATE_ROLLBACK_IN_PROGRESS',
  'UPDATE_ROLLBACK_FAILED',
  'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE',
  'REVIEW_IN_PROGRESS',
  'IMPORT_IN_PROGRESS',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_IN_PROGRESS',
  'IMPORT_ROLLBACK_FAILED',
  'IMPORT_ROLLBACK_COMPLETE',
])
