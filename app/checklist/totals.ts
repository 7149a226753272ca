import type { AccountStatus, Totals } from './checklist.ts'
import { type Coverage, coverageOfAccount, isMonitored, isSeen } from './coverage.ts'
import type { VpcStatus } from './vpcStatus.ts'

/** What is counted of all accounts. A Region of several accounts counts once, the one that was not seen in each. */
export function totalsOf(accounts: readonly AccountStatus[]): Totals {
  const seen = new Set<string>()
  let [targets, targetsCovered] = [0, 0]
  const totals = {
    accounts: 0,
    complete: 0,
    regions: 0,
    regionsNotSeen: 0,
    vpcs: 0,
    covered: 0,
    created: 0,
    problems: 0,
  }
  for (const account of accounts) {
    const own = regionTotals(account)
    for (const region of own.seen) seen.add(region)
    totals.accounts += isMonitored(account) ? 1 : 0
    totals.complete += account.state === 'complete' ? 1 : 0
    totals.regionsNotSeen += own.notSeen
    totals.vpcs += own.toCover
    totals.covered += own.covered
    totals.created += own.created
    targets += own.targets
    targetsCovered += own.targetsCovered
    totals.problems += account.problems.length
  }
  return { ...totals, regions: seen.size, ...(targets > 0 && { targets, targetsCovered }) }
}

interface RegionTotals extends Omit<Coverage, 'decidedAgainst'> {
  readonly seen: readonly string[]
  readonly notSeen: number
  readonly created: number
}

const counted = new WeakMap<object, RegionTotals>()

/** Counted once for each row: of a thousand accounts, few change from one patch to the next. */
function regionTotals(account: AccountStatus): RegionTotals {
  const known = counted.get(account.regions) ?? countRegions(account)
  counted.set(account.regions, known)
  return known
}

function countRegions(account: AccountStatus): RegionTotals {
  const { toCover, covered, targets, targetsCovered } = coverageOfAccount(account)
  const seen = account.regions.filter(isSeen)
  return {
    toCover,
    covered,
    targets,
    targetsCovered,
    seen: seen.map(({ region }) => region),
    notSeen: account.regions.filter(({ state }) => state === 'notSeen').length,
    created: seen.flatMap(({ vpcs }) => vpcs).reduce((sum, vpc) => sum + createdOn(vpc), 0),
  }
}

/** How many flow logs to ActiveEye of this VPC and its parts are ours. */
export function createdOn({ madeByUs, parts = [] }: Pick<VpcStatus, 'madeByUs' | 'parts'>): number {
  return (madeByUs ? 1 : 0) + parts.filter((part) => part.madeByUs).length
}
