import { type Figures, PLOTS, type Results } from './results.ts'

/** RESULTS.md. @param before the results that were committed last. */
export function resultsText(results: Results, before: Results | undefined): string {
  const { sizes } = results
  return `# What a run costs

Written by \`npm run bench\` on ${results.at}, in ${(results.seconds / 60).toFixed(0)} minutes: ${results.machine}. Medians of ${sizes.map(({ accounts, rounds }) => `${rounds} rounds of ${number(accounts)}`).join(', ')} accounts, each figure beside the bare loop of the same round.

Every account has ${results.regions} Regions with ${results.vpcs} VPCs each, and gets a stack. All calls go through the real AWS SDK to a stand-in on the same machine that answers after ${results.latency} ms and has EC2's request limits. The bare loop is what is written in an afternoon: the SDK, a client for each account and Region, 128 calls in flight, nothing written down and nobody told.

## A run

${runTable(sizes)}

${PLOTS.map(({ file, plot }) => `![${plot(results).title}](${file})`).join('\n')}

${flowTable(sizes)}

One account takes ${results.chain.ratio.toFixed(2)} times the longest chain of calls that wait for each other (${seconds(results.chain.wall)}). ${growth(sizes)}

${cliText(results)}

## What it leaves, and what a page gets

${pageTable(sizes)}

Main is blocked while it answers nobody. On a machine with other work the clock counts that work too, the CPU does not.

## Starting

${startText(results)}

## Since the results before

${before === undefined ? 'These are the first.' : changes(results, before)}
`
}

function runTable(sizes: readonly Figures[]): string {
  return table(
    ['accounts', 'wall: bare, app', 'ratio', 'CPU a call: bare, app', 'ratio', 'memory: bare, app'],
    sizes.map(({ accounts, wall, wallRatio, cpuPerCall, cpuPerCallRatio, memory }) => [
      number(accounts),
      `${seconds(wall.bare)}, ${seconds(wall.app)}`,
      wallRatio.toFixed(2),
      `${cpuPerCall.bare.toFixed(2)}, ${cpuPerCall.app.toFixed(2)} ms`,
      cpuPerCallRatio.toFixed(2),
      `${number(memory.bare)}, ${number(memory.app)} MB`,
    ]),
  )
}

function flowTable(sizes: readonly Figures[]): string {
  return table(
    [
      'accounts',
      'first account done',
      'an account: median, slowest',
      'calls: bare, app',
      'throttled',
      'second run',
      'against bare looks',
      'its calls a Region',
    ],
    sizes.map(({ accounts, firstDone, account, calls, throttledShare, second }) => [
      number(accounts),
      seconds(firstDone),
      `${seconds(account.median)}, ${seconds(account.longest)}`,
      `${number(calls.bare)}, ${number(calls.app)}`,
      `${(throttledShare * 100).toFixed(2)} %`,
      seconds(second.wall),
      second.ratio.toFixed(2),
      second.callsPerRegion.toFixed(2),
    ]),
  )
}

function pageTable(sizes: readonly Figures[]): string {
  return table(
    [
      'accounts',
      'updates of the page',
      'the largest',
      'main blocked at most: by the clock, by its own CPU',
      'journal',
      'opened again in',
    ],
    sizes.map(({ accounts, updatesPerSecond, largestUpdate, blocked, journal, opening }) => [
      number(accounts),
      `${updatesPerSecond.toFixed(1)} a second`,
      `${number(largestUpdate / 1000)} KB`,
      `${number(blocked.wall)}, ${number(blocked.cpu)} ms`,
      `${(journal / 1e6).toFixed(2)} MB`,
      seconds(opening),
    ]),
  )
}

/** How the cost of a call grows with the organization. */
function growth(sizes: readonly Figures[]): string {
  const of = (count: number) => sizes.find(({ accounts }) => accounts === count)?.cpuPerCall.app
  const [hundred, thousand] = [of(100), of(1_000)]
  if (hundred === undefined || thousand === undefined) return ''
  return `From 100 to 1,000 accounts the CPU for each call changes by ${((thousand / hundred - 1) * 100).toFixed(0)} %.`
}

function cliText({ cli, sizes }: Results): string {
  const ten = sizes.find(({ accounts }) => accounts === 10)
  if (typeof cli === 'string') return `A script of the AWS CLI was not measured: ${cli}`
  const times = ten === undefined ? Number.NaN : (10 * cli.wall) / ten.wall.app
  return `A script of the AWS CLI, a command after the other, takes ${seconds(cli.wall)} for the ${cli.commands} commands of one account, so ${seconds(10 * cli.wall)} for ten: ${times.toFixed(0)} times as long as the app.`
}

function startText({ starts, startPage, page }: Results): string {
  const times = (taken: number) =>
    `${number(taken)} ms, ${(taken / starts.nothing).toFixed(1)} times \`node -e 0\``
  const lines = [
    `The terminal program to its end: \`--version\` ${times(starts.version)}; \`status\` of the practice organization ${times(starts.status)} (${number(starts.nothing)} ms).`,
    typeof startPage === 'string'
      ? `The page was not measured: ${startPage}`
      : `The page Start can be used after ${number(startPage.usable)} ms; ${number(startPage.bytes / 1000)} KB compressed are loaded for that.`,
  ]
  if (page.length === 0) return lines.join('\n\n')
  const rows = page.map(({ shown, mount, update, longestFrame }) => [
    shown,
    ...[mount, update, longestFrame].map((value) => `${number(value)} ms`),
  ])
  return [...lines, table(['shown', 'first', 'an update', 'longest frame while scrolling'], rows)].join(
    '\n\n',
  )
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
        `${(then.journal / 1e6).toFixed(2)} → ${(now.journal / 1e6).toFixed(2)} MB`,
      ],
    ]
  })
  return `Of ${before.at} (${before.machine}):

${table(['accounts', 'ratio of the wall', 'ratio of CPU a call', 'memory', 'ratio of the second run', 'journal'], rows)}`
}

function arrow(then: number, now: number): string {
  return `${then.toFixed(2)} → ${now.toFixed(2)}`
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
