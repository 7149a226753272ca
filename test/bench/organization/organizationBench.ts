import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureAccountsMap } from '../accountsMap.ts'
import { measureRegionGrid } from '../regionGrid.ts'
import { measureStartPage } from '../startPage.ts'
import { bareRun, buildPrograms, cliRun } from './organization.ts'
import { REGIONS, VPCS_IN_A_REGION } from './organizationShape.ts'
import { pageRows } from './pageRows.ts'
import { printProfiles } from './profileSummary.ts'
import { type Figures, PLOTS, type Results } from './results.ts'
import { resultsText } from './resultsText.ts'
import { figuresOf, median, type Round, takeRound } from './rounds.ts'
import { startTimes } from './startTimes.ts'
import { svgPlot } from './svgPlot.ts'

/**
 * The app beside a bare loop of the same calls, from 1 to 1,000 accounts, in one run on one machine; writes RESULTS.md.
 * `node organizationBench.ts [--accounts 1,10,100,1000] [--rounds 3] [--latency 80] [--profile DIRECTORY]`
 * Without `--rounds` 1,000 accounts have two and the others three, and all of it takes about twenty minutes. With other
 * numbers of accounts it only prints; with a profile it prints where the time goes.
 */

const { values } = parseArgs({
  options: {
    accounts: { type: 'string' },
    rounds: { type: 'string' },
    latency: { type: 'string', default: '80' },
    profile: { type: 'string' },
  },
})
const SIZES = [1, 10, 100, 1_000]
const sizes = values.accounts?.split(',').map(Number) ?? SIZES
const latency = Number(values.latency)
const roundsOf = (accounts: number) => Number(values.rounds ?? (accounts < 1_000 ? 3 : 2))
const began = performance.now()

await buildPrograms({ named: values.profile !== undefined })
const measured: Figures[] = []
for (const accounts of sizes) {
  const taken: Round[] = []
  const setting = { accounts, latency, profile: values.profile }
  for (let round = 0; round < roundsOf(accounts); round += 1) taken.push(await takeRound(setting))
  measured.push(figuresOf(accounts, taken))
  say(JSON.stringify(measured.at(-1)))
}
if (values.profile !== undefined) await printProfiles(values.profile, say)
else if (values.accounts === undefined) await writeResults()
say(`${Math.round((performance.now() - began) / 1000)} s in all`)

async function writeResults(): Promise<void> {
  const [one] = measured
  const chains: number[] = []
  for (let round = 0; round < 3; round += 1) {
    chains.push((await bareRun({ accounts: 1, latency }, 'chain')).wall)
  }
  const starts = await startTimes()
  const cli = await cliRun(latency)
  const startPage = await measureStartPage()
  const page = typeof startPage === 'string' ? [] : await pageRows([measureAccountsMap, measureRegionGrid])
  const results: Results = {
    machine: `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`,
    at: new Date().toISOString().slice(0, 10),
    latency,
    regions: REGIONS.length,
    vpcs: VPCS_IN_A_REGION,
    sizes: measured,
    chain: { wall: median(chains), ratio: (one?.wall.app ?? Number.NaN) / median(chains) },
    starts,
    cli,
    startPage,
    page,
    seconds: (performance.now() - began) / 1000,
  }
  const directory = join(import.meta.dirname, '..')
  await writeFile(join(directory, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
  for (const { file, plot } of PLOTS) await writeFile(join(directory, file), svgPlot(plot(results)))
  await writeFile(join(directory, 'RESULTS.md'), resultsText(results, committedResults(directory)))
}

/** Those of the last commit; a run of the bench that was not committed is not compared with. */
function committedResults(directory: string): Results | undefined {
  try {
    const text = execFileSync('git', ['show', 'HEAD:./results.json'], { cwd: directory, stdio: 'pipe' })
    return JSON.parse(text.toString()) as Results
  } catch {
    return undefined
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
