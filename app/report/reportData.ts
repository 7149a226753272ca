import type { ForeignValue } from '../activeeye/foreignValues.ts'
import { FLOW_LOG_DESTINATION } from '../activeeye/prescribed.ts'
import { isAnsweredRefusal } from '../checklist/activeeyeSaid.ts'
import type { AccountStatus, Checklist, Totals, Turn } from '../checklist/checklist.ts'
import { deceivingNames } from '../checklist/deceivingNames.ts'
import { headline } from '../checklist/headline.ts'
import { type ProblemGroup, problemGroups } from '../checklist/problemGroups.ts'
import type { Reader } from '../checklist/stateWords.ts'
import { type OpenTurn, openTurns, turnOfProblem } from '../checklist/turns.ts'
import { type Timestamp, timestampOf } from '../text/timestamp.ts'
import { type AccountReport, accountReport, readerOfReport } from './accountReport.ts'
import { type BucketRequest, bucketRequestOf } from './bucketRequest.ts'
import { answerFacts } from './buildSaid.ts'
import type { AccountRef, Fact } from './document.ts'
import type { ReportChanges } from './reportChanges.ts'

export interface ReportOptions {
  /** Who makes the report, by name. */
  readonly preparedBy: string
  /** How to reach them, as they gave it. */
  readonly contact?: string | undefined
  /** The version of the app. */
  readonly appVersion?: string | undefined
  /** IANA time zone of the person who makes the report; UTC is given as well. */
  readonly timeZone: string
  /** Where the customer's ActiveEye is. */
  readonly portalUrl?: string | undefined
  /** Where flow logs go; ActiveEye's own bucket unless the onboarding names another. */
  readonly flowLogDestination?: string | undefined
  /** Seconds; of the flow logs that the onboarding creates. */
  readonly maxAggregationInterval?: 60 | 600 | undefined
  /** What has changed since the last report that was exported. */
  readonly changes?: ReportChanges | undefined
}

/** The account information report, before it has a format: computed once, and every format says the same. */
export interface ReportData {
  readonly customer: string
  readonly onboardingId: string
  /** It was made in call mode. */
  readonly masked: boolean
  readonly madeAt: Timestamp
  /** IANA */
  readonly timeZone: string
  readonly preparedBy: string
  readonly contact?: string | undefined
  readonly appVersion?: string | undefined
  readonly portalUrl?: string | undefined
  readonly flowLogDestination: string
  readonly maxAggregationInterval?: 60 | 600 | undefined
  /** What is not as ActiveEye prescribes. */
  readonly notActiveEye: readonly ForeignValue[]
  /** Who of ActiveEye answered an earlier report, and what they say; empty while nobody did. */
  readonly answer: readonly Fact[]
  readonly totals: Totals
  /** The whole in one or two sentences. */
  readonly summary: string
  /** Why to look twice at some names; a sentence for each. */
  readonly deceivingNames: readonly string[]
  readonly bucketRequest?: BucketRequest | undefined
  readonly problems: readonly ProblemGroup[]
  /** What somebody has to do although no problem says so. */
  readonly openTurns: readonly OpenTurn<AccountRef>[]
  readonly accounts: readonly AccountReport[]
  readonly changes?: ReportChanges | undefined
  /** Who the words are for. */
  readonly reader: Reader
}

export function reportOf(checklist: Checklist, options: ReportOptions): ReportData {
  const { customer, onboardingId, at, totals, notActiveEye = [] } = checklist
  const accounts = checklist.accounts.map((account) => accountReport(account, options.timeZone))
  const flowLogDestination = options.flowLogDestination ?? FLOW_LOG_DESTINATION
  return {
    customer,
    onboardingId,
    masked: checklist.masked ?? false,
    madeAt: timestampOf(at, options.timeZone),
    timeZone: options.timeZone,
    preparedBy: options.preparedBy,
    contact: options.contact,
    appVersion: options.appVersion,
    portalUrl: options.portalUrl,
    flowLogDestination,
    maxAggregationInterval: options.maxAggregationInterval,
    notActiveEye,
    answer: answerFacts(checklist, options.timeZone),
    totals,
    summary: headline(checklist),
    deceivingNames: deceivingNames(checklist),
    bucketRequest: bucketRequestOf(checklist, flowLogDestination, options.timeZone),
    // The bucket request says what the bucket refuses.
    problems: problemGroups(checklist.accounts).filter(
      ({ kind, waitsFor }) => kind !== 'bucketNotReady' || isAnsweredRefusal({ kind, waitsFor }),
    ),
    openTurns: unexplainedTurns(checklist.accounts),
    accounts,
    changes: options.changes,
    reader: readerOfReport(options.timeZone),
  }
}

/** Whether anybody has to do something. */
export function isOpen({ bucketRequest, problems, openTurns, deceivingNames }: ReportData): boolean {
  return (
    bucketRequest !== undefined || problems.length > 0 || openTurns.length > 0 || deceivingNames.length > 0
  )
}

/** The turns that no problem of the account explains. */
function unexplainedTurns(accounts: readonly AccountStatus[]): readonly OpenTurn<AccountStatus>[] {
  return openTurns(
    accounts.map((account) => ({ ...account, turns: account.turns.filter(isUnexplainedIn(account)) })),
  )
}

function isUnexplainedIn({ problems }: AccountStatus): (turn: Turn) => boolean {
  const explained = problems.map(turnOfProblem)
  return ({ who, what }) => !explained.some((turn) => turn.who === who && turn.what === what)
}
