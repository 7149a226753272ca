import { type LeftAloneReason, UNCOVERED_REASONS } from '../../../app/checklist/coverage.ts'
import type { AccountPlan, Plan } from '../../../app/run/plan.ts'
import { plural } from '../../../app/text/plural.ts'

/** A plan in numbers. */
export interface PlanCounts {
  readonly stacks: Readonly<Record<AccountPlan['stack']['action'], number>>
  readonly flowLogs: number
  readonly leftAlone: Readonly<Record<LeftAloneReason, number>>
  /** VPCs that are left alone and not covered. */
  readonly uncoveredLeftAlone: number
  /** Flow logs that go elsewhere. */
  readonly otherFlowLogs: number
}

export function planCounts(accounts: readonly AccountPlan[]): PlanCounts {
  const stacks = { create: 0, follow: 0, replace: 0, none: 0, blocked: 0, unknown: 0 }
  const leftAlone = {
    covered: 0,
    failing: 0,
    otherTraffic: 0,
    otherFormat: 0,
    otherFolder: 0,
    partly: 0,
    shared: 0,
    leftOut: 0,
    leftAsIs: 0,
  } satisfies Record<LeftAloneReason, number>
  let [flowLogs, otherFlowLogs] = [0, 0]
  for (const { stack, regions } of accounts) {
    stacks[stack.action] += 1
    for (const region of regions) {
      flowLogs += region.create.length
      otherFlowLogs += region.otherFlowLogIds.length
      for (const { why } of region.leftAlone) leftAlone[why] += 1
    }
  }
  const uncoveredLeftAlone = UNCOVERED_REASONS.reduce((sum, reason) => sum + leftAlone[reason], 0)
  return { stacks, flowLogs, leftAlone, uncoveredLeftAlone, otherFlowLogs }
}

/** Nothing was looked at yet. */
export function isUnseen({ accounts }: Plan): boolean {
  return accounts.every(({ stack, regions }) => stack.action === 'unknown' && regions.length === 0)
}

/**
 * What the one button says; `undefined` when there is nothing to do.
 * @param replaces whether failed stacks may be deleted and created again.
 */
export function createWords({ stacks, flowLogs }: PlanCounts, replaces: boolean): string | undefined {
  const created = stacks.create + (replaces ? stacks.replace : 0)
  const parts = [
    created > 0 ? plural(created, 'stack') : '',
    flowLogs > 0 ? plural(flowLogs, 'flow log') : '',
  ].filter((part) => part !== '')
  if (parts.length > 0) return `Create ${parts.join(' and ')}`
  return stacks.follow > 0 ? `Follow ${plural(stacks.follow, 'stack')} to the end` : undefined
}
