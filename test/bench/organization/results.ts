import type { StartPage } from '../startPage.ts'
import type { CliRun } from './awsCli.ts'
import type { Blocked } from './measuring.ts'
import type { PageRow } from './pageRows.ts'
import type { StartTimes } from './startTimes.ts'
import type { Plot } from './svgPlot.ts'

interface Pair {
  readonly bare: number
  readonly app: number
}

/** Medians of the rounds for one number of accounts. Seconds, milliseconds of CPU for each call, MB, characters, bytes. */
export interface Figures {
  readonly accounts: number
  readonly rounds: number
  readonly wall: Pair
  readonly wallRatio: number
  readonly cpuPerCall: Pair
  readonly cpuPerCallRatio: number
  readonly memory: Pair
  readonly firstDone: number
  /** From an account's beginning to its end: of half of them, and of the slowest. */
  readonly account: { readonly median: number; readonly longest: number }
  readonly calls: Pair
  readonly throttledShare: number
  readonly updatesPerSecond: number
  readonly largestUpdate: number
  readonly blocked: Blocked
  readonly journal: number
  readonly opening: number
  readonly second: { readonly wall: number; readonly ratio: number; readonly callsPerRegion: number }
}

export interface Results {
  readonly machine: string
  readonly at: string
  readonly latency: number
  readonly regions: number
  readonly vpcs: number
  readonly sizes: readonly Figures[]
  /** The longest chain of calls that wait for each other, alone, and one account of the app against it. */
  readonly chain: { readonly wall: number; readonly ratio: number }
  readonly starts: StartTimes
  /** For one account; why it was not run, where there is no AWS CLI. */
  readonly cli: CliRun | string
  readonly startPage: StartPage | string
  readonly page: readonly PageRow[]
  /** How long all of this took. */
  readonly seconds: number
}

/** The pictures beside RESULTS.md. */
export const PLOTS: readonly { readonly file: string; readonly plot: (results: Results) => Plot }[] = [
  {
    file: 'cpuPerCall.svg',
    plot: ({ sizes }) => ({
      title: 'CPU for each call',
      unit: 'milliseconds',
      accounts: sizes.map(({ accounts }) => accounts),
      lines: [
        { name: 'bare loop', values: sizes.map(({ cpuPerCall }) => cpuPerCall.bare) },
        { name: 'app', values: sizes.map(({ cpuPerCall }) => cpuPerCall.app) },
      ],
    }),
  },
  {
    file: 'ratios.svg',
    plot: ({ sizes }) => ({
      title: 'The app against the bare loop',
      unit: 'times as much',
      accounts: sizes.map(({ accounts }) => accounts),
      lines: [
        { name: 'time', values: sizes.map(({ wallRatio }) => wallRatio) },
        { name: 'CPU a call', values: sizes.map(({ cpuPerCallRatio }) => cpuPerCallRatio) },
      ],
      aim: { name: 'as the bare loop', value: 1 },
    }),
  },
]
