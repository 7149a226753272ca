import type { Blocked } from './measuring.ts'
import type { StartTimes } from './startTimes.ts'

interface Pair {
  readonly bare: number
  readonly app: number
}

/** Medians of the rounds for one number of accounts. Seconds, milliseconds of CPU for each call, MB, characters, bytes. */
export interface Figures {
  readonly accounts: number
  readonly wall: Pair
  readonly wallRatio: number
  readonly cpuPerCall: Pair
  readonly cpuPerCallRatio: number
  readonly memory: Pair
  readonly firstDone: number
  readonly calls: Pair
  readonly throttled: number
  readonly updatesPerSecond: number
  readonly largestUpdate: number
  readonly lastUpdate: number
  readonly blocked: Blocked
  readonly journal: number
  readonly opening: number
  readonly second: { readonly wall: number; readonly ratio: number; readonly callsPerRegion: number }
}

export interface Results {
  readonly machine: string
  readonly at: string
  readonly rounds: number
  readonly latency: number
  readonly regions: number
  readonly vpcs: number
  readonly sizes: readonly Figures[]
  readonly starts: StartTimes
}

/** RESULTS.md. @param before the results that were committed last. */
export function resultsText(results: Results, before: Results | undefined): string {
  const { sizes, starts } = results
  return `# What a run costs

Written by \`npm run bench\` on ${results.at}: ${results.machine}. Medians of ${results.rounds} rounds, each figure beside the bare loop of the same round.

Every account has ${results.regions} Regions with ${results.vpcs} VPCs each, and gets a stack. All calls go through the real AWS SDK to a stand-in on the same machine that answers after ${results.latency} ms and has EC2's request limits. The bare loop is what is written in an afternoon: the SDK, a client for each account and Region, 128 calls in flight, nothing written down and nobody told.

${table(
  ['accounts', 'wall: bare, app', 'ratio', 'CPU a call: bare, app', 'ratio', 'memory: bare, app'],
  sizes.map(({ accounts, wall, wallRatio, cpuPerCall, cpuPerCallRatio, memory }) => [
    number(accounts),
    `${seconds(wall.bare)}, ${seconds(wall.app)}`,
    wallRatio.toFixed(2),
    `${cpuPerCall.bare.toFixed(2)}, ${cpuPerCall.app.toFixed(2)} ms`,
    cpuPerCallRatio.toFixed(2),
    `${number(memory.bare)}, ${number(memory.app)} MB`,
  ]),
)}

${plot(sizes)}

${table(
  [
    'accounts',
    'first account done',
    'calls: bare, app',
    'throttled',
    'second run',
    'against bare looks',
    'its calls a Region',
  ],
  sizes.map(({ accounts, firstDone, calls, throttled, second }) => [
    number(accounts),
    seconds(firstDone),
    `${number(calls.bare)}, ${number(calls.app)}`,
    number(throttled),
    seconds(second.wall),
    second.ratio.toFixed(2),
    second.callsPerRegion.toFixed(2),
  ]),
)}

${table(
  [
    'accounts',
    'updates of the page',
    'the largest, the last',
    'main blocked at most: by the clock, by its own CPU',
    'journal',
    'opened again in',
  ],
  sizes.map(({ accounts, updatesPerSecond, largestUpdate, lastUpdate, blocked, journal, opening }) => [
    number(accounts),
    `${updatesPerSecond.toFixed(1)} a second`,
    `${number(largestUpdate / 1000)}, ${number(lastUpdate / 1000)} KB`,
    `${number(blocked.wall)}, ${number(blocked.cpu)} ms`,
    `${(journal / 1e6).toFixed(1)} MB`,
    seconds(opening),
  ]),
)}

The terminal program to its end: \`--version\` ${number(starts.version)} ms (${(starts.version / starts.nothing).toFixed(1)} times \`node -e 0\`), \`status\` of the practice organization ${number(starts.status)} ms (${(starts.status / starts.nothing).toFixed(1)} times).

## Since the results before

${before === undefined ? 'These are the first.' : changes(results, before)}
`
}

function changes({ sizes }: Results, before: Results): string {
  const rows = sizes.flatMap((now) => {
    const then = before.sizes.find(({ accounts }) => accounts === now.accounts)
    if (then === undefined) return []
    return [
      [
        number(now.accounts),
        arrow(then.wallRatio, now.wallRatio),
        arrow(then.cpuPerCallRatio, now.cpuPerCallRatio),
        `${number(then.memory.app)} → ${number(now.memory.app)} MB`,
        arrow(then.second.ratio, now.second.ratio),
      ],
    ]
  })
  return `Of ${before.at} (${before.machine}):

${table(['accounts', 'ratio of the wall', 'ratio of CPU a call', 'memory', 'ratio of the second run'], rows)}`
}

function arrow(then: number, now: number): string {
  return `${then.toFixed(2)} → ${now.toFixed(2)}`
}

/** CPU for each call over the number of accounts, as a picture of text, which every viewer shows. */
function plot(sizes: readonly Figures[]): string {
  const most = Math.max(...sizes.flatMap(({ cpuPerCall }) => [cpuPerCall.bare, cpuPerCall.app]))
  const bar = (value: number) => '█'.repeat(Math.round((value / most) * 40))
  const lines = sizes.flatMap(({ accounts, cpuPerCall }) => [
    `${number(accounts).padStart(6)} bare ${bar(cpuPerCall.bare)} ${cpuPerCall.bare.toFixed(2)} ms`,
    `${' '.repeat(6)} app  ${bar(cpuPerCall.app)} ${cpuPerCall.app.toFixed(2)} ms`,
  ])
  return `CPU for each call:

\`\`\`
${lines.join('\n')}
\`\`\``
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function number(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

function seconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} s`
}
