import { STACK_NAME } from '../activeeye/prescribed.ts'
import type { Stack, StacksApi } from '../aws/awsAccount.ts'
import type { AccountFacts } from '../checklist/facts.ts'
import { createStack, deleteStack } from './changeStack.ts'
import { followStack, stackFailure } from './followStack.ts'
import { decideStack } from './stackDecision.ts'
import { DONE, resultOf, type StepContext, type StepResult, TODO } from './step.ts'
import { ensureConsent, lookAtTemplate } from './template.ts'
import { hasOurTag, intendedWrites, openWrites, recordSettled } from './writes.ts'

/** How often to try creation while AWS says that the stack exists and a look does not find it. */
const CREATIONS = 3

/** Ensures the stack that lets ActiveEye read the account: looks for it, creates it after consent, follows it. */
export async function ensureStack(context: StepContext): Promise<StepResult> {
  const stacks = context.aws.stacksIn(context.account.stackRegion)
  let creations = 0
  let replaced = false
  let stack = await lookForStack(context, stacks)
  for (;;) {
    const decision = decideStack(context.account, stack)
    switch (decision.do) {
      case 'accept':
        await settleOpenWrites(context)
        return DONE
      case 'stop':
        return resultOf([decision.problem])
      case 'follow':
        stack = await seen(context, await followStack(context, stacks, decision.stack.stackId))
        break
      case 'replace':
        await settleOpenWrites(context)
        // A stack that has just failed would fail again, and deleting one needs a person's consent.
        if (creations > 0 || replaced || !context.consent.replaceFailedStack) {
          return resultOf([await stackFailure(context, stacks, decision.stack)])
        }
        replaced = true
        await deleteStack(context, stacks, decision.stack.stackId)
        stack = await seen(context, await followStack(context, stacks, decision.stack.stackId))
        break
      case 'create': {
        creations += 1
        if (creations > CREATIONS) return resultOf([await stackFailure(context, stacks, undefined)])
        const stackId = await create(context, stacks)
        stack =
          stackId === undefined
            ? await lookForStack(context, stacks)
            : await seen(context, await followStack(context, stacks, stackId))
        break
      }
    }
  }
}

/** Looks without changing anything. For a plan, also at the template that the stack would be created from. */
export async function lookAtStack(context: StepContext, purpose: 'plan' | 'check'): Promise<StepResult> {
  const stacks = context.aws.stacksIn(context.account.stackRegion)
  const decision = decideStack(context.account, await lookForStack(context, stacks))
  switch (decision.do) {
    case 'accept':
      return DONE
    case 'stop':
      return resultOf([decision.problem])
    case 'replace':
      // The template of the new stack is acknowledged before the old one is deleted.
      if (purpose === 'plan') await lookAtTemplate(context, stacks)
      return resultOf([await stackFailure(context, stacks, decision.stack)])
    case 'follow':
      return TODO
    case 'create':
      if (purpose === 'plan') await lookAtTemplate(context, stacks)
      return TODO
  }
}

/** Deletes the stack if this onboarding made it, and follows the deletion. Any other stack is left as it is. */
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

/**
 * An interrupted creation is started again. The same request has the same token, so AWS carries it out once. If the
 * template, the consent or the ExternalID has changed, the old request must not be sent.
 * @returns the stack ID; `undefined` when AWS says that there is such a stack already.
 */
async function create(context: StepContext, stacks: StacksApi): Promise<string | undefined> {
  const template = await lookAtTemplate(context, stacks)
  await ensureConsent(context, template)
  return createStack(context, stacks, template)
}

/** Settles writes whose answers were lost in a crash, by the stack that exists. */
async function settleOpenWrites(context: StepContext): Promise<void> {
  const region = context.account.stackRegion
  for (const kind of ['createStack', 'deleteStack'] as const) {
    for (const { token } of openWrites(context.facts(), region, kind))
      await recordSettled(context, region, token)
  }
}

async function lookForStack(context: StepContext, stacks: StacksApi): Promise<Stack | undefined> {
  return seen(context, await stacks.describeStack(STACK_NAME, context.signal))
}

/** Records the stack as it was seen. A deleted one, which AWS still returns by its ID, counts as absent. */
async function seen(context: StepContext, found: Stack | undefined): Promise<Stack | undefined> {
  const stack = found?.status === 'DELETE_COMPLETE' ? undefined : found
  const region = context.account.stackRegion
  await context.record({
    type: 'stackSeen',
    ...(stack && {
      stack: {
        stackId: stack.stackId,
        region,
        status: stack.status,
        outputs: stack.outputs,
        madeByUs: hasOurTag(context.onboarding.id, stack.tags),
      },
    }),
  })
  return stack
}

/** The stack that this onboarding made: the journal holds the intent and the stack carries the tag. */
export function ourStackId(facts: AccountFacts): string | undefined {
  const stack = facts.stack?.stack
  return stack?.madeByUs === true && meantToCreate(facts, stack.region) ? stack.stackId : undefined
}

function meantToCreate(facts: AccountFacts, region: string): boolean {
  return intendedWrites(facts, region, 'createStack').length > 0
}
