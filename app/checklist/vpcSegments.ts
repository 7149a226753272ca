import { numberText } from '../text/numberText.ts'
import { plural } from '../text/plural.ts'
import type { RegionStatus } from './checklist.ts'
import { type JudgedVpc, leftAloneReason } from './coverage.ts'
import type { StateWord } from './stateWords.ts'
import type { VpcStatus } from './vpcStatus.ts'

/** What there is to say of all VPCs at one glance: each belongs to one segment of a bar, in this order. */
export const VPC_SEGMENTS = ['already', 'made', 'toMake', 'leftAlone', 'failed', 'notSeen'] as const
export type VpcSegment = (typeof VPC_SEGMENTS)[number]

/** @param region the state of the VPC's Region. */
export function segmentOf(
  vpc: JudgedVpc & Pick<VpcStatus, 'madeByUs'>,
  region: RegionStatus['state'],
): VpcSegment {
  if (region === 'notSeen') return 'notSeen'
  if (region === 'leftOut') return 'leftAlone'
  switch (leftAloneReason(vpc)) {
    case undefined:
      return region === 'failed' ? 'failed' : 'toMake'
    case 'covered':
      return vpc.madeByUs ? 'made' : 'already'
    case 'failing':
      return 'failed'
    case 'otherTraffic':
    case 'otherFormat':
    case 'otherFolder':
    case 'partly':
    case 'shared':
    case 'noTarget':
    case 'leftOut':
    case 'leftAsIs':
      return 'leftAlone'
  }
}

/** How many VPCs each segment has. Those of a Region that was not seen are what an earlier look saw there. */
export function vpcSegments(
  regions: Iterable<Pick<RegionStatus, 'state' | 'vpcs'>>,
): Readonly<Record<VpcSegment, number>> {
  const counts = { already: 0, made: 0, toMake: 0, leftAlone: 0, failed: 0, notSeen: 0 }
  for (const { state, vpcs } of regions) for (const vpc of vpcs) counts[segmentOf(vpc, state)] += 1
  return counts
}

export function segmentWord(segment: VpcSegment): StateWord {
  switch (segment) {
    case 'already':
      return { word: 'There already', tone: 'good' }
    case 'made':
      return { word: 'Made by this onboarding', tone: 'good' }
    case 'toMake':
      return { word: 'To create', tone: 'running' }
    case 'leftAlone':
      return { word: 'Left alone', tone: 'partial' }
    case 'failed':
      return { word: 'Failed', tone: 'bad' }
    case 'notSeen':
      return { word: 'Not seen', tone: 'none' }
  }
}

/** "90 VPCs: There already 1, To create 89". */
export function segmentsWords(counts: Readonly<Record<VpcSegment, number>>): string {
  const parts = VPC_SEGMENTS.flatMap((segment) =>
    counts[segment] === 0 ? [] : [`${segmentWord(segment).word} ${numberText(counts[segment])}`],
  )
  const all = VPC_SEGMENTS.reduce((sum, segment) => sum + counts[segment], 0)
  return all === 0 ? 'No VPC' : `${plural(all, 'VPC')}: ${parts.join(', ')}`
}
