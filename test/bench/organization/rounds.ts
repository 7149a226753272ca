import { type AppRun, appRuns, bareRun, type Run, type Setting } from './organization.ts'
import { REGIONS, VPCS_IN_A_REGION } from './organizationShape.ts'
import type { Figures } from './results.ts'

/** The app and the bare loop, one after the other, so that they find the machine in the same state. */
export interface Round {
  readonly bare: Run
  readonly bareLook: Run
  readonly first: AppRun
  readonly second: AppRun
}

export async function takeRound(setting: Setting): Promise<Round> {
  const bare = await bareRun(setting, 'run')
  const [first, second] = await appRuns(setting)
  const { covered, vpcs } = second.more.totals
  const expected = setting.accounts * REGIONS.length * VPCS_IN_A_REGION
  if (covered !== expected || vpcs !== expected) throw new Error(`${covered} of ${expected} VPCs are covered`)
  return { bare, first, second, bareLook: await bareRun(setting, 'look') }
}

/** The medians of the rounds. */
export function figuresOf(accounts: number, taken: readonly Round[]): Figures {
  const of = (figure: (round: Round) => number) => median(taken.map(figure))
  const perCall = ({ cpu, calls }: Run) => (cpu / calls) * 1000
  return {
    accounts,
    rounds: taken.length,
    wall: { bare: of(({ bare }) => bare.wall), app: of(({ first }) => first.wall) },
    wallRatio: of(({ bare, first }) => first.wall / bare.wall),
    cpuPerCall: { bare: of(({ bare }) => perCall(bare)), app: of(({ first }) => perCall(first)) },
    cpuPerCallRatio: of(({ bare, first }) => perCall(first) / perCall(bare)),
    memory: { bare: of(({ bare }) => bare.memory), app: of(({ first }) => first.memory) },
    firstDone: of(({ first }) => first.firstDone ?? Number.NaN),
    account: {
      median: of(({ first }) => first.more.account.median),
      longest: of(({ first }) => first.more.account.longest),
    },
    calls: { bare: of(({ bare }) => bare.calls), app: of(({ first }) => first.calls) },
    throttledShare: of(({ first }) => first.throttled / first.calls),
    updatesPerSecond: of(({ first }) => first.more.updates.count / first.wall),
    largestUpdate: of(({ first }) => Math.max(first.more.updates.largest, first.more.updates.last)),
    blocked: {
      wall: of(({ first }) => first.blocked.wall),
      cpu: of(({ first }) => first.blocked.cpu),
    },
    journal: of(({ first }) => first.journal),
    opening: of(({ second }) => second.more.opening),
    second: {
      wall: of(({ second }) => second.wall),
      ratio: of(({ second, bareLook }) => second.wall / bareLook.wall),
      callsPerRegion: of(({ second }) => second.calls / accounts / REGIONS.length),
    },
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [below, above] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return ((below ?? Number.NaN) + (above ?? Number.NaN)) / 2
}
