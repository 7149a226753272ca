import { FLOW_LOG_DESTINATION } from '../activeeye/prescribed.ts'
import type { AccountStatus, Checklist, Totals } from '../checklist/checklist.ts'
import { STEPS, type StepName } from '../onboarding/stepName.ts'
import type { Problem, ProblemKind } from '../problems/problem.ts'
import { plural } from '../text/plural.ts'
import { type Timestamp, timestampOf } from '../text/timestamp.ts'
import { type AccountReport, accountReport } from './accountReport.ts'
import { type BucketRequest, bucketRequestOf } from './bucketRequest.ts'
import type { AccountRef } from './document.ts'

export interface ReportOptions {
  /** Who makes the report, by name. */
  readonly preparedBy: string
  /** IANA time zone of the person who makes the report; UTC is given as well. */
  readonly timeZone: string
  /** Where the customer's ActiveEye is. */
  readonly portalUrl?: string | undefined
  /** Where flow logs go; ActiveEye's own bucket unless the onboarding names another. */
  readonly flowLogDestination?: string | undefined
}

/** The account information report, before it has a format: computed once, and every format says the same. */
export interface ReportData {
  readonly customer: string
  readonly onboardingId: string
  readonly madeAt: Timestamp
  readonly preparedBy: string
  readonly portalUrl?: string | undefined
  readonly flowLogDestination: string
  readonly totals: Totals
  readonly completeAccounts: number
  /** The whole in one or two sentences. */
  readonly summary: string
  readonly bucketRequest?: BucketRequest | undefined
  readonly problems: readonly ProblemGroup[]
  readonly openSteps: readonly OpenStep[]
  readonly accounts: readonly AccountReport[]
}

export interface ProblemPlace extends AccountRef {
  readonly problem: Problem
}

/** Problems that one action solves: in a large onboarding the same problem occurs in many places. */
export interface ProblemGroup {
  readonly kind: ProblemKind
  readonly next: string
  readonly retryable: boolean
  readonly waitsFor?: Problem['waitsFor']
  readonly places: readonly ProblemPlace[]
}

/** A step that waits for somebody without a problem. */
export interface OpenStep {
  readonly step: StepName
  readonly waitsFor: 'you' | 'activeeye'
  readonly accounts: readonly AccountRef[]
}

export function reportOf(checklist: Checklist, options: ReportOptions): ReportData {
  const { customer, onboardingId, at, totals } = checklist
  const accounts = checklist.accounts.map((account) => accountReport(account, options.timeZone))
  const completeAccounts = accounts.filter(({ state }) => state.tone === 'good').length
  const flowLogDestination = options.flowLogDestination ?? FLOW_LOG_DESTINATION
  return {
    customer,
    onboardingId,
    madeAt: timestampOf(at, options.timeZone),
    preparedBy: options.preparedBy,
    portalUrl: options.portalUrl,
    flowLogDestination,
    totals,
    completeAccounts,
    summary: summaryOf(totals, completeAccounts),
    bucketRequest: bucketRequestOf(checklist, flowLogDestination),
    problems: problemGroups(checklist),
    openSteps: openSteps(checklist),
    accounts,
  }
}

/** Whether anybody has to do something. */
export function isOpen({ bucketRequest, problems, openSteps }: ReportData): boolean {
  return bucketRequest !== undefined || problems.length > 0 || openSteps.length > 0
}

/** Shown when no item is open. Accounts that were not begun have no open item, but are not done either. */
export function nothingOpenWords({ totals, completeAccounts }: ReportData): string {
  const left = totals.accounts - completeAccounts
  return left === 0
    ? 'Nothing is open.'
    : `Nobody is waited for. ${plural(left, 'account')} ${left === 1 ? 'is' : 'are'} still to be done.`
}

function summaryOf(totals: Totals, complete: number): string {
  if (totals.accounts === 0) return 'No account has been added yet.'
  const accounts = `${complete} of ${plural(totals.accounts, 'account')} ${totals.accounts === 1 ? 'is' : 'are'} complete.`
  if (totals.vpcs === 0) return accounts
  return `${accounts} ${totals.covered} of ${plural(totals.vpcs, 'VPC')} ${totals.vpcs === 1 ? 'has' : 'have'} a flow log to ActiveEye.`
}

/** Every problem except `bucketNotReady`, which the bucket request covers; those that wait for a person come first. */
export function problemGroups(checklist: Checklist): readonly ProblemGroup[] {
  const groups = new Map<string, ProblemGroup & { readonly places: ProblemPlace[] }>()
  for (const { accountId, name, problems } of checklist.accounts) {
    for (const problem of problems) {
      if (problem.kind === 'bucketNotReady') continue
      const { kind, next, retryable, waitsFor } = problem
      const key = JSON.stringify([kind, next, retryable, waitsFor])
      const group = groups.get(key) ?? { kind, next, retryable, waitsFor, places: [] }
      group.places.push({ accountId, name, problem })
      groups.set(key, group)
    }
  }
  return [...groups.values()].sort((a, b) => urgency(a) - urgency(b))
}

/** Waiting steps that are not explained by a problem of theirs. */
export function openSteps(checklist: Checklist): readonly OpenStep[] {
  return (['you', 'activeeye'] as const).flatMap((waitsFor) =>
    STEPS.flatMap((step) => {
      const accounts = checklist.accounts
        .filter((account) => waits(account, step, waitsFor))
        .map(({ accountId, name }) => ({ accountId, name }))
      return accounts.length === 0 ? [] : [{ step, waitsFor, accounts }]
    }),
  )
}

function waits({ steps, problems }: AccountStatus, step: StepName, waitsFor: 'you' | 'activeeye'): boolean {
  const explained = problems.some((problem) => problem.step === step && problem.waitsFor === waitsFor)
  return steps[step].state === 'waiting' && steps[step].for === waitsFor && !explained
}

function urgency({ waitsFor }: ProblemGroup): number {
  switch (waitsFor) {
    case 'you':
      return 0
    case 'activeeye':
      return 1
    case undefined:
      return 2
  }
}
