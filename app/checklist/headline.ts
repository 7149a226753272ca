import { inShort } from '../text/inShort.ts'
import { numberText } from '../text/numberText.ts'
import { plural } from '../text/plural.ts'
import type { AccountStatus, Checklist, Totals } from './checklist.ts'
import { isMonitored, wasLookedAt } from './coverage.ts'
import { leftOutWords } from './leaveOut.ts'
import { wavesWords } from './waveProgress.ts'

/** The whole in a few words: page, terminal and report begin with these. */

/** `1 of 3 accounts complete` */
export function completeWords({ accounts, complete }: Pick<Totals, 'accounts' | 'complete'>): string {
  return `${numberText(complete)} of ${plural(accounts, 'account')} complete`
}

/** `40 of 42 VPCs covered in 12 Regions`; only Regions that the last look saw count. */
export function coveredWords({
  vpcs,
  covered,
  regions,
}: Pick<Totals, 'vpcs' | 'covered' | 'regions'>): string {
  if (regions === 0) return 'No Region looked at'
  const where = `in ${plural(regions, 'Region')}`
  return vpcs === 0 ? `No VPC to cover ${where}` : `${vpcsWords({ vpcs, covered })} covered ${where}`
}

/** `40 of 42 VPCs` */
export function vpcsWords({ vpcs, covered }: Pick<Totals, 'vpcs' | 'covered'>): string {
  return vpcs === 0 ? 'No VPC to cover' : `${numberText(covered)} of ${plural(vpcs, 'VPC')}`
}

/** `2 of 3 chosen subnets and network interfaces covered`; `undefined` where only whole VPCs count. */
export function targetsCoveredWords({
  targets,
  targetsCovered = 0,
}: Pick<Totals, 'targets' | 'targetsCovered'>): string | undefined {
  if (targets === undefined) return undefined
  return `${numberText(targetsCovered)} of ${numberText(targets)} chosen subnets and network interfaces covered`
}

/** `2 Regions not seen: eu-west-1 in prod, us-east-1 in dev`; `undefined` when each was seen. */
export function notSeenWords(
  accounts: Iterable<Pick<AccountStatus, 'name' | 'regions'>>,
): string | undefined {
  const places = Array.from(accounts, ({ name, regions }) =>
    regions.filter(({ state }) => state === 'notSeen').map(({ region }) => `${region} in ${name}`),
  ).flat()
  return places.length === 0 ? undefined : `${plural(places.length, 'Region')} not seen: ${inShort(places)}`
}

/** `3 accounts not looked at: a, b and c`; `undefined` when each was. */
export function notLookedAtWords(
  accounts: Iterable<Pick<AccountStatus, 'name' | 'state' | 'identity'>>,
): string | undefined {
  const names = Array.from(accounts).flatMap((account) =>
    wasLookedAt(account) || !isMonitored(account) ? [] : [account.name],
  )
  return names.length === 0
    ? undefined
    : `${plural(names.length, 'account')} not looked at: ${inShort(names)}`
}

/** The file is there, and nobody has begun: whoever reads a report must not take it for a result. */
const PREPARED = 'Prepared, not begun'

/** Two to seven sentences. */
export function headline({ totals, accounts }: Pick<Checklist, 'totals' | 'accounts'>): string {
  if (accounts.length === 0) return 'No account has been added yet.'
  const parts = [
    accounts.every(({ lastSeen }) => lastSeen === undefined) ? PREPARED : undefined,
    completeWords(totals),
    coveredWords(totals),
    targetsCoveredWords(totals),
    notSeenWords(accounts),
    // Before anything was looked at, the Regions say it already.
    totals.regions > 0 ? notLookedAtWords(accounts) : undefined,
    leftOutWords(accounts),
    wavesWords(accounts),
  ]
  return parts.flatMap((part) => (part === undefined ? [] : `${part}.`)).join(' ')
}
