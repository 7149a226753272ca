import { STACK_NAME } from '../activeeye/prescribed.ts'
import type { AccountFacts } from '../checklist/facts.ts'
import { deleteStack } from './changeStack.ts'
import { followStack } from './followStack.ts'
import { stackFailure } from './stackFailure.ts'
import { lookAtStack } from './stackStep.ts'
import { resultOf, type StepContext, type StepResult, TODO } from './step.ts'
import { hasOurTag, intendedWrites } from './writes.ts'

/** The stack that this onboarding made, as far as the journal knows: we meant to, and its tag says that we did. */
export function ourStackId(facts: AccountFacts): string | undefined {
  const stack = facts.stack?.stack
  return stack?.madeByUs === true && meantToCreate(facts, stack.region) ? stack.stackId : undefined
}

/** Deletes the stack if we made it, and follows it to its end. Another one stays. */
export async function undoStack(context: StepContext): Promise<StepResult> {
  const stacks = context.aws.stacksIn(context.account.stackRegion)
  const stack = await stacks.describeStack(STACK_NAME, context.signal)
  if (stack !== undefined) {
    const ours =
      hasOurTag(context.onboarding.id, stack.tags) &&
      meantToCreate(context.facts(), context.account.stackRegion)
    if (!ours) return lookAtStack(context, 'check')
    await deleteStack(context, stacks, stack.stackId)
    const rest = await followStack(context, stacks, stack.stackId)
    if (rest !== undefined && rest.status !== 'DELETE_COMPLETE') {
      return resultOf([await stackFailure(context, stacks, rest)])
    }
  }
  await context.record({ type: 'stackSeen' })
  return TODO
}

function meantToCreate(facts: AccountFacts, region: string): boolean {
  return intendedWrites(facts, region, 'createStack').length > 0
}
