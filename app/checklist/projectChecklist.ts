import { flowLogDestinationOf, foreignValuesOf } from '../onboarding/activeeyeAddresses.ts'
import type { Account, Onboarding } from '../onboarding/onboarding.ts'
import { STEPS, type StepName } from '../onboarding/stepName.ts'
import { waveOf } from '../onboarding/waves.ts'
import type { Problem } from '../problems/problem.ts'
import { projectSaid, withAnswer } from './activeeyeSaid.ts'
import { projectArrival } from './arrival.ts'
import type { AccountStatus, Answer, Checklist, RegionStatus, StepStatus } from './checklist.ts'
import { isCovered, isToCover, leftOutBy } from './coverage.ts'
import { type AccountFacts, type Facts, NO_ACCOUNT_FACTS, problemsOf } from './facts.ts'
import { acceptedGone, goneProblems } from './gone.ts'
import { destinationProblems, factsFor } from './otherDestination.ts'
import { projectConnector } from './projectConnector.ts'
import { projectVpcs } from './projectVpcs.ts'
import { projectStack } from './standingStack.ts'
import { totalsOf } from './totals.ts'
import { accountStateOf, turnsOf } from './turns.ts'
import { awaitsDecision } from './vpcDecisions.ts'

/** The checklist of an onboarding, from what its accounts' facts mean; `rows` in the file's order. */
export function projectChecklist(
  onboarding: Onboarding,
  rows: readonly AccountStatus[],
  at: string,
  answer?: Answer | undefined,
): Checklist {
  const notActiveEye = foreignValuesOf(onboarding)
  return {
    version: 2,
    onboardingId: onboarding.id,
    at,
    customer: onboarding.customer.name,
    ...(notActiveEye.length > 0 && { notActiveEye: [...notActiveEye] }),
    ...(answer && { answer }),
    totals: totalsOf(rows),
    accounts: [...rows],
  }
}

/**
 * What the journal's facts mean for one account of the file.
 * @param isAtWork whether an activity is at work on this account. If not, no step is running. If so, nobody is waited
 * for, except for a sign-in.
 * @param onboarding the whole of which this account is one; left out where there is no other.
 */
