import { problemTitle } from '../problems/problem.ts'
import { list } from '../text/list.ts'
import { plural } from '../text/plural.ts'
import type { AccountStatus, RegionStatus } from './checklist.ts'
import { isToCover, isUncovered } from './coverage.ts'
import { awaitsDecision } from './vpcDecisions.ts'
import { segmentsWords, vpcSegments } from './vpcSegments.ts'

/** The map of accounts × Regions: what each cell is, for the pages and the report. */

/**
 * - `covered`: every VPC to cover is.
 * - `toCreate`: VPCs still to be covered, by a run.
 * - `working`: an activity is at work there.
 * - `differs`: flow logs that are not as prescribed, or of parts only; a person decides.
 * - `failing`: the Region failed, or AWS can't deliver.
 * - `refused`: the owner of the bucket has not allowed the account yet.
 * - `notSeen`: the last look at it failed.
 * - `notLookedAt`: nobody has looked yet.
 * - `notOptedIn`: the account has not enabled the Region.
 * - `leftOut`: a person decided that the Region or the account is not for ActiveEye.
 * - `nothing`: no VPC that counts for this account.
 * - `outside`: the account's Regions in the onboarding file are others.
 */
export const CELL_STATES = [
  'covered',
  'toCreate',
  'working',
  'differs',
  'failing',
  'refused',
  'notSeen',
  'notLookedAt',
  'notOptedIn',
  'leftOut',
  'nothing',
  'outside',
] as const
export type CellState = (typeof CELL_STATES)[number]

/** The worst of a Region decides. */
export function regionCell({ state, for: waitsFor, vpcs }: RegionStatus): CellState {
  if (state === 'notOptedIn' || state === 'notSeen' || state === 'leftOut') return state
  if (state === 'running') return 'working'
  if (state === 'failed' || vpcs.some((vpc) => vpc.state === 'failing')) return 'failing'
  if (state === 'waiting' && waitsFor === 'activeeye') return 'refused'
  if (vpcs.some(awaitsDecision)) return 'differs'
  if (vpcs.some(isUncovered)) return 'toCreate'
  return vpcs.some(isToCover) ? 'covered' : 'nothing'
}

type Cells = ReadonlyMap<string, CellState>

/** The cells of an account, by Region. */
export function cellsOf({ regions }: Pick<AccountStatus, 'regions'>): Cells {
  return new Map(regions.map((region) => [region.region, regionCell(region)]))
}

/** @param cells those of the account. */
export function cellIn(cells: Cells, region: string): CellState {
  return cells.get(region) ?? (cells.size === 0 ? 'notLookedAt' : 'outside')
}

/** The columns of the map. */
export interface MapRegions {
  /** In alphabetical order, so that those of a continent are together. */
  readonly shown: readonly string[]
  /** No account has enabled them. */
  readonly folded: readonly string[]
}

export function mapRegions(accounts: Iterable<Pick<AccountStatus, 'regions'>>): MapRegions {
  const inUse = new Map<string, boolean>()
  for (const { regions } of accounts)
    for (const { region, state } of regions)
      inUse.set(region, inUse.get(region) === true || state !== 'notOptedIn')
  const names = [...inUse.keys()].sort()
  return {
    shown: names.filter((name) => inUse.get(name)),
    folded: names.filter((name) => !inUse.get(name)),
  }
}

/** "4 Regions that no account has enabled are left out: ap-east-1, …"; `undefined` when there is none. */
export function foldedWords({ folded }: MapRegions): string | undefined {
  if (folded.length === 0) return undefined
  return `${plural(folded.length, 'Region')} that no account has enabled ${folded.length === 1 ? 'is' : 'are'} left out: ${list(folded)}.`
}

export function cellWord(state: CellState): string {
  switch (state) {
    case 'covered':
      return 'Covered'
    case 'toCreate':
      return 'To create'
    case 'working':
      return 'At work'
    case 'differs':
      return 'Partly or other'
    case 'failing':
      return 'Failing'
    case 'refused':
      return 'Refused'
    case 'notSeen':
      return 'Not seen'
    case 'notLookedAt':
      return 'Not looked at yet'
    case 'notOptedIn':
      return 'Not opted in'
    case 'leftOut':
      return 'Left out'
    case 'nothing':
      return 'Nothing to cover'
    case 'outside':
      return 'Not among the Regions of this account'
  }
}

/** What a cell holds: "3 VPCs: To create 2, There already 1. Flow log quota reached."; empty where there is nothing to say. */
export function cellDetails(
  { regions, problems }: Pick<AccountStatus, 'regions' | 'problems'>,
  region: string,
): string {
  const status = regions.find((one) => one.region === region)
  if (status === undefined) return ''
  const titles = new Set(
    problems.flatMap((problem) => (problem.region === region ? [problemTitle(problem.kind)] : [])),
  )
  return [
    status.vpcs.length > 0 ? `${segmentsWords(vpcSegments([status]))}.` : '',
    ...[...titles].map((title) => `${title}.`),
  ]
    .filter((words) => words !== '')
    .join(' ')
}

