import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type AppRun, appRuns, bareRun, buildPrograms, type Run } from './organization.ts'
import { REGIONS, VPCS_IN_A_REGION } from './organizationShape.ts'
import { type Figures, resultsText } from './resultsText.ts'
import { startTimes } from './startTimes.ts'

/**
 * The app beside a bare loop of the same calls, from 1 to 1,000 accounts, in one run on one machine; writes RESULTS.md.
 * `node organizationBench.ts [--accounts 1,10,100,1000] [--rounds 3] [--latency 80] [--profile DIRECTORY]`
 * With other numbers of accounts, or a profile, it only prints.
 */

const { values } = parseArgs({
  options: {
    accounts: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    latency: { type: 'string', default: '80' },
    profile: { type: 'string' },
  },
})
const SIZES = [1, 10, 100, 1_000]
const sizes = values.accounts?.split(',').map(Number) ?? SIZES
const rounds = Number(values.rounds)
const latency = Number(values.latency)

await buildPrograms({ named: values.profile !== undefined })
const measured = []
for (const accounts of sizes) {
  const taken = []
  for (let round = 0; round < rounds; round += 1) taken.push(await takeRound(accounts))
  measured.push(figuresOf(accounts, taken))
  say(JSON.stringify(measured.at(-1)))
}
const starts = await startTimes()
say(JSON.stringify(starts))
if (values.accounts === undefined && values.profile === undefined) {
  const results = {
    machine: `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`,
    at: new Date().toISOString().slice(0, 10),
    rounds,
    latency,
    regions: REGIONS.length,
    vpcs: VPCS_IN_A_REGION,
    sizes: measured,
    starts,
  }
  const directory = join(import.meta.dirname, '..')
  const json = join(directory, 'results.json')
  const before = await readFile(json, 'utf8').then(JSON.parse, () => undefined)
  await writeFile(json, `${JSON.stringify(results, null, 2)}\n`)
  await writeFile(join(directory, 'RESULTS.md'), resultsText(results, before))
}

interface Round {
  readonly bare: Run
  readonly bareLook: Run
  readonly first: AppRun
  readonly second: AppRun
}

async function takeRound(accounts: number): Promise<Round> {
  const setting = { accounts, latency, profile: values.profile }
  const bare = await bareRun(setting, 'run')
  const [first, second] = await appRuns(setting)
  const { covered, vpcs } = second.more.totals
  const expected = accounts * REGIONS.length * VPCS_IN_A_REGION
  if (covered !== expected || vpcs !== expected) throw new Error(`${covered} of ${expected} VPCs are covered`)
  return { bare, first, second, bareLook: await bareRun(setting, 'look') }
}

function figuresOf(accounts: number, taken: readonly Round[]): Figures {
  const of = (figure: (round: Round) => number) => median(taken.map(figure))
  const perCall = ({ cpu, calls }: Run) => (cpu / calls) * 1000
  return {
    accounts,
    wall: { bare: of(({ bare }) => bare.wall), app: of(({ first }) => first.wall) },
    wallRatio: of(({ bare, first }) => first.wall / bare.wall),
    cpuPerCall: { bare: of(({ bare }) => perCall(bare)), app: of(({ first }) => perCall(first)) },
    cpuPerCallRatio: of(({ bare, first }) => perCall(first) / perCall(bare)),
    memory: { bare: of(({ bare }) => bare.memory), app: of(({ first }) => first.memory) },
    firstDone: of(({ first }) => first.firstDone ?? Number.NaN),
    calls: { bare: of(({ bare }) => bare.calls), app: of(({ first }) => first.calls) },
    throttled: of(({ first }) => first.throttled),
    updatesPerSecond: of(({ first }) => first.more.updates.count / first.wall),
    largestUpdate: of(({ first }) => first.more.updates.largest),
    lastUpdate: of(({ first }) => first.more.updates.last),
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

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
