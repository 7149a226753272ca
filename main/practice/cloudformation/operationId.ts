import { uuidOf } from '../ids.ts'
import type { StackRecord } from '../world.ts'
import type { StackHistoryEvent } from './stackEvents.ts'

/** A stack operation's ID: CreateStack answers it and DescribeEvents takes it. */
export function operationId(stack: StackRecord, operation: StackHistoryEvent['operation']): string {
  return uuidOf(stack.stackId, operation)
}
