import type { Account } from '../onboarding/onboarding.ts'
import { arrivalsOf } from './arrival.ts'
import { DELIVERY_FAILED, type Delivery, type VpcStatus } from './checklist.ts'
import { isCovered } from './coverage.ts'
import type { AccountFacts } from './facts.ts'
import { isDeletedSince } from './gone.ts'
import { type DecidedVpc, vpcsOf } from './vpcDecisions.ts'

/** The VPCs of a Region as the last look saw them, with what was decided about them and is known of their delivery. */
export function projectVpcs(account: Account, facts: AccountFacts, region: string): VpcStatus[] {
  // Until a check has judged the delivery, what AWS says of new flow logs means nothing.
  const isEarly = facts.steps.delivery?.due !== undefined
  const confirmed = new Set(arrivalsOf(facts).flatMap(({ flowLogIds }) => flowLogIds))
  const withoutDeleted = forgetDeleted(facts, region)
  return vpcsOf(account, facts, region).map((seen) => {
    const vpc = withoutDeleted(seen)
    const { delivery: _, ...rest } = vpc
    if (vpc.flowLogId === undefined) return rest
    return { ...rest, delivery: deliveryOf(vpc, isEarly, confirmed.has(vpc.flowLogId)) }
  })
}

/**
 * @param isEarly the look came before new flow logs have anything to deliver.
 * @param isConfirmed ActiveEye said that files arrive when this flow log was there already.
 */
function deliveryOf(vpc: DecidedVpc, isEarly: boolean, isConfirmed: boolean): Delivery {
  if (vpc.delivery === DELIVERY_FAILED) return 'failing'
  if (isConfirmed && isCovered(vpc)) return 'arrivalConfirmed'
  if (vpc.delivery !== 'SUCCESS' || (isEarly && vpc.madeByUs)) return 'notLookedAt'
  return 'noErrorReported'
}

/** An undo may have deleted a flow log, or asked for that, and never got to look again. */
function forgetDeleted(facts: AccountFacts, region: string): (vpc: DecidedVpc) => DecidedVpc {
  const lastLook = facts.vpcs[region]?.seq ?? 0
  return (vpc) => {
    const { flowLogId, delivery: _, deliveryError: __, ...rest } = vpc
    if (flowLogId === undefined || !isDeletedSince(facts, flowLogId, lastLook)) return vpc
    return { ...rest, state: 'missing', madeByUs: false }
  }
}
