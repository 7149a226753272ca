import { isCovered, isToCover } from '../checklist/coverage.ts'
import type { AccountFacts } from '../checklist/facts.ts'
import { DONE, type StepResult, TODO } from './step.ts'

/**
 * Whether AWS says that it delivers, from the look that was just taken. It can't prove that files arrive:
 * the bucket is ActiveEye's, and a VPC without traffic writes none.
 */
export function judgeDelivery(facts: AccountFacts): StepResult {
  const vpcs = (facts.regions?.regions ?? []).flatMap((region) => facts.vpcs[region]?.vpcs ?? [])
  const ours = vpcs.filter(isToCover)
  if (ours.some((vpc) => vpc.state === 'failing')) return { state: 'waiting', for: 'activeeye', problems: [] }
  // What is known of the VPCs may be old, or nothing, unless the flow logs were all seen to be there.
  if (facts.steps.flowLogs?.state !== 'done') return TODO
  return ours.every((vpc) => isCovered(vpc) && vpc.delivery === 'SUCCESS') ? DONE : TODO
}
