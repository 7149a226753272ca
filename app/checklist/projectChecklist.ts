import type { Account, Onboarding } from '../onboarding/onboarding.ts'
import { STEPS, type StepName } from '../onboarding/stepName.ts'
import type { Problem } from '../problems/problem.ts'
import type { AccountStatus, Checklist, RegionStatus, StepStatus, Totals } from './checklist.ts'
import { compareConnector, connectorOf } from './connectorStatus.ts'
import { coverageOf } from './coverage.ts'
import { type AccountFacts, NO_ACCOUNT_FACTS } from './facts.ts'
import { vpcsOf } from './vpcDecisions.ts'

/** The checklist of an onboarding, from what its accounts' facts mean; `rows` in the file's order. */
export function projectChecklist(
  onboarding: Onboarding,
  rows: readonly AccountStatus[],
  at: string,
): Checklist {
  return {
    version: 1,
    onboardingId: onboarding.id,
    at,
    customer: onboarding.customer.name,
    totals: totalsOf(rows),
    accounts: [...rows],
  }
}

/**
 * What the journal's facts mean for one account of the file.
 * @param live whether an activity is running on the journal; otherwise no step is shown as running.
 */
export function projectAccount(
  account: Account,
  known: AccountFacts | undefined,
  live: boolean,
): AccountStatus {
  const facts = known ?? NO_ACCOUNT_FACTS
  const regions = projectRegions(account, facts, live)
  const stack = facts.stack?.stack
  const connector = projectConnector(account, facts)
  return {
    accountId: account.accountId,
    name: account.name,
    externalId: account.externalId,
    steps: {
      signIn: projectStep(facts, 'signIn', live),
      stack: projectStep(facts, 'stack', live),
      connector: connector.step,
      flowLogs: projectStep(facts, 'flowLogs', live),
      delivery: projectStep(facts, 'delivery', live),
    },
    ...(facts.signedIn && { identity: facts.signedIn.arn }),
    ...(facts.lastSeen && { lastSeen: facts.lastSeen.at }),
    connector: connector.status,
    ...(stack && { stack }),
    regions,
    problems: onceSignedOut([
      ...STEPS.flatMap((step) => facts.steps[step]?.problems ?? []),
      ...connector.problems,
      ...regions.flatMap(({ region }) => facts.regionStates[region]?.problems ?? []),
    ]),
  }
}

/** An expired sign-in fails every running step, but it is one problem. */
function onceSignedOut(problems: readonly Problem[]): Problem[] {
  const first = problems.find(({ kind }) => kind === 'signInExpired')
  return problems.filter((problem) => problem.kind !== 'signInExpired' || problem === first)
}

export function totalsOf(accounts: readonly AccountStatus[]): Totals {
  const regions = accounts.flatMap((account) => account.regions)
  const { toCover, covered } = coverageOf(regions)
  return {
    accounts: accounts.length,
    vpcs: toCover,
    covered,
    created: regions.reduce((sum, { vpcs }) => sum + vpcs.filter((vpc) => vpc.madeByUs).length, 0),
    problems: accounts.reduce((sum, account) => sum + account.problems.length, 0),
  }
}

function projectStep(facts: AccountFacts, step: StepName, live: boolean): StepStatus {
  const known = facts.steps[step]
  if (known === undefined) return { state: 'todo' }
  return known.state === 'running' ? whileRunning(facts, live) : statusOf(known)
}

/** A running step waits while the sign-in does; without a running activity it is still to be done. */
function whileRunning(facts: AccountFacts, live: boolean): StepStatus {
  if (!live) return { state: 'todo' }
  return facts.steps.signIn?.state === 'waiting' ? { state: 'waiting', for: 'you' } : { state: 'running' }
}

function projectRegions(account: Account, facts: AccountFacts, live: boolean): RegionStatus[] {
  return (facts.regions?.regions ?? []).map((region) => {
    const known = facts.regionStates[region]
    const status =
      known === undefined
        ? { state: 'todo' as const }
        : known.state === 'running'
          ? whileRunning(facts, live)
          : statusOf(known)
    return { region, ...status, vpcs: [...vpcsOf(account, facts, region)] }
  })
}

function statusOf<S>(known: { readonly state: S; readonly for?: StepStatus['for'] | undefined }) {
  return { state: known.state, ...(known.for && { for: known.for }) }
}

function projectConnector(account: Account, facts: AccountFacts) {
  const wanted = connectorOf(account)
  const entered = facts.connector
  const differences = entered
    ? compareConnector(wanted, { ...entered, accountId: entered.enteredAccountId })
    : []
  const confirmed = entered !== undefined && differences.length === 0
  const stackDone = facts.steps.stack?.state === 'done'
  const step: StepStatus = confirmed
    ? { state: 'done' }
    : stackDone || entered
      ? { state: 'waiting', for: 'you' }
      : { state: 'todo' }
  const problems = differences.map((difference) => difference.problem)
  return { step, problems, status: { ...wanted, ...(confirmed && { confirmedAt: entered.at }) } }
}
