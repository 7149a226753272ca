import { STACK_NAME } from '../activeeye/prescribed.ts'
import type { Stack, StacksApi } from '../aws/awsAccount.ts'
import { createStack, deleteStack } from './changeStack.ts'
import { ensureConsent } from './consent.ts'
import { followStack } from './followStack.ts'
import { decideStack } from './stackDecision.ts'
import { stackFailure } from './stackFailure.ts'
import { DONE, resultOf, type StepContext, type StepResult, TODO } from './step.ts'
import { lookAtTemplate } from './template.ts'
import { answerByLooking, hasOurTag, openWrites } from './writes.ts'

/** How often creation is asked for while AWS says that the stack is there and a look says that it is not. */
const CREATIONS = 3

/** The stack that lets ActiveEye read the account: looked for, created after consent, followed to its end. */
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
        // What failed just now fails again, and deleting is the person's choice.
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

/** The same, looking only. For a plan, also at the template that the stack would be created from. */
export async function lookAtStack(context: StepContext, purpose: 'plan' | 'check'): Promise<StepResult> {
  const stacks = context.aws.stacksIn(context.account.stackRegion)
  const decision = decideStack(context.account, await lookForStack(context, stacks))
  switch (decision.do) {
    case 'accept':
      return DONE
    case 'stop':
      return resultOf([decision.problem])
    case 'replace':
      // What it would be replaced by is acknowledged before anything is deleted.
      if (purpose === 'plan') await lookAtTemplate(context, stacks)
      return resultOf([await stackFailure(context, stacks, decision.stack)])
    case 'follow':
      return TODO
    case 'create':
      if (purpose === 'plan') await lookAtTemplate(context, stacks)
      return TODO
  }
}

/**
 * A creation that was interrupted is begun anew: in the same words it gets the same token, so AWS does it once;
 * and where the template, the consent or the ExternalID is another one by now, the old words must not be sent.
 * @returns the stack ID; `undefined` when AWS says that there is such a stack already.
 */
async function create(context: StepContext, stacks: StacksApi): Promise<string | undefined> {
  const template = await lookAtTemplate(context, stacks)
  await ensureConsent(context, template)
  return createStack(context, stacks, template)
}

/** What a crash left open is answered by what is there. */
async function settleOpenWrites(context: StepContext): Promise<void> {
  const region = context.account.stackRegion
  for (const kind of ['createStack', 'deleteStack'] as const) {
    for (const { token } of openWrites(context.facts(), region, kind))
      await answerByLooking(context, region, token)
  }
}

async function lookForStack(context: StepContext, stacks: StacksApi): Promise<Stack | undefined> {
  return seen(context, await stacks.describeStack(STACK_NAME, context.signal))
}

/** Records the stack as it was seen. A deleted one, which AWS still knows by its ID, is none. */
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
