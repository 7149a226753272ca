import type { StepName } from '../onboarding/stepName.ts'
import type { WaitsFor } from '../problems/problem.ts'
import { capitalized } from '../text/capitalized.ts'
import { list } from '../text/list.ts'
import { clockTimeHere } from '../text/timestamp.ts'
import { isArrivalConfirmed } from './arrival.ts'
import type { AccountStatus, RegionStatus, StepStatus, Turn } from './checklist.ts'
import { coverageOf, type JudgedVpc } from './coverage.ts'
import type { VpcState, VpcStatus } from './vpcStatus.ts'

/**
 * The severity of a state; every host has an icon and a colour for each. `partial` asks for the customer's attention,
 * `waiting` is another's turn.
 */
export type Tone = 'good' | 'bad' | 'partial' | 'waiting' | 'running' | 'todo' | 'none'

/** A state in words that are clear without colour. */
export interface StateWord {
  readonly word: string
  readonly tone: Tone
}

/** Who reads the words. */
export interface Reader {
  /** What to call the customer: the app speaks to them, a report is also read by others. */
  readonly customer: 'you' | 'the customer'
  /** @param iso ISO time. @returns the time as this reader's clock shows it. */
  timeOf(iso: string): string
}

/** The administrator at the page or the terminal. */
export const AT_THE_SCREEN: Reader = { customer: 'you', timeOf: clockTimeHere }

export function stepName(step: StepName): string {
  switch (step) {
    case 'signIn':
      return 'Sign in'
    case 'stack':
      return 'Stack'
    case 'connector':
      return 'Connector'
    case 'flowLogs':
      return 'Flow logs'
    case 'delivery':
      return 'Delivery'
  }
}

/** A VPC, a Region or an account. */
const LEFT_OUT: StateWord = { word: 'Left out by decision', tone: 'none' }

/** The name of who has to act. */
export function waitsForWord(waitsFor: WaitsFor, { customer }: Reader): string {
  switch (waitsFor) {
    case 'customer':
      return customer
    case 'activeeye':
      return 'ActiveEye'
  }
}

/** The same at the beginning of a line. */
export function waitsForName(waitsFor: WaitsFor, reader: Reader): string {
  return capitalized(waitsForWord(waitsFor, reader))
}

/** What somebody has to do, as a heading. */
export function turnWord(what: Turn['what']): string {
  switch (what) {
    case 'signIn':
      return 'Sign in'
    case 'acknowledge':
      return 'Acknowledge the IAM capabilities'
    case 'solveProblem':
      return 'Solve the problem'
    case 'decide':
      return 'Decide about VPCs'
    case 'run':
      return 'Run'
    case 'addConnector':
      return 'Add the connector'
    case 'correctConnector':
      return 'Correct the connector'
    case 'allowAccount':
      return 'Allow the account on the bucket'
  }
}

export function waitingWord(who: readonly WaitsFor[], reader: Reader): StateWord {
  const names = [...new Set(who)].map((waitsFor) => waitsForWord(waitsFor, reader))
  return {
    word: names.length === 0 ? 'Waiting' : `Waiting for ${list(names)}`,
    tone: who.includes('customer') ? turnTone('customer') : 'waiting',
  }
}

/** What the customer has to do stands out; what others have to do is only waited for. */
export function turnTone(who: WaitsFor): Tone {
  switch (who) {
    case 'customer':
      return 'partial'
    case 'activeeye':
      return 'waiting'
  }
}

/** While the work is paused, nothing shows as running. */
export function pausedWord(state: StateWord): StateWord {
  return state.tone === 'running' ? { word: 'Paused', tone: 'none' } : state
}

export function stepWord(
  { steps, regions }: Pick<AccountStatus, 'steps' | 'regions'>,
  step: StepName,
  reader: Reader,
): StateWord {
  return step === 'delivery' ? deliveryStepWord(steps, regions, reader) : statusWord(steps[step], reader)
}

/** Only ActiveEye sees whether files arrive, so that they do is said only when ActiveEye has said so. */
const ARRIVAL_CONFIRMED: StateWord = { word: 'Files arrive, says ActiveEye', tone: 'good' }

/** No VPC is to be covered, so no flow log delivers anything; a look at the delivery would show nothing. */
export function hasNothingToDeliver({
  steps: { delivery, flowLogs },
  regions,
}: {
  readonly steps: Pick<AccountStatus['steps'], 'delivery' | 'flowLogs'>
  readonly regions: AccountStatus['regions']
}): boolean {
  const isOpen = delivery.state === 'todo' || delivery.state === 'done'
  return isOpen && flowLogs.state === 'done' && coverageOf(regions).toCover === 0
}

