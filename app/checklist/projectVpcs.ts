import type { Account } from '../onboarding/onboarding.ts'
import { arrivalsOf } from './arrival.ts'
import { isCovered } from './coverage.ts'
import type { AccountFacts } from './facts.ts'
import { isDeletedSince } from './gone.ts'
import { withDecisions } from './vpcDecisions.ts'
import {
  DELIVERY_FAILED,
  type Delivery,
  type SeenTarget,
  type SeenVpc,
  type TargetStatus,
  type VpcStatus,
} from './vpcStatus.ts'

/** The VPCs of a Region as the last look saw them, with what was decided about them and is known of their delivery. */
export function projectVpcs(account: Account, facts: AccountFacts, region: string): VpcStatus[] {
  // Until a check has judged the delivery, what AWS says of new flow logs means nothing.
  const isEarly = facts.steps.delivery?.due !== undefined
  const confirmed = new Set(arrivalsOf(facts).flatMap(({ flowLogIds }) => flowLogIds))
  const deliveryOf = (flowLog: FlowLogSeen) =>
    flowLog.flowLogId === undefined
      ? undefined
      : deliveryIn(flowLog, isEarly, confirmed.has(flowLog.flowLogId))
  const seen = forgetDeleted(facts, region, facts.vpcs[region]?.vpcs ?? [])
  return withDecisions(account, region, seen).map(({ delivery: raw, targets: seenTargets, ...vpc }) => {
    const targets = seenTargets?.map(({ delivery, ...target }): TargetStatus => {
      const of = deliveryOf({ ...target, delivery })
      return { ...target, ...(of && { delivery: of }) }
    })
    const delivery =
      targets === undefined ? deliveryOf({ ...vpc, delivery: raw }) : deliveryOfTargets(targets)
    return { ...vpc, ...(targets && { targets }), ...(delivery && { delivery }) }
  })
}

type FlowLogSeen = Pick<SeenVpc, 'state' | 'flowLogId' | 'madeByUs' | 'delivery'>

/**
 * @param isEarly the look came before new flow logs have anything to deliver.
 * @param isConfirmed ActiveEye said that files arrive when this flow log was there already.
 */
function deliveryIn(seen: FlowLogSeen, isEarly: boolean, isConfirmed: boolean): Delivery {
  if (seen.delivery === DELIVERY_FAILED) return 'failing'
  if (isConfirmed && isCovered(seen)) return 'arrivalConfirmed'
  if (seen.delivery !== 'SUCCESS' || (isEarly && seen.madeByUs)) return 'notLookedAt'
  return 'noErrorReported'
}

/** What is true of all of them. */
function deliveryOfTargets(targets: readonly TargetStatus[]): Delivery | undefined {
  const all = new Set(targets.map(({ delivery }) => delivery))
  if (all.has('failing')) return 'failing'
  if (all.size === 0 || (all.size === 1 && all.has(undefined))) return undefined
  if (all.has('notLookedAt') || all.has(undefined)) return 'notLookedAt'
  return all.has('noErrorReported') ? 'noErrorReported' : 'arrivalConfirmed'
}

/** An undo may have deleted a flow log, or asked for that, and never got to look again. */
function forgetDeleted(facts: AccountFacts, region: string, vpcs: readonly SeenVpc[]): readonly SeenVpc[] {
  const lastLook = facts.vpcs[region]?.seq ?? 0
  const isDeleted = ({ flowLogId }: { readonly flowLogId?: string | undefined }) =>
    flowLogId !== undefined && isDeletedSince(facts, flowLogId, lastLook)
  return vpcs.map((vpc) => {
    const { parts, targets, ...whole } = isDeleted(vpc) ? withoutFlowLog(vpc) : vpc
    const left = parts?.filter((part) => !isDeleted(part))
    return {
      ...whole,
      ...(whole.state === 'partly' && left?.length === 0 && { state: 'missing' }),
      ...(left && left.length > 0 && { parts: left }),
      ...(targets && {
        targets: targets.map((target) => (isDeleted(target) ? withoutFlowLog(target) : target)),
      }),
    }
  })
}

function withoutFlowLog<T extends SeenVpc | SeenTarget>(seen: T) {
  const { flowLogId: _, delivery: __, deliveryError: ___, madeBy: ____, ...rest } = seen
  return { ...rest, state: 'missing' as const, madeByUs: false }
}
