import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { isMonitored } from '../../../app/checklist/coverage.ts'
import type { LeaveOutPlace } from '../../../app/checklist/leaveOut.ts'
import type { VpcPlace } from '../../../app/checklist/vpcDecisions.ts'
import { plural } from '../../../app/text/plural.ts'
import type { DecisionRow } from './decisionRows.ts'

/** What a person can leave out. */
export type LeaveOutKind = 'vpcs' | 'regions' | 'accounts'

/** Something that can be chosen: one place, or a Region in every account. */
export interface LeaveOutChoice {
  readonly value: string
  readonly label: string
  readonly description: string
  readonly places: readonly LeaveOutPlace[]
  /** With a VPC; it has no other places. */
  readonly vpc?: VpcPlace
}

/** What is monitored and can be left out, of one kind. */
export function leaveOutChoices(
  kind: LeaveOutKind,
  accounts: readonly AccountStatus[],
  vpcs: readonly DecisionRow[],
): readonly LeaveOutChoice[] {
  const monitored = accounts.filter(isMonitored)
  switch (kind) {
    case 'accounts':
      return monitored.map(({ accountId, name }) => ({
        value: accountId,
        label: name,
        description: accountId,
        places: [{ accountId }],
      }))
    case 'regions':
      return regionChoices(monitored)
    case 'vpcs':
      return vpcs.map(({ key, place, vpc, accountName }) => ({
        value: key,
        label: [vpc.vpcId, vpc.name].filter(Boolean).join(' '),
        description: `${accountName}, ${place.region}`,
        places: [],
        vpc: place,
      }))
  }
}

function regionChoices(accounts: readonly AccountStatus[]): readonly LeaveOutChoice[] {
  const each = accounts.flatMap(({ accountId, name, regions }) =>
    regions
      .filter(({ state }) => state !== 'leftOut' && state !== 'notOptedIn')
      .map(({ region }) => ({
        value: `${region} ${accountId}`,
        label: `${region} in ${name}`,
        description: accountId,
        places: [{ accountId, region }],
      })),
  )
  const places = each.flatMap((choice) => choice.places)
  const everywhere = [...Map.groupBy(places, ({ region }) => region)]
    .filter(([, same]) => same.length > 1)
    .map(([region, same]) => ({
      value: region,
      label: `${region} in ${plural(same.length, 'account')}`,
      description: 'Wherever it is monitored now',
      places: same,
    }))
    .sort((a, b) => (a.label < b.label ? -1 : 1))
  return [...everywhere, ...each]
}
