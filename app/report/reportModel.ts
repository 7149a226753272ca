import { FLOW_LOG_DESTINATION } from '../activeeye/prescribed.ts'
import type { Checklist, Totals } from '../checklist/checklist.ts'
import { plural } from '../text/plural.ts'
import { type Timestamp, timestampOf } from '../text/timestamp.ts'
import { type AccountReport, accountReport } from './accountReport.ts'
import { type BucketRequest, bucketRequestOf } from './bucketRequest.ts'
import { type OpenStep, openSteps, type ProblemGroup, problemGroups } from './openItems.ts'

export interface ReportOptions {
  /** Who makes the report, by name. */
  readonly preparedBy: string
  /** IANA time zone of whoever makes the report; UTC is given as well. */
  readonly timeZone: string
  /** Where the customer's ActiveEye is. */
  readonly portalUrl?: string | undefined
  /** Where flow logs go; ActiveEye's own bucket unless the onboarding names another. */
  readonly flowLogDestination?: string | undefined
}

/** The account information report, before it has a format: computed once, and every format says the same. */
export interface Report {
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

export function reportOf(checklist: Checklist, options: ReportOptions): Report {
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

/** Whether anything has to be done by anybody. */
export function isOpen({ bucketRequest, problems, openSteps }: Report): boolean {
  return bucketRequest !== undefined || problems.length > 0 || openSteps.length > 0
}

/** In place of open items: work that was not begun is not open, but it is not done either. */
export function nothingOpenWords({ totals, completeAccounts }: Report): string {
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
