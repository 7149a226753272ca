import type { Stack, StacksApi } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import type { StackText } from '../checklist/checklist.ts'
import { templateUrlOf } from '../onboarding/activeeyeAddresses.ts'
import type { ProblemWords } from '../problems/problem.ts'
import { hashAsReturned, hashOfText, judgeTemplate } from '../template/judgeTemplate.ts'
import { acknowledgedTemplate } from './ours.ts'
import { placeOf, type StepContext } from './step.ts'
import { whyNotRead } from './template.ts'
import { hasOurTag } from './writes.ts'

/**
 * Reads the text that a standing stack was made from, and compares it: one of ours with the bytes that were
 * acknowledged, any other with what the template's address holds now. The other stack was made by somebody's own
 * decision, perhaps years ago, so a difference there is told and is no failure; and when its text can't be read, that is
 * told too. For one of ours an answer is needed: without it nothing proves what was created.
 */
export async function lookAtStackText(
  context: StepContext,
  stacks: StacksApi,
  { stackId, tags }: Stack,
): Promise<StackText> {
  const { stackRegion } = context.account
  const isOurs = hasOurTag(context.onboarding.id, tags)
  const acknowledged = isOurs ? acknowledgedTemplate(context.facts(), stackRegion, stackId) : undefined
  const url = acknowledged?.url ?? templateUrlOf(context.onboarding)
  const text = await stacks.getTemplate(stackId, context.signal).catch(passedOver)
  if (text instanceof AwsFailure) {
    if (acknowledged !== undefined) throw text
    return { is: 'notCompared', url, why: `its own text could not be read: ${whyNotRead(text)}` }
  }
  const sha256 = hashOfText(text)
  const judged = judgeTemplate(new TextEncoder().encode(text))
  const seen = { url, sha256, ...(judged.ok && { trust: judged.template.trust }) }
  if (acknowledged?.sha256 !== undefined) {
    const isSame = acknowledged.sha256 === sha256 || acknowledged.asReturned === hashAsReturned(text)
    return { ...seen, is: isSame ? 'acknowledged' : 'anotherThanAcknowledged', expected: acknowledged.sha256 }
  }
  const bytes = await context.aws.fetchTemplate(url, context.signal).catch(passedOver)
  if (bytes instanceof AwsFailure)
    return { ...seen, is: 'notCompared', why: `the address could not be read: ${whyNotRead(bytes)}` }
  const published = judgeTemplate(bytes)
  if (!published.ok)
    return { ...seen, is: 'notCompared', why: `what the address holds can’t be judged: ${published.why}` }
  const isSame =
    published.template.sha256 === sha256 || published.template.asReturned === hashAsReturned(text)
  return { ...seen, is: isSame ? 'published' : 'anotherThanPublished', expected: published.template.sha256 }
}

/** The failure itself, unless a person has to sign in: that ends the step as everywhere else. */
function passedOver(error: unknown): AwsFailure {
  if (!(error instanceof AwsFailure)) throw error
  const { reason } = error.details
  if (reason === 'signInExpired' || reason === 'signInMissing') throw error
  return error
}

export function anotherText(
  { account }: StepContext,
  { name, status }: Stack,
  { sha256, expected }: StackText,
): ProblemWords {
  const where = placeOf(account, account.stackRegion)
  const updated = status.startsWith('UPDATE_') || status.startsWith('IMPORT_')
  return {
    kind: 'templateChanged',
    message: updated
      ? `The stack ${name} in ${where} was updated since, and its text is not the one that was acknowledged: AWS returns a text with the SHA-256 ${sha256}, and ${expected} was acknowledged.`
      : `The stack ${name} in ${where} was created from another text than the one that was acknowledged: AWS returns a text with the SHA-256 ${sha256}, and ${expected} was acknowledged.`,
    next: 'The stack stands, and its text was never acknowledged. Find out at once who may act in this account through it: the report lists it. If it is not meant, delete the stack in the CloudFormation console, and tell ActiveEye; undo deletes it too, and with it the flow logs that this app created. If it is meant, delete it all the same and run again: the text of today is then shown and can be acknowledged.',
    retryable: false,
  }
}
