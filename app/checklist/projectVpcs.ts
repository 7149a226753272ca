import type { Delivery, SeenVpc, VpcStatus } from './checklist.ts'
import type { AccountFacts } from './facts.ts'

/** The VPCs of a Region as the last look saw them, with what is known of their delivery. */
export function projectVpcs(facts: AccountFacts, region: string): VpcStatus[] {
  const seen = facts.vpcs[region]
  if (seen === undefined) return []
  const due = facts.steps.delivery?.due
  const isEarly = due !== undefined && seen.at < due
  return seen.vpcs.map(({ delivery, ...vpc }) => ({
    ...vpc,
    ...(vpc.flowLogId !== undefined && { delivery: deliveryOf({ ...vpc, delivery }, isEarly) }),
  }))
}

/** @param isEarly the look came before new flow logs have anything to deliver. */
function deliveryOf({ delivery, madeByUs }: SeenVpc, isEarly: boolean): Delivery {
  if (delivery === 'FAILED') return 'failing'
  if (delivery !== 'SUCCESS' || (isEarly && madeByUs)) return 'notLookedAt'
  return 'noErrorReported'
}
