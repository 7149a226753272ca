import { bucketWords } from '../activeeye/foreignWords.ts'
import { leftOutBy } from '../checklist/coverage.ts'
import { leaveOutPlaceWords } from '../checklist/leaveOut.ts'
import { partsChoiceWords } from '../checklist/targetWords.ts'
import { templateAttention } from '../checklist/templateWords.ts'
import type { Account } from '../onboarding/onboarding.ts'
import { inShort } from '../text/inShort.ts'
import { list } from '../text/list.ts'
import { plural } from '../text/plural.ts'
import { type AccountPlan, createsStack, type Plan, templatesOf } from './plan.ts'

/** What a person is asked before a run creates anything: how much, where, and what the file limits. */

/** The run that is about to be started. */
export interface AskedRun {
  /** Account IDs; all when left out. */
  readonly only?: readonly string[] | undefined
  readonly skip?: readonly ('stack' | 'flowLogs')[] | undefined
  readonly replaceFailedStack?: boolean | undefined
}

export interface RunCounts {
  readonly stacks: number
  readonly flowLogs: number
  /** Accounts in which something is created. */
  readonly accounts: number
  /** Accounts that the last look did not reach, so that nobody knows what a run creates there. */
  readonly unseen: number
}

/** What a run would create, according to the last look. */
export function runCounts(plan: Plan, { only, skip = [], replaceFailedStack = false }: AskedRun): RunCounts {
  const counts = accountsOf(plan, only).map((account) => ({
    stacks: getsStack(account, { skip, replaceFailedStack }) ? 1 : 0,
    flowLogs: skip.includes('flowLogs')
      ? 0
      : account.regions.reduce((total, { create }) => total + create.length, 0),
    isUnseen: account.stack.action === 'unknown',
  }))
  return {
    stacks: sum(counts.map(({ stacks }) => stacks)),
    flowLogs: sum(counts.map(({ flowLogs }) => flowLogs)),
    accounts: counts.filter(({ stacks, flowLogs }) => stacks + flowLogs > 0).length,
    unseen: counts.filter(({ isUnseen }) => isUnseen).length,
  }
}

function accountsOf({ accounts }: Plan, only: AskedRun['only']): readonly AccountPlan[] {
  return accounts.filter(({ accountId }) => only === undefined || only.includes(accountId))
}

function getsStack({ stack }: AccountPlan, { skip = [], replaceFailedStack = false }: AskedRun): boolean {
  return !skip.includes('stack') && createsStack(stack.action, replaceFailedStack)
}

/** What of the templates that this run creates stacks from needs a person's attention; a line each. */
export function templateRemarks(plan: Plan, asked: AskedRun): readonly string[] {
  const accounts = accountsOf(plan, asked.only).filter((account) => getsStack(account, asked))
  return [...new Set(templatesOf({ accounts }).flatMap(templateAttention))]
}

/** Nothing is to be created, and every account was looked at. */
export function isNothing({ stacks, flowLogs, unseen }: RunCounts): boolean {
  return stacks + flowLogs + unseen === 0
}

/** What the button says that starts it: "Create 2 stacks and 14 flow logs"; `undefined` when it would do nothing. */
export function createWords(plan: Plan, asked: AskedRun): string | undefined {
  const { stacks, flowLogs } = runCounts(plan, asked)
  const parts = [
    ...(stacks > 0 ? [plural(stacks, 'stack')] : []),
    ...(flowLogs > 0 ? [plural(flowLogs, 'flow log')] : []),
  ]
  if (parts.length > 0) return `Create ${list(parts)}`
  if (asked.skip?.includes('stack')) return undefined
  const followed = accountsOf(plan, asked.only).filter(({ stack }) => stack.action === 'follow').length
  return followed > 0 ? `Follow ${plural(followed, 'stack')} to the end` : undefined
}

/**
 * "Create 2 stacks and 14 flow logs to ActiveEye's bucket arn:…, in 4 accounts?"
 * @param destination the bucket's ARN
 */
