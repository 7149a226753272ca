import { FAULT_KINDS, type FaultKind } from './faults.ts'
import { runTrial, type TrialResult } from './trial.ts'

/** Each keeps about one core busy. */
const AT_ONCE = 2

export interface CampaignSettings {
  readonly seed: number
  readonly trials: readonly number[]
  /** No trial begins later; milliseconds. */
  readonly until?: number
  onTrial?(result: TrialResult): void
}

/** Runs the trials, some at a time. @returns those that were run, in their order. */
export async function runCampaign({
  seed,
  trials,
  until = Number.POSITIVE_INFINITY,
  onTrial,
}: CampaignSettings): Promise<readonly TrialResult[]> {
  const waiting = [...trials]
  const results: TrialResult[] = []
  const work = async () => {
    for (let trial = waiting.shift(); trial !== undefined && Date.now() < until; trial = waiting.shift()) {
      const result = await runTrial(seed, trial)
      results.push(result)
      onTrial?.(result)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return results.toSorted((a, b) => a.trial - b.trial)
}

/** The numbers of a campaign. */
export interface Figures {
  readonly trials: number
  readonly verbs: Readonly<Record<string, number>>
  readonly requests: number
  readonly faults: Readonly<Record<FaultKind, number>>
  readonly kills: number
  /** Commands that ended with each status, the killed ones apart. */
  readonly statuses: Readonly<Record<string, number>>
  readonly violations: number
}

export function figuresOf(results: readonly TrialResult[]): Figures {
  const deeds = results.flatMap((result) => result.deeds)
  const faults = deeds.flatMap((deed) => deed.faults.map(({ kind }) => kind))
  return {
    trials: results.length,
    verbs: counts(deeds.map(({ verb }) => verb)),
    requests: deeds.reduce((sum, { requests }) => sum + requests, 0),
    faults: Object.fromEntries(
      FAULT_KINDS.map((kind) => [kind, faults.filter((each) => each === kind).length]),
    ) as Record<FaultKind, number>,
    kills: deeds.filter(({ killed }) => killed).length,
    statuses: counts(deeds.filter(({ killed }) => !killed).map(({ status }) => `${status}`)),
    violations: deeds.reduce((sum, { violations }) => sum + violations.length, 0),
  }
}

function counts(words: readonly string[]): Readonly<Record<string, number>> {
  const groups = [...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length] as const)
  return Object.fromEntries(groups.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** For a trial in which something is violated: what to look at, and how to repeat it. Empty for any other. */
export function failureText({ seed, trial, deeds }: TrialResult): string {
  if (deeds.every(({ violations }) => violations.length === 0)) return ''
  const lines = deeds.flatMap(({ verb, status, killed, faults, violations }, index) => [
    `  ${index + 1}. ${verb}: ${killed ? 'killed' : `exit status ${status}`}`,
    ...faults.map(({ at, kind }) => `       ${at}: ${kind}`),
    ...violations.map(({ invariant, message }) => `     VIOLATED: ${invariant}\n${indented(message)}`),
  ])
  return [
    `Seed ${seed}, trial ${trial}. To repeat it: npm run reliability -- --seed ${seed} --trial ${trial}`,
    ...lines,
  ].join('\n')
}

function indented(text: string): string {
  return text.replace(/^/gm, '       ')
}
