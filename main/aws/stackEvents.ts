import {
  type CloudFormationClient,
  type StackEvent as CloudFormationStackEvent,
  DescribeEventsCommand,
  DescribeStackEventsCommand,
  type OperationEvent,
} from '@aws-sdk/client-cloudformation'
import type { StackEvent } from '../../app/aws/awsAccount.ts'
import { failureText } from '../failures/failureText.ts'
import type { ServiceClient } from './clients.ts'
import { type AnswerPage, everyPage, pageInput } from './everyPage.ts'
import { member } from './ownAnswer.ts'

type CloudFormation = ServiceClient<CloudFormationClient>

/** Newest first. A deleted stack has events too, by its ID. */
export function stackEventsPage(
  cloudFormation: CloudFormation,
  stackId: string,
  nextToken: string | undefined,
  signal: AbortSignal,
): Promise<AnswerPage<StackEvent>> {
  return cloudFormation.calls.look('cloudformation:DescribeStackEvents', signal, async (options) => {
    const command = new DescribeStackEventsCommand({ StackName: stackId, ...pageInput(nextToken) })
    const page = await (await cloudFormation.client()).send(command, options)
    return { items: member(page, 'StackEvents').map(stackEvent), nextToken: page.NextToken }
  })
}

/** What failed, oldest first, so that the first one is the cause. */
export async function stackFailures(
  cloudFormation: CloudFormation,
  stackId: string,
  signal: AbortSignal,
): Promise<readonly StackEvent[]> {
  const failed = await everyPage((token) => failedEventsPage(cloudFormation, stackId, token, signal)).catch(
    () => {
      // New in 2025: older policies do not allow it and other implementations of AWS's API lack it.
      signal.throwIfAborted()
      return []
    },
  )
  const found = failed.filter(isCause)
  if (found.length > 0) return oldestFirst(found)
  const events = await everyPage((token) => stackEventsPage(cloudFormation, stackId, token, signal))
  // They come newest first, so they are reversed before sorting, for events of the same time.
  return oldestFirst(events.reverse().filter(hasFailed).filter(isCause))
}

/** DescribeEvents also tells what failed before any resource was touched: validations and hooks. */
export function failedEventsPage(
  cloudFormation: CloudFormation,
  nameOrId: string,
  nextToken: string | undefined,
  signal: AbortSignal,
): Promise<AnswerPage<StackEvent>> {
  return cloudFormation.calls.look('cloudformation:DescribeEvents', signal, async (options) => {
    const filters = { StackName: nameOrId, Filters: { FailedEvents: true } }
    const command = new DescribeEventsCommand({ ...filters, ...pageInput(nextToken) })
    const page = await (await cloudFormation.client()).send(command, options)
    return { items: member(page, 'OperationEvents').map(operationEvent), nextToken: page.NextToken }
  })
}

function stackEvent(from: CloudFormationStackEvent): StackEvent {
  return {
    at: from.Timestamp?.toISOString() ?? '',
    logicalResourceId: from.LogicalResourceId ?? '',
    resourceType: from.ResourceType ?? '',
    status: from.ResourceStatus ?? from.HookStatus ?? '',
    reason: failureText(from.ResourceStatusReason ?? from.HookStatusReason ?? ''),
  }
}

function operationEvent(from: OperationEvent): StackEvent {
  return {
    at: (from.Timestamp ?? from.StartTime)?.toISOString() ?? '',
    logicalResourceId: from.LogicalResourceId ?? '',
    resourceType: from.ResourceType ?? '',
    status: from.ResourceStatus ?? from.ValidationStatus ?? from.HookStatus ?? from.OperationStatus ?? '',
    reason: failureText(
      from.ResourceStatusReason ?? from.ValidationStatusReason ?? from.HookStatusReason ?? '',
    ),
  }
}

/** The stack's own rollback says why where no resource does, such as after a timeout. */
function hasFailed({ status, reason }: StackEvent): boolean {
  return /_FAILED$/.test(status) || (status === 'ROLLBACK_IN_PROGRESS' && reason !== '')
}

/** Whether the event is a cause: not one that was only cancelled because another resource had failed. */
function isCause({ reason }: StackEvent): boolean {
  return !/^Resource (creation|update) cancelled/i.test(reason)
}

function oldestFirst(events: readonly StackEvent[]): readonly StackEvent[] {
  return events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
