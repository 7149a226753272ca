import type { SignedCall, SignedHandler } from '../call.ts'
import type { StackRecord } from '../world.ts'
import { eventsOf, findStack, isDeleted, stacksHere, statusOf } from './findStack.ts'
import { latestResourceEvents } from './stackEvents.ts'
import { ACTIVEEYE_TEMPLATE, type StackTemplateValue } from './template.ts'

/** One by name or ID, or all that are not deleted. */
export const describeStacks: SignedHandler = (call) => {
  const stacks = call.parameters.has('StackName')
    ? [findStack(call)]
    : stacksHere(call).filter((stack) => !isDeleted(call, stack))
  return { answer: { Stacks: stacks.map((stack) => stackAnswer(call, stack)) } }
}

/** Deleted ones too. */
export const listStacks: SignedHandler = (call) => ({
  answer: {
    StackSummaries: stacksHere(call).map((stack) => {
      const { status, reason } = statusOf(call, stack)
      return {
        StackId: stack.stackId,
        StackName: stack.name,
        CreationTime: iso(stack.createdAt),
        DeletionTime: stack.deletion === undefined ? undefined : iso(stack.deletion.at),
        StackStatus: status,
        StackStatusReason: reason,
      }
    }),
  },
})

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

/** As CloudFormation writes times. */
export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
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
