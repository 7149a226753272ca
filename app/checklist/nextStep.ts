import { CONNECTOR_PATH } from '../activeeye/prescribed.ts'
import { type NamedWave, waveName } from '../onboarding/waves.ts'
import { waitsForSchema } from '../problems/problem.ts'
import { capitalized } from '../text/capitalized.ts'
import { plural } from '../text/plural.ts'
import { isArrivalConfirmed } from './arrival.ts'
import type { AccountStatus, Turn } from './checklist.ts'
import { AT_THE_SCREEN, hasNothingToDeliver } from './stateWords.ts'
import { openTurns } from './turns.ts'
import { currentWave, type WaveProgress, waveProgress } from './waveProgress.ts'

/** What comes next for the person at the screen: every command and every ended activity says it. */
export type NextStep =
  | {
      /** With `run` where there are waves: of this one. */
      readonly wave?: NamedWave | undefined
      /** With `wave`: the one before it is covered. */
      readonly after?: NamedWave | undefined
      readonly do: Turn['what']
      readonly who: Turn['who']
      /** How many accounts wait for it. */
      readonly accounts: number
    }
  /** Nobody is waited for. `due`: from when on a look at the delivery makes sense. */
  | { readonly do: 'check'; readonly due: string | undefined }
  | { readonly do: 'report' }

type NextRow = Pick<AccountStatus, 'turns' | 'steps' | 'regions' | 'wave' | 'state' | 'problems'>

/**
 * The first thing that the customer has to do, and the first that ActiveEye has to do. Where there are waves, nothing is
 * asked for the accounts of a wave before the ones before it are covered.
 */
export function nextStepsOf(all: readonly NextRow[]): readonly NextStep[] {
  const waves = waveProgress(all)
  const current = currentWave(waves)
  const accounts =
    current === undefined
      ? all
      : all.filter(({ wave }) => wave === undefined || wave.number <= current.number)
  const turns = openTurns(accounts)
  const next = waitsForSchema.options.flatMap((who): NextStep[] => {
    const [first, second] = turns.filter((candidate) => candidate.who === who)
    if (first === undefined) return []
    const step = { do: first.what, who, accounts: first.accounts.length }
    if (first.what !== 'run' || current === undefined) return [step]
    // What is left to do in the waves before does not have to wait for this one.
    const beside = second && { do: second.what, who, accounts: second.accounts.length }
    return [{ ...step, wave: current, after: waveBefore(waves, current) }, ...(beside ? [beside] : [])]
  })
  return next.length > 0 ? next : [afterTurns(accounts)]
}

/** Only when the wave itself has not begun: then the news is that the one before it is covered. */
function waveBefore(waves: readonly WaveProgress<NextRow>[], current: WaveProgress<NextRow>) {
  const hasBegun = current.accounts.some(({ state }) => state !== 'notStarted')
  return hasBegun ? undefined : waves.findLast(({ number }) => number < current.number)
}

function afterTurns(accounts: readonly Pick<AccountStatus, 'steps' | 'regions'>[]): NextStep {
  const unjudged = accounts.filter(
    (account) =>
      account.steps.delivery.state === 'todo' &&
      !isArrivalConfirmed(account.regions) &&
      !hasNothingToDeliver(account),
  )
  if (unjudged.length === 0) return { do: 'report' }
  return {
    do: 'check',
    due: unjudged
      .flatMap(({ steps }) => steps.delivery.due ?? [])
      .sort()
      .at(-1),
  }
}

/** A sentence or two, for the person at the screen. */
export function nextStepWords(next: NextStep): string {
  switch (next.do) {
    case 'signIn':
      return `Sign in to ${plural(next.accounts, 'account')}, then run again.`
    case 'acknowledge':
      return `Read what the stack creates and acknowledge its IAM capabilities, for ${plural(next.accounts, 'account')}, then run again.`
    case 'solveProblem':
      return `Solve the open problems of ${plural(next.accounts, 'account')}, then run again. Nothing is done twice.`
    case 'decide':
      return `Decide about the VPCs whose flow logs differ from the prescribed ones, in ${plural(next.accounts, 'account')}: on the page Plan, or in the terminal with decide.`
    case 'run':
      if (next.wave !== undefined) return runWaveWords(next.wave, next.after, next.accounts)
      return `Run: it creates what is missing in ${plural(next.accounts, 'account')} and changes nothing else.`
    case 'addConnector':
      return next.who === 'customer'
        ? `Add the service connector in ActiveEye (${CONNECTOR_PATH}) for ${plural(next.accounts, 'account')}, then confirm what was entered.`
        : `Send the report to your ActiveEye representative: ActiveEye adds the connector for ${plural(next.accounts, 'account')}.`
    case 'correctConnector':
      return `Correct the service connector in ActiveEye for ${plural(next.accounts, 'account')}, then confirm it again; the open problems say what differs.`
    case 'allowAccount':
      return `Send the report to your ActiveEye representative: ActiveEye has to allow ${plural(next.accounts, 'account')} on its bucket. Run again when they have answered.`
    case 'check':
      return next.due === undefined
        ? 'Check again whether AWS reports an error of delivery.'
        : `Check again from ${AT_THE_SCREEN.timeOf(next.due)} whether AWS reports an error of delivery.`
    case 'report':
      return 'Send the report to your ActiveEye representative.'
  }
}

function runWaveWords(wave: NamedWave, after: NamedWave | undefined, accounts: number): string {
  const where = `on the page Plan, or in the terminal with run --wave ${wave.number}`
  const what = `run ${waveName(wave)}, ${plural(accounts, 'account')}: ${where}`
  if (after === undefined)
    return `${capitalized(what)}. It creates what is missing there and changes nothing else.`
  return `${capitalized(waveName(after))} is covered: ${what}.`
}
