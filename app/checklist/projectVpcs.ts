import type { Account } from '../onboarding/onboarding.ts'
import type { Delivery, SeenVpc, VpcStatus } from './checklist.ts'
import type { AccountFacts } from './facts.ts'
import { vpcsOf } from './vpcDecisions.ts'

/** The VPCs of a Region as the last look saw them, with what was decided about them and is known of their delivery. */
export function projectVpcs(account: Account, facts: AccountFacts, region: string): VpcStatus[] {
  // Until a check has judged the delivery, what AWS says of new flow logs means nothing.
  const isEarly = facts.steps.delivery?.due !== undefined
  return vpcsOf(account, facts, region).map(({ delivery, ...vpc }) => ({
    ...vpc,
    ...(vpc.flowLogId !== undefined && { delivery: deliveryOf({ ...vpc, delivery }, isEarly) }),
  }))
}

/** @param isEarly the look came before new flow logs have anything to deliver. */
function deliveryOf(
  { delivery, madeByUs }: Pick<SeenVpc, 'delivery' | 'madeByUs'>,
  isEarly: boolean,
): Delivery {
  if (delivery === 'FAILED') return 'failing'
  if (delivery !== 'SUCCESS' || (isEarly && madeByUs)) return 'notLookedAt'
  return 'noErrorReported'
}
