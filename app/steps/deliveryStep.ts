import { isCovered, isToCover } from '../checklist/coverage.ts'
import type { AccountFacts } from '../checklist/facts.ts'
import { vpcsOf } from '../checklist/vpcDecisions.ts'
import type { Account } from '../onboarding/onboarding.ts'
import { DONE, type StepResult, TODO } from './step.ts'

/**
 * Whether AWS reports delivery, from the last look. It does not prove that files arrive: the bucket is ActiveEye's, and
 * a VPC without traffic produces no files.
 */
export function checkDelivery(account: Account, facts: AccountFacts): StepResult {
  const vpcs = (facts.regions?.regions ?? []).flatMap((region) => vpcsOf(account, facts, region))
  const ours = vpcs.filter(isToCover)
  if (ours.some((vpc) => vpc.state === 'failing')) return { state: 'waiting', for: 'activeeye', problems: [] }
  // The facts about the VPCs may be old or missing unless the last look saw all flow logs.
  if (facts.steps.flowLogs?.state !== 'done') return TODO
  return ours.every((vpc) => isCovered(vpc) && vpc.delivery === 'SUCCESS') ? DONE : TODO
}