export function projectAccount(
  account: Account,
  known: AccountFacts | undefined,
  isAtWork: boolean,
  onboarding: Pick<Onboarding, 'accounts' | 'connectors' | 'activeeye' | 'waves'> = { accounts: [account] },
): AccountStatus {
  const destination = flowLogDestinationOf(onboarding)
  const recorded = known ?? NO_ACCOUNT_FACTS
  const facts = factsFor(recorded, destination)
  const changed = destinationProblems(account, recorded, destination)
  const seenRegions = projectRegions(account, facts, isAtWork)
  // While its work waits for a sign-in, nothing else is asked of anybody: what a step knew before comes after it.
  const isHeldBack = ({ step }: Problem) =>
    isAtWork && isHeldUp(facts) && step !== 'signIn' && facts.steps[step]?.state === 'running'
  const isLeftOut = ({ step, region }: Problem) =>
    step === 'flowLogs' && region !== undefined && leftOutBy(account, region) !== undefined
  const stackStep = projectStack(account, facts, projectStep(facts, 'stack', isAtWork))
  const connector = projectConnector(account, facts, stackStep, onboarding)
  const before: AccountStatus['steps'] = {
    signIn: projectStep(facts, 'signIn', isAtWork),
    stack: stackStep.step,
    // Nobody is waited for while the app works on the account.
    connector: isAtWork && connector.step.state === 'waiting' ? { state: 'todo' } : connector.step,
    flowLogs: isAtWork
      ? projectStep(facts, 'flowLogs', isAtWork)
      : changed.length > 0
        ? { state: 'failed' }
        : flowLogsOf(seenRegions, projectStep(facts, 'flowLogs', isAtWork), facts.steps.flowLogs?.problems),
    delivery: deliveryStepOf(seenRegions, projectStep(facts, 'delivery', isAtWork)),
  }
  const found = onceSignedOut([
    ...STEPS.flatMap((step) => (step === 'stack' ? stackStep.problems : problemsOf(facts.steps[step]))),
    ...connector.problems,
    ...goneProblems(account, facts),
    ...changed,
    ...seenRegions.flatMap(({ region }) => problemsOf(facts.regionStates[region])),
  ]).filter((problem) => !isLeftOut(problem) && !isHeldBack(problem))
  const { problems, regions, ...answered } = withAnswer(
    { problems: found, regions: seenRegions, flowLogs: before.flowLogs, delivery: before.delivery },
    facts,
  )
  const steps = { ...before, ...answered }
  const arrival = projectArrival(facts, regions)
  const activeeyeSays = projectSaid(facts)
  const leftOut = isAtWork ? undefined : leftOutBy(account)
  const isMonitored = leftOut === undefined
  const stack = facts.stack?.stack
  const accepted = acceptedGone(account, facts)
  const wave = waveOf(onboarding, account.accountId)
  return {
    accountId: account.accountId,
    name: account.name,
    ...(account.organizationalUnits && { organizationalUnits: account.organizationalUnits }),
    ...(wave && { wave: { number: wave.number, ...(wave.name !== undefined && { name: wave.name }) } }),
    state: isMonitored ? accountStateOf({ steps, problems, regions }, isAtWork) : 'leftOut',
    ...(leftOut && { leftOut }),
    turns: isMonitored ? turnsOf({ steps, problems }, isAtWork) : [],
    steps: isMonitored ? steps : onlyDone(steps),
    ...(facts.signedIn && { identity: facts.signedIn.arn }),
    ...(facts.lastSeen && { lastSeen: facts.lastSeen.at }),
    connector: connector.status,
    ...(arrival && { arrival }),
    ...(activeeyeSays && { activeeyeSays }),
    ...(stack && { stack }),
    ...(accepted.length > 0 && { acceptedGone: [...accepted] }),
    regions,
    problems: isMonitored ? problems : [],
  }
}

/** The newest answer of ActiveEye, as the checklist tells it. */
export function projectAnswer({ answer }: Pick<Facts, 'answer'>): Answer | undefined {
  if (answer === undefined) return undefined
  const { answeredBy, answeredAt, reportAt, text, at, user } = answer
  return {
    answeredBy,
    answeredAt,
    reportAt,
    ...(text !== undefined && { text }),
    importedAt: at,
    importedBy: user,
  }
}

/** Of an account that is left out: what was done stays, and nothing else will be. */
function onlyDone(steps: AccountStatus['steps']): AccountStatus['steps'] {
  const skipped = { state: 'skipped' } as const
  const kept = (step: StepName): StepStatus => (steps[step].state === 'done' ? steps[step] : skipped)
  return {
    signIn: kept('signIn'),
    stack: kept('stack'),
    connector: kept('connector'),
    flowLogs: kept('flowLogs'),
    delivery: kept('delivery'),
  }
}

/** An expired sign-in fails every running step, but it is one problem. */
function onceSignedOut(problems: readonly Problem[]): Problem[] {
  const first = problems.find(({ kind }) => kind === 'signInExpired')
  return problems.filter((problem) => problem.kind !== 'signInExpired' || problem === first)
}

function projectStep(facts: AccountFacts, step: StepName, isAtWork: boolean): StepStatus {
  const known = facts.steps[step]
  if (known === undefined) return { state: 'todo' }
  if (known.state === 'running') return whileRunning(facts, isAtWork)
  // Other steps of the account still run, so nobody is waited for yet.
  if (known.state === 'waiting' && isAtWork && !isHeldUp(facts)) return { state: 'todo' }
  return {
    state: known.state,
    ...(known.for && { for: known.for }),
    ...(known.due !== undefined && { due: known.due }),
  }
}