/** How many cells are in each state, those that occur. */
export function cellCounts(
  rows: Iterable<Cells>,
  regions: readonly string[],
): ReadonlyMap<CellState, number> {
  const counts = new Map<CellState, number>()
  for (const cells of rows)
    for (const region of regions) {
      const state = cellIn(cells, region)
      if (state !== 'outside') counts.set(state, (counts.get(state) ?? 0) + 1)
    }
  return new Map(CELL_STATES.flatMap((state) => (counts.has(state) ? [[state, counts.get(state) ?? 0]] : [])))
}

/** The organizational unit of an account, as a heading: "Workloads / Production". */
export function unitWords({ organizationalUnits }: Pick<AccountStatus, 'organizationalUnits'>): string {
  if (organizationalUnits === undefined) return 'Organizational unit not known'
  return organizationalUnits.length === 0 ? 'Root of the organization' : organizationalUnits.join(' / ')
}

/** How a cell is drawn, on a grid of 16 by 16: the same on the page and in the report. */
export interface CellLook {
  /** `solid`: a filled square. `outline`: its border. `plain`: nothing behind the sign. */
  readonly fill: 'solid' | 'outline' | 'plain'
  readonly colour: 'good' | 'bad' | 'partial' | 'running' | 'refused' | 'none'
  /** A sign beside the colour: a path to be stroked. */
  readonly sign: string
}

export function cellLook(state: CellState): CellLook {
  switch (state) {
    case 'covered':
      return { fill: 'solid', colour: 'good', sign: 'M4 8.3 6.9 11.2 12 5.2' }
    case 'toCreate':
      return { fill: 'outline', colour: 'running', sign: 'M8 4.5v7M4.5 8h7' }
    case 'working':
      return { fill: 'solid', colour: 'running', sign: 'M4.5 8h.01M8 8h.01M11.5 8h.01' }
    case 'differs':
      return {
        fill: 'solid',
        colour: 'partial',
        sign: 'M3.8 9.2c1.4-2.8 2.8-2.8 4.2-1.2s2.8 1.6 4.2-1.2',
      }
    case 'failing':
      return { fill: 'solid', colour: 'bad', sign: 'M8 4v5M8 12h.01' }
    case 'refused':
      return { fill: 'solid', colour: 'refused', sign: 'm5 5 6 6m0-6-6 6' }
    case 'notSeen':
      return { fill: 'outline', colour: 'none', sign: 'M6 6.4a2 2 0 1 1 3 1.8c-.7.4-1 .8-1 1.4M8 12h.01' }
    case 'notLookedAt':
      return { fill: 'plain', colour: 'none', sign: 'M11 8a3 3 0 1 1-6 0a3 3 0 1 1 6 0' }
    case 'notOptedIn':
      return { fill: 'plain', colour: 'none', sign: 'M5 8h6' }
    case 'leftOut':
      return { fill: 'plain', colour: 'none', sign: 'm11.5 4.5-7 7' }
    case 'nothing':
      return { fill: 'plain', colour: 'none', sign: 'M8 8h.01' }
    case 'outside':
      return { fill: 'plain', colour: 'none', sign: '' }
  }
}

/** What a state of a cell means, and who can change it; a sentence. */
export function cellMeaning(state: CellState): string {
  switch (state) {
    case 'covered':
      return 'Every VPC that counts here has its flow log, and AWS reports no error.'
    case 'toCreate':
      return 'VPCs here have no flow log to the bucket yet. A run creates them.'
    case 'working':
      return 'An activity is at work here.'
    case 'differs':
      return 'Flow logs here differ from the prescribed ones, or record parts only. A person decides about them on the page Plan.'
    case 'failing':
      return 'The work here failed, or AWS cannot deliver. The open problems say why.'
    case 'refused':
      return 'The owner of the bucket has not allowed this account yet.'
    case 'notSeen':
      return 'The last look at this Region failed, so nothing of it is known to be true now.'
    case 'notLookedAt':
      return 'The account was not looked at yet.'
    case 'notOptedIn':
      return 'The account has not enabled this Region, so there is nothing to cover.'
    case 'leftOut':
      return 'A person decided that this is not for ActiveEye. The page Plan says who, and monitors it again.'
    case 'nothing':
      return 'No VPC here counts for this account: there is none, another account owns it, or it was left out.'
    case 'outside':
      return 'The onboarding file lists other Regions for this account.'
  }
}
