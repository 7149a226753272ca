import { isCovered, isToCover, leftOutBy } from '../checklist/coverage.ts'
import type { WriteAnswer } from '../checklist/knownWrite.ts'
import { targetsOf } from '../checklist/targets.ts'
import { vpcsOf } from '../checklist/vpcDecisions.ts'
import { laterBy } from '../text/timestamp.ts'
import { refusedResult } from './bucketOwner.ts'
import { DONE, type StepContext, type StepResult, TODO } from './step.ts'

type DeliveryContext = Pick<StepContext, 'onboarding' | 'account' | 'facts' | 'clock' | 'pace'>

/**
 * Whether AWS reports an error of delivery, from the last look. It does not prove that files arrive: the bucket is
 * ActiveEye's, and a VPC without traffic produces no files. New flow logs have nothing to deliver at first, so a look
 * before that counts only when it shows an error.
 */
export function checkDelivery(context: DeliveryContext): StepResult {
  const facts = context.facts()
  const regions = (facts.regions?.regions ?? []).filter(
    (region) => leftOutBy(context.account, region) === undefined,
  )
  const vpcs = regions.flatMap((region) => vpcsOf(context.account, facts, region))
  const ours = vpcs.filter(isToCover)
  if (ours.some((vpc) => vpc.state === 'failing')) return refusedResult(context.onboarding)
  const due = dueOf(context)
  // By the time of day: AWS delivers while the computer sleeps, too.
  const isEarly = due !== undefined && due.localeCompare(context.clock.now()) > 0
  if (isEarly) return { ...TODO, due }
  // The facts about the VPCs may be old or missing unless the last look saw all flow logs.
  if (facts.steps.flowLogs?.state !== 'done') return TODO
  const isDelivered = ours.flatMap(targetsOf).every(({ delivery }) => delivery === 'SUCCESS')
  return isDelivered && ours.every(isCovered) ? DONE : TODO
}

/** After a run: from when on the delivery of new flow logs can be judged. `undefined` when it made none. */
export function deliveryAfterRun(context: DeliveryContext): StepResult | undefined {
  const judged = context.facts().steps.delivery
  const made = lastMade(context)
  if (made === undefined || (judged !== undefined && made.seq < judged.seq)) return undefined
  return { ...TODO, due: dueOf(context) }
}

/** ISO time. `undefined` when this onboarding made no flow log in the account. */
function dueOf(context: DeliveryContext): string | undefined {
  const made = lastMade(context)
  return made && laterBy(context.pace.delivery, made.at)
}

/** The last answer that says that flow logs were made. */
function lastMade(context: DeliveryContext) {
  return Object.values(context.facts().writes)
    .flatMap(({ intended, answered }) =>
      intended?.write.kind === 'createFlowLogs' && answered && mayHaveMadeAny(answered.answer)
        ? [answered]
        : [],
    )
    .toSorted((a, b) => b.seq - a.seq)[0]
}

/** A bucket that refuses every VPC of a call is told in an answer without IDs. */
function mayHaveMadeAny(answer: WriteAnswer): boolean {
  switch (answer.kind) {
    case 'done':
      return answer.ids.length > 0
    case 'settledByLooking':
      return true
    case 'refused':
      return false
  }
}