/** A running step waits while the sign-in does; without work on the account it is still to be done. */
function whileRunning(facts: AccountFacts, isAtWork: boolean) {
  if (!isAtWork) return { state: 'todo' as const }
  return isHeldUp(facts)
    ? { state: 'waiting' as const, for: 'customer' as const }
    : { state: 'running' as const }
}

function isHeldUp(facts: AccountFacts): boolean {
  return facts.steps.signIn?.state === 'waiting'
}

/**
 * A decision in the file may have been made, changed or taken back since the step was done.
 * @param ofStep problems of the step that are those of no Region.
 */
function flowLogsOf(
  all: readonly RegionStatus[],
  step: StepStatus,
  ofStep: readonly Problem[] = [],
): StepStatus {
  const regions = all.filter(({ state }) => state !== 'leftOut')
  if (step.state === 'failed' || step.state === 'waiting') {
    // Where it failed or waited may have been left out since.
    const isOver = all.length > regions.length && ofStep.length === 0 && !regions.some(isHalted)
    return isOver ? { state: 'todo' } : step
  }
  if (step.state !== 'done') return step
  // One that was left out before is monitored again.
  if (regions.some(({ state }) => state === 'notSeen')) return { state: 'todo' }
  const vpcs = regions.flatMap((region) => region.vpcs)
  if (vpcs.some(awaitsDecision)) return { state: 'waiting', for: 'customer' }
  return vpcs.some((vpc) => isToCover(vpc) && !isCovered(vpc)) ? { state: 'todo' } : step
}

/** A later look may have seen that AWS delivers again; a check then has to judge the delivery anew. */
function deliveryStepOf(regions: readonly RegionStatus[], step: StepStatus): StepStatus {
  if (step.state !== 'waiting') return step
  const isFailing = regions.some(({ vpcs }) => vpcs.some(({ state }) => state === 'failing'))
  return isFailing ? step : { state: 'todo' }
}

function isHalted({ state }: RegionStatus): boolean {
  return state === 'failed' || state === 'waiting' || state === 'notSeen'
}

/** Those that AWS lists, and those that are left out, also before a look. */
function regionsOf({ regionsLeftOut = [] }: Account, { regions }: AccountFacts): readonly string[] {
  const seen = regions?.regions ?? []
  const others = regionsLeftOut.flatMap(({ region }) => (seen.includes(region) ? [] : [region]))
  return others.length === 0 ? seen : [...seen, ...others].sort()
}

function projectRegions(account: Account, facts: AccountFacts, isAtWork: boolean): RegionStatus[] {
  return regionsOf(account, facts).map((region) => {
    const leftOut = leftOutBy(account, region)
    if (leftOut !== undefined) {
      return { region, state: 'leftOut', leftOut, vpcs: projectVpcs(account, facts, region) }
    }
    const status = {
      region,
      ...projectRegion(facts, region, isAtWork),
      vpcs: projectVpcs(account, facts, region),
    }
    const { state } = status
    return state === 'done' && !isAtWork ? { ...status, ...flowLogsOf([status], { state }) } : status
  })
}

function projectRegion(
  facts: AccountFacts,
  region: string,
  isAtWork: boolean,
): Pick<RegionStatus, 'state' | 'for'> {
  const known = facts.regionStates[region]
  const wasLookedAt = facts.vpcs[region] !== undefined
  switch (known?.state) {
    case 'done':
    case 'skipped':
    case 'notOptedIn':
    case 'notSeen':
      return { state: known.state }
    case 'running':
      if (isAtWork) return whileRunning(facts, isAtWork)
      return { state: wasLookedAt ? 'todo' : 'notSeen' }
    // Nothing records that a Region is left out: the file says so.
    case 'leftOut':
    case undefined:
      return { state: isAtWork ? 'todo' : 'notSeen' }
    case 'todo':
    case 'waiting':
    case 'failed':
      // Version 1 of the journal did not say that a Region could not be looked at.
      return wasLookedAt ? { state: known.state, ...(known.for && { for: known.for }) } : { state: 'notSeen' }
  }
}