function deliveryStepWord(
  { delivery: status, flowLogs }: AccountStatus['steps'],
  regions: AccountStatus['regions'],
  reader: Reader,
): StateWord {
  if (hasNothingToDeliver({ steps: { delivery: status, flowLogs }, regions })) {
    return { word: 'Nothing to deliver', tone: 'none' }
  }
  switch (status.state) {
    case 'todo':
      if (isArrivalConfirmed(regions)) return ARRIVAL_CONFIRMED
      return {
        word:
          status.due === undefined
            ? 'Not looked at yet'
            : `Not looked at yet (from ${reader.timeOf(status.due)})`,
        tone: 'todo',
      }
    case 'done':
      if (isArrivalConfirmed(regions)) return ARRIVAL_CONFIRMED
      return { word: 'AWS reports no error', tone: 'good' }
    case 'waiting':
      return { word: 'Failing', tone: 'bad' }
    case 'running':
    case 'failed':
    case 'skipped':
      return statusWord(status, reader)
  }
}

function statusWord({ state, for: who }: StepStatus, reader: Reader): StateWord {
  switch (state) {
    case 'todo':
      return { word: 'To do', tone: 'todo' }
    case 'running':
      return { word: 'Running', tone: 'running' }
    case 'done':
      return { word: 'Done', tone: 'good' }
    case 'waiting':
      return waitingWord(who === undefined ? [] : [who], reader)
    case 'failed':
      return { word: 'Failed', tone: 'bad' }
    case 'skipped':
      return { word: 'Skipped', tone: 'none' }
  }
}

export function regionStateWord({ state, for: who, vpcs }: RegionStatus, reader: Reader): StateWord {
  switch (state) {
    case 'notOptedIn':
      return { word: 'Not opted in', tone: 'none' }
    case 'notSeen':
      return { word: 'Not seen', tone: 'bad' }
    case 'leftOut':
      return LEFT_OUT
    case 'done':
      return vpcs.length === 0
        ? { word: 'No VPC, nothing to cover', tone: 'none' }
        : statusWord({ state }, reader)
    case 'todo':
    case 'running':
    case 'waiting':
    case 'failed':
    case 'skipped':
      return statusWord({ state, for: who }, reader)
  }
}

/**
 * With a decision that has an effect in this state, the state says so: nobody has to act. How many of the chosen subnets
 * or network interfaces are covered, targetWords.ts says.
 */
export function vpcStateWord(
  vpc: JudgedVpc & Pick<VpcStatus, 'chosen'> & { readonly targets?: unknown },
): StateWord {
  const { word, tone } = chosenWord(vpc) ?? stateWordOf(vpc.state)
  switch (vpc.state === 'leftOut' ? undefined : vpc.decision?.what) {
    case 'leaveAsIs':
      return { word: `${word}, accepted as it is`, tone: 'none' }
    case 'addOurs':
      return { word: `${word}, another to be added`, tone: 'todo' }
    case 'leaveOut':
    case undefined:
      return { word, tone }
  }
}

/** Where only parts of the VPC were chosen, and "No flow log" would not be true of all of them. */
function chosenWord({ state, chosen, targets }: Parameters<typeof vpcStateWord>[0]): StateWord | undefined {
  if (chosen === undefined || state !== 'missing') return undefined
  return targets === undefined
    ? { word: 'Chosen, not looked at yet', tone: 'todo' }
    : { word: 'Not all covered', tone: 'todo' }
}

function stateWordOf(state: VpcState): StateWord {
  switch (state) {
    case 'missing':
      return { word: 'No flow log', tone: 'todo' }
    case 'covered':
      return { word: 'Covered', tone: 'good' }
    case 'failing':
      return { word: 'Not delivering', tone: 'bad' }
    case 'otherTraffic':
      return { word: 'Only part of the traffic', tone: 'partial' }
    case 'otherFormat':
      return { word: 'In another format', tone: 'partial' }
    case 'otherFolder':
      return { word: 'Into a folder of the bucket', tone: 'partial' }
    case 'partly':
      return { word: 'Only parts of the VPC', tone: 'partial' }
    case 'elsewhere':
      return { word: 'Flow logs elsewhere only', tone: 'todo' }
    case 'shared':
      return { word: 'Shared by another account', tone: 'none' }
    case 'noTarget':
      return { word: 'Nothing of what was chosen exists', tone: 'partial' }
    case 'leftOut':
      return LEFT_OUT
  }
}

export function deliveryWord({ delivery }: Pick<VpcStatus, 'delivery'>): StateWord {
  switch (delivery) {
    case undefined:
      return { word: '–', tone: 'none' }
    case 'notLookedAt':
      return { word: 'Not looked at yet', tone: 'todo' }
    case 'noErrorReported':
      return { word: 'AWS reports no error', tone: 'good' }
    case 'arrivalConfirmed':
      return ARRIVAL_CONFIRMED
    case 'failing':
      return { word: 'Failing', tone: 'bad' }
  }
}

export function accountStateWord(
  { state, turns }: Pick<AccountStatus, 'state' | 'turns'>,
  reader: Reader,
): StateWord {
  switch (state) {
    case 'notStarted':
      return { word: 'Not started', tone: 'todo' }
    case 'working':
      return { word: 'Working', tone: 'running' }
    case 'waiting':
      return waitingWord(
        turns.map(({ who }) => who),
        reader,
      )
    case 'failed':
      return { word: 'Needs attention', tone: 'bad' }
    case 'complete':
      return { word: 'Complete', tone: 'good' }
    case 'leftOut':
      return LEFT_OUT
  }
}