export function runQuestion(counts: RunCounts, destination: string, skip: AskedRun['skip'] = []): string {
  const { stacks, flowLogs, accounts, unseen } = counts
  const toBucket = `to ${bucketWords(destination)}`
  const isFor = (step: 'stack' | 'flowLogs') => !skip.includes(step)
  if (isNothing(counts)) {
    const where = isFor('flowLogs') ? ` A flow log that is missing by now goes ${toBucket}.` : ''
    return `Nothing is left to create, according to the last look.${where} Run all the same?`
  }
  const seen = list([
    ...(isFor('stack') ? [plural(stacks, 'stack')] : []),
    ...(isFor('flowLogs') ? [`${plural(flowLogs, 'flow log')} ${toBucket}`] : []),
  ])
  const unknown = list([
    ...(isFor('stack') ? ['a stack'] : []),
    ...(isFor('flowLogs') ? ['a flow log for every VPC'] : []),
  ])
  const ofSeen = `${seen}, in ${plural(accounts, 'account')}`
  if (unseen === 0) return `Create ${ofSeen}?`
  return `Create ${ofSeen}, and whatever is missing in ${plural(unseen, 'account')} that the last look did not reach (${unknown})?`
}

/** The Region in which ActiveEye's procedure, and this app unless the file says otherwise, creates the stack. */
const USUAL_STACK_REGION = 'us-east-1'

/**
 * Where the file does less than the procedure, or does it elsewhere: it limits the Regions, leaves VPCs or parts of them out, or puts
 * the stack into another Region. Whoever sent the file may have decided that. A sentence for each kind; empty when all
 * is usual.
 */
export function regionRemarks(
  all: readonly Pick<
    Account,
    'name' | 'regions' | 'stackRegion' | 'vpcDecisions' | 'vpcTargets' | 'leftOut' | 'regionsLeftOut'
  >[],
  skip: AskedRun['skip'] = [],
): readonly string[] {
  const { whole, monitored, regionsLeftOut } = leftOutIn(all)
  const accounts = monitored
  const limited = skip.includes('flowLogs') ? [] : accounts.filter(({ regions }) => regions !== 'enabled')
  const moved = skip.includes('stack')
    ? []
    : accounts.filter(({ stackRegion }) => stackRegion !== USUAL_STACK_REGION)
  const placesOf = (regions: readonly string[]) => list([...new Set(regions)].sort())
  const notCovered = skip.includes('flowLogs')
    ? []
    : accounts.flatMap(({ vpcDecisions = [] }) =>
        vpcDecisions.filter(({ decision }) => decision !== 'addOurs'),
      )
  const inParts = skip.includes('flowLogs') ? [] : accounts.flatMap(({ vpcTargets = [] }) => vpcTargets)
  return [
    ...(whole.length > 0
      ? [`${plural(whole.length, 'account')} left out by decision: ${inShort(whole)}. Nothing is done there.`]
      : []),
    ...(regionsLeftOut.length > 0 && !skip.includes('flowLogs')
      ? [
          `${plural(regionsLeftOut.length, 'Region')} left out by decision: ${inShort(regionsLeftOut)}. VPCs there get no flow log.`,
        ]
      : []),
    ...(notCovered.length > 0
      ? [
          `By decisions in the onboarding file, ${plural(notCovered.length, 'VPC')} ${notCovered.length === 1 ? 'gets' : 'get'} no flow log: ${inShort(notCovered.map(({ vpcId }) => vpcId))}.`,
        ]
      : []),
    ...(inParts.length > 0
      ? [
          `By choices in the onboarding file, only parts of ${plural(inParts.length, 'VPC')} get flow logs: ${inShort(inParts.map(({ vpcId, monitor }) => `${vpcId} (${partsChoiceWords(monitor)})`))}.`,
        ]
      : []),
    ...(limited.length > 0
      ? [
          `The onboarding file limits ${plural(limited.length, 'account')} to these Regions: ${placesOf(limited.flatMap(({ regions }) => (regions === 'enabled' ? [] : regions)))}. VPCs in other Regions get no flow log.`,
        ]
      : []),
    ...(moved.length > 0
      ? [
          `The onboarding file puts the stack of ${plural(moved.length, 'account')} into ${placesOf(moved.map(({ stackRegion }) => stackRegion))} instead of ${USUAL_STACK_REGION}.`,
        ]
      : []),
  ]
}

function leftOutIn<A extends Pick<Account, 'name' | 'leftOut' | 'regionsLeftOut'>>(accounts: readonly A[]) {
  const monitored = accounts.filter((account) => leftOutBy(account) === undefined)
  return {
    whole: accounts.filter(({ leftOut }) => leftOut !== undefined).map(({ name }) => name),
    monitored,
    regionsLeftOut: monitored.flatMap(({ name, regionsLeftOut = [] }) =>
      regionsLeftOut.map(({ region }) => leaveOutPlaceWords(name, region)),
    ),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
