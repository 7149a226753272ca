import { STACK_NAME } from '../activeeye/prescribed.ts'
import type { Stack, StacksApi } from '../aws/awsAccount.ts'
import type { StackStatus } from '../checklist/checklist.ts'
import { createStack, deleteStack } from './changeStack.ts'
import { followStack } from './followStack.ts'
import { recordTagged } from './lookForTagged.ts'
import { isOurStack } from './ours.ts'
import { recordGoneStack } from './recordGone.ts'
import { decideStack } from './stackDecision.ts'
import { stackFailure } from './stackFailure.ts'
import { anotherText, lookAtStackText } from './stackText.ts'
import { DONE, resultOf, type StepContext, type StepResult, TODO } from './step.ts'
import { ensureConsent, lookAtTemplate } from './template.ts'
import { hasOurTag, openWrites, recordSettled } from './writes.ts'

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
        return judgedText(context, stacks, decision.stack)
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
      return judgedText(context, stacks, decision.stack)
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

/**
 * Deletes these stacks and follows each deletion. One that is no longer ours is left as it is. There is more than one
 * when `stackRegion` was changed in the onboarding file after a run.
 * @param shown the IDs that a person was shown.
 */
export async function undoStacks(context: StepContext, shown: readonly string[]): Promise<StepResult> {
  const { account } = context
  for (const stackId of shown) {
    const stackRegion = regionOfStack(stackId) ?? account.stackRegion
    const there = { ...context, account: { ...account, stackRegion } }
    const outcome = await undoStack(there, stackId, stackRegion === account.stackRegion)
    if (outcome.state === 'failed') return outcome
  }
  return lookAtStack(context, 'check')
}

/** @param isCurrent false in a Region that the checklist does not tell of. */
async function undoStack(context: StepContext, stackId: string, isCurrent: boolean): Promise<StepResult> {
  const { stackRegion } = context.account
  const stacks = context.aws.stacksIn(stackRegion)
  const look = async () => {
    const found = await stacks.describeStack(STACK_NAME, context.signal)
    const stack = found?.status === 'DELETE_COMPLETE' ? undefined : found
    const isTagged = stack !== undefined && hasOurTag(context.onboarding.id, stack.tags)
    await recordTagged(context, stackRegion, { stackId: isTagged ? stack.stackId : undefined })
    return isTagged && isOurStack(context.facts(), stackRegion, stack.stackId) ? stack.stackId : undefined
  }
  if ((await look()) !== stackId) return TODO
  await deleteStack(context, stacks, stackId)
  const rest = await followStack(context, stacks, stackId)
  if (isCurrent) await seen(context, rest)
  await look()
  if (rest !== undefined && rest.status !== 'DELETE_COMPLETE') {
    return resultOf([await stackFailure(context, stacks, rest, 'undo')])
  }
  await settleOpenWrites(context)
  return TODO
}

/** `arn:aws:cloudformation:us-east-1:111122223333:stack/NAME/UUID` names it. */
function regionOfStack(stackId: string): string | undefined {
  return stackId.split(':')[3]
}

/**
 * An interrupted creation is started again. The same request has the same token, so AWS carries it out once. If the
 * template, the consent or the ExternalID has changed, the old request must not be sent.
 * @returns the stack ID; `undefined` when AWS says that there is such a stack already.
 */
async function create(context: StepContext, stacks: StacksApi): Promise<string | undefined> {
  const shown = context.facts().template?.template
  const template = await lookAtTemplate(context, stacks)
  await ensureConsent(context, template, shown)
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

/** The last look at a stack that stands: was it made from the text that was acknowledged? */
async function judgedText(context: StepContext, stacks: StacksApi, stack: Stack): Promise<StepResult> {
  const template = await lookAtStackText(context, stacks, stack)
  await context.record({ type: 'stackSeen', stack: { ...statusOf(context, stack), template } })
  return template.is === 'anotherThanAcknowledged' ? resultOf([anotherText(context, stack, template)]) : DONE
}

function statusOf({ onboarding, account }: StepContext, stack: Stack): StackStatus {
  return {
    stackId: stack.stackId,
    region: account.stackRegion,
    status: stack.status,
    outputs: stack.outputs,
    madeByUs: hasOurTag(onboarding.id, stack.tags),
  }
}

/** Records the stack as it was seen. A deleted one, which AWS still returns by its ID, counts as absent. */
async function seen(context: StepContext, found: Stack | undefined): Promise<Stack | undefined> {
  const stack = found?.status === 'DELETE_COMPLETE' ? undefined : found
  const region = context.account.stackRegion
  const status = stack && statusOf(context, stack)
  await recordGoneStack(context, region, status)
  await context.record({ type: 'stackSeen', ...(status && { stack: status }) })
  return stack
}
