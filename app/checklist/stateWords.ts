import type { StepName } from '../onboarding/stepName.ts'
import { STEPS } from '../onboarding/stepName.ts'
import type { AccountStatus, RegionStatus, StepStatus, VpcState, VpcStatus } from './checklist.ts'
import type { JudgedVpc, LeftAloneReason } from './coverage.ts'

/** The severity of a state; every host has an icon and a colour for each. */
export type Tone = 'good' | 'bad' | 'partial' | 'waiting' | 'running' | 'todo' | 'none'

/** A state in words that are clear without colour. */
export interface StateWord {
  readonly word: string
  readonly tone: Tone
}

/** What to call the customer: the app speaks to them, a report is also read by others. */
export type CustomerSide = 'you' | 'the customer'

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

/** The name of who has to act. */
export function waitsForWord(waitsFor: 'you' | 'activeeye', customer: CustomerSide): string {
  switch (waitsFor) {
    case 'you':
      return customer
    case 'activeeye':
      return 'ActiveEye'
  }
}

export function stepStateWord(status: StepStatus, customer: CustomerSide): StateWord {
  switch (status.state) {
    case 'todo':
      return { word: 'To do', tone: 'todo' }
    case 'running':
      return { word: 'Running', tone: 'running' }
    case 'done':
      return { word: 'Done', tone: 'good' }
    case 'waiting':
      return {
        word: status.for === undefined ? 'Waiting' : `Waiting for ${waitsForWord(status.for, customer)}`,
        tone: 'waiting',
      }
    case 'failed':
      return { word: 'Failed', tone: 'bad' }
    case 'skipped':
      return { word: 'Skipped', tone: 'none' }
  }
}

export function regionStateWord(region: RegionStatus, customer: CustomerSide): StateWord {
  const { state, vpcs } = region
  if (state === 'notOptedIn') return { word: 'Not opted in', tone: 'none' }
  if (state === 'done' && vpcs.length === 0) return { word: 'No VPC, nothing to cover', tone: 'none' }
  return stepStateWord({ state, for: region.for }, customer)
}

/** With a decision that has an effect in this state, the state says so: nobody has to act. */
export function vpcStateWord(vpc: JudgedVpc): StateWord {
  const { word, tone } = stateWordOf(vpc.state)
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
    case 'leftOut':
      return { word: 'Left out by decision', tone: 'none' }
  }
}

/** Why a run leaves a VPC alone; completes "2 VPCs …". */
export function leftAloneWords(reason: LeftAloneReason): string {
  switch (reason) {
    case 'covered':
      return 'covered already'
    case 'shared':
      return 'shared by another account: its owner covers it'
    case 'otherTraffic':
      return 'with a flow log to ActiveEye for part of the traffic: to be decided'
    case 'otherFormat':
      return 'with a flow log to ActiveEye in another format: to be decided'
    case 'otherFolder':
      return "with a flow log into a folder of ActiveEye's bucket: to be decided"
    case 'partly':
      return 'of which only subnets or network interfaces log to ActiveEye: to be decided'
    case 'leftAsIs':
      return 'accepted as is, by decision'
    case 'leftOut':
      return 'left out, by decision'
    case 'failing':
      return "with a flow log that AWS can't deliver"
  }
}

/** What AWS last said about delivery (`DeliverLogsStatus`); an unknown value is shown unchanged. */
export function deliveryWord(vpc: Pick<VpcStatus, 'delivery' | 'flowLogId'>): StateWord {
  if (vpc.flowLogId === undefined) return { word: '–', tone: 'none' }
  if (vpc.delivery === undefined) return { word: 'Not known yet', tone: 'todo' }
  if (vpc.delivery === 'SUCCESS') return { word: 'Delivered', tone: 'good' }
  if (vpc.delivery === 'FAILED') return { word: 'Failed', tone: 'bad' }
  return { word: vpc.delivery, tone: 'none' }
}

/** An account as a whole: a failed step counts most, then a waiting one, then a running one. */
export function accountStateWord(account: Pick<AccountStatus, 'steps'>, customer: CustomerSide): StateWord {
  const steps = STEPS.map((step) => account.steps[step])
  const first = (state: StepStatus['state']) => steps.find((step) => step.state === state)
  if (first('failed')) return { word: 'Needs attention', tone: 'bad' }
  const told = first('waiting') ?? first('running')
  if (told) return stepStateWord(told, customer)
  if (!first('todo')) {
    return first('skipped')
      ? { word: 'Done, with steps skipped', tone: 'none' }
      : { word: 'Complete', tone: 'good' }
  }
  return first('done') ? { word: 'In progress', tone: 'todo' } : { word: 'Not started', tone: 'todo' }
}
