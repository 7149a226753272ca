import { z } from 'zod'
import type { LeftOut } from '../onboarding/leftOut.ts'
import type { Account } from '../onboarding/onboarding.ts'
import { inShort } from '../text/inShort.ts'
import { list } from '../text/list.ts'
import { plural } from '../text/plural.ts'
import type { AccountStatus } from './checklist.ts'

/** Leaving Regions and whole accounts out of the onboarding, and taking that back. */

/** A Region of an account, or the whole account. */
export const leaveOutPlaceSchema = z.strictObject({ accountId: z.string(), region: z.string().optional() })
export type LeaveOutPlace = z.infer<typeof leaveOutPlaceSchema>

/**
 * The account with these of its places left out.
 * @param places of this account; without a Region: the whole account.
 */
export function leaveOut(account: Account, decided: LeftOut, places: readonly LeaveOutPlace[]): Account {
  const regions = regionsIn(places)
  const others = (account.regionsLeftOut ?? []).filter(({ region }) => !regions.has(region))
  const made = [...regions].map((region) => ({ region, ...decided }))
  return withLeftOut(account, isWhole(places) ? decided : account.leftOut, [...others, ...made])
}

/** The account with these of its places monitored again, and the places that were not left out. */
export function takeBack(
  account: Account,
  places: readonly LeaveOutPlace[],
): { readonly account: Account; readonly refused: readonly LeaveOutPlace[] } {
  const { leftOut, regionsLeftOut = [] } = account
  const refused = places.filter(({ region }) =>
    region === undefined ? leftOut === undefined : regionsLeftOut.every((each) => each.region !== region),
  )
  const regions = regionsIn(places)
  const left = regionsLeftOut.filter(({ region }) => !regions.has(region))
  return { account: withLeftOut(account, isWhole(places) ? undefined : leftOut, left), refused }
}

function withLeftOut(
  { leftOut: _, regionsLeftOut: __, ...account }: Account,
  leftOut: Account['leftOut'],
  regions: NonNullable<Account['regionsLeftOut']>,
): Account {
  return {
    ...account,
    ...(regions.length > 0 && { regionsLeftOut: regions }),
    ...(leftOut && { leftOut }),
  }
}

function regionsIn(places: readonly LeaveOutPlace[]): ReadonlySet<string> {
  return new Set(places.flatMap(({ region }) => region ?? []))
}

function isWhole(places: readonly LeaveOutPlace[]): boolean {
  return places.some(({ region }) => region === undefined)
}

/** "eu-west-1 in prod"; "account lab" */
export function leaveOutPlaceWords(name: string, region: string | undefined): string {
  return region === undefined ? `account ${name}` : `${region} in ${name}`
}

/** "Closed in May, decided by alice" */
export function leftOutReasonWords({ reason, by }: LeftOut): string {
  return `${reason}, decided by ${by}`
}

/** Accounts and Regions that are left out, each by its own decision. */
export function leftOutPlaces(
  accounts: Iterable<Pick<AccountStatus, 'accountId' | 'name' | 'leftOut' | 'regions'>>,
): readonly (LeaveOutPlace & { readonly name: string; readonly leftOut: LeftOut })[] {
  return Array.from(accounts, ({ accountId, name, leftOut, regions }) =>
    leftOut === undefined
      ? regions.flatMap((each) =>
          each.leftOut === undefined ? [] : [{ accountId, name, region: each.region, leftOut: each.leftOut }],
        )
      : [{ accountId, name, leftOut }],
  ).flat()
}

/** "Left out by decision: 1 account (lab) and 2 Regions (eu-west-1 in prod and …)"; `undefined` when nothing is. */
export function leftOutWords(
  accounts: Iterable<Pick<AccountStatus, 'accountId' | 'name' | 'leftOut' | 'regions'>>,
): string | undefined {
  const places = leftOutPlaces(accounts)
  if (places.length === 0) return undefined
  const whole = places.filter(({ region }) => region === undefined).map(({ name }) => name)
  const regions = places.flatMap(({ name, region }) => (region === undefined ? [] : [`${region} in ${name}`]))
  const parts = [
    ...(whole.length > 0 ? [`${plural(whole.length, 'account')} (${inShort(whole)})`] : []),
    ...(regions.length > 0 ? [`${plural(regions.length, 'Region')} (${inShort(regions)})`] : []),
  ]
  return `Left out by decision: ${list(parts)}`
}
