import type { LeftAloneReason } from '../../../app/checklist/coverage.ts'
import type { AccountPlan, Plan } from '../../../app/run/plan.ts'
import { plural } from '../../../app/text/plural.ts'

/** A plan in numbers. */
export interface PlanCounts {
  readonly stacks: Readonly<Record<AccountPlan['stack']['action'], number>>
  readonly flowLogs: number
  readonly leftAlone: Readonly<Record<LeftAloneReason, number>>
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
    noTarget: 0,
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
  return { stacks, flowLogs, leftAlone, otherFlowLogs }
}

/** Nothing was looked at yet. */
export function isUnseen({ accounts }: Plan): boolean {
  return accounts.every(({ stack, regions }) => stack.action === 'unknown' && regions.length === 0)
}

/** "Stacks: 3 to create, 1 there already. 2 flow logs to somewhere else stay as they are." */
export function stacksSentence({ stacks, otherFlowLogs }: PlanCounts): string {
  const parts = [
    stacks.create > 0 ? `${stacks.create} to create` : '',
    stacks.follow > 0 ? `${stacks.follow} being created` : '',
    stacks.replace > 0 ? `${stacks.replace} that can only be deleted` : '',
    stacks.none > 0 ? `${stacks.none} there already` : '',
    stacks.blocked > 0 ? `${stacks.blocked} left as ${stacks.blocked === 1 ? 'it is' : 'they are'}` : '',
    stacks.unknown > 0 ? `${stacks.unknown} not known yet` : '',
  ].filter((part) => part !== '')
  const others =
    otherFlowLogs === 0
      ? ''
      : ` ${plural(otherFlowLogs, 'flow log')} to somewhere else ${otherFlowLogs === 1 ? 'stays as it is' : 'stay as they are'}.`
  return `Stacks: ${parts.join(', ')}.${others}`
}
