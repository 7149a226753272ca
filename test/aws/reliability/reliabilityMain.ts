import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { failureText, figuresOf, runCampaign } from './campaign.ts'
import { DEFAULT_SEED } from './defaultSeed.ts'
import { reliabilityReport } from './reliabilityReport.ts'

/**
 * The long campaign: `npm run reliability -- [--seed N] [--trials N] [--minutes N]` writes test/RELIABILITY.md;
 * with `--trial N` it repeats one trial and writes nothing.
 */
const REPORT = fileURLToPath(new URL('../../RELIABILITY.md', import.meta.url))
const DEFAULT_TRIALS = 200

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: `${DEFAULT_SEED}` },
    trials: { type: 'string', default: `${DEFAULT_TRIALS}` },
    minutes: { type: 'string' },
    trial: { type: 'string' },
  },
})

const seed = numberOf('seed', values.seed)
const trials =
  values.trial === undefined
    ? Array.from({ length: numberOf('trials', values.trials) }, (_, index) => index + 1)
    : [numberOf('trial', values.trial)]
const started = Date.now()
const results = await runCampaign({
  seed,
  trials,
  ...(values.minutes !== undefined && { until: started + numberOf('minutes', values.minutes) * 60_000 }),
  onTrial(result) {
    const failure = failureText(result)
    say(failure === '' ? `Trial ${result.trial}: ${inShort(result)}` : failure)
  },
})
const figures = figuresOf(results)
say(JSON.stringify(figures, null, 2))
if (values.trial === undefined) {
  await writeFile(REPORT, reliabilityReport({ seed, figures, started, ended: Date.now() }))
}
process.exitCode = figures.violations === 0 ? 0 : 1

function inShort({ deeds }: (typeof results)[number]): string {
  return deeds.map(({ verb, status, killed }) => `${verb} ${killed ? 'killed' : status}`).join(', ')
}

function numberOf(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} takes a whole number from 1 on`)
  return number
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
