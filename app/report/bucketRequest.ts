import { ownerInShort } from '../activeeye/foreignWords.ts'
import { accountsToRunAgain, isAnsweredRefusal } from '../checklist/activeeyeSaid.ts'
import type { AccountStatus, Checklist } from '../checklist/checklist.ts'
import { isUncovered } from '../checklist/coverage.ts'
import { saidWords } from '../checklist/saidWords.ts'
import { targetsOf } from '../checklist/targets.ts'
import { DELIVERY_FAILED } from '../checklist/vpcStatus.ts'
import { MASKED_REQUEST } from '../masking/callMode.ts'
import type { Problem } from '../problems/problem.ts'
import { plainText } from '../text/plainText.ts'
import { plural } from '../text/plural.ts'
import { timestampOf, utcBeside } from '../text/timestamp.ts'
import { readerOfReport } from './accountReport.ts'

/** Where the bucket refused an account. */
export interface RefusedAt {
  readonly region?: string | undefined
  /** What AWS said, when it said something. */
  readonly code?: string | undefined
  readonly message?: string | undefined
  readonly requestId?: string | undefined
  /** When AWS refused, or when a look saw that a delivery fails; ISO time. */
  readonly at?: string | undefined
  /** VPCs that have no flow log because of it. */
  readonly vpcIds: readonly string[]
  /** Flow logs that exist and that AWS can't deliver. */
  readonly flowLogs: readonly FailingFlowLog[]
}

interface FailingFlowLog {
  readonly flowLogId?: string | undefined
  readonly vpcId: string
  /** In AWS's words. */
  readonly error?: string | undefined
}

interface RefusedAccount {
  readonly accountId: string
  readonly name: string
  readonly refusals: readonly RefusedAt[]
  /** Regions in which nothing was asked for any more after a refusal. */
  readonly notTried: readonly { readonly region: string; readonly vpcIds: readonly string[] }[]
}

/** All that the owner of the bucket has to allow, as one request: no customer can open ActiveEye's bucket alone. */
export interface BucketRequest {
  readonly accounts: readonly RefusedAccount[]
  /** The request as plain text, ready to be sent. */
  readonly text: string
}

/**
 * Every `bucketNotReady` of the checklist that ActiveEye did not answer yet, collapsed; `undefined` when there is none.
 * @param timeZone of whoever makes the request; IANA
 */
export function bucketRequestOf(
  checklist: Pick<Checklist, 'customer' | 'masked' | 'accounts'>,
  destination: string,
  timeZone: string,
): BucketRequest | undefined {
  const accounts = checklist.accounts.map(refusedAccount).filter(({ refusals }) => refusals.length > 0)
  if (accounts.length === 0) return undefined
  const answered = answeredLines(checklist, timeZone)
  const lines = [
    ...(checklist.masked ? [MASKED_REQUEST, ''] : []),
    ...requestLines(checklist.customer, accounts, destination, timeZone),
    ...(answered.length === 0
      ? []
      : ['', 'Answered already, to be tried again by the customer:', ...answered]),
  ]
  return { accounts, text: lines.join('\n') }
}

/** A line for each account whose refusals ActiveEye has answered: who says since when that it is allowed. */
export function answeredLines(
  { accounts }: Pick<Checklist, 'accounts'>,
  timeZone: string,
): readonly string[] {
  return accountsToRunAgain(accounts).flatMap(({ accountId, name, activeeyeSays }) => {
    const { allowed } = activeeyeSays ?? {}
    if (allowed === undefined) return []
    const said = saidWords({ about: 'allowed', ...allowed }, readerOfReport(timeZone))
    return plainText(`- ${accountId} (${name}): ${said}`)
  })
}

function refusedAccount({ accountId, name, problems, regions }: AccountStatus): RefusedAccount {
  const refusals = problems
    .filter((problem) => problem.kind === 'bucketNotReady' && !isAnsweredRefusal(problem))
    .map(({ region, at, aws }): RefusedAt => {
      const vpcs = regions.find((each) => each.region === region)?.vpcs ?? []
      return {
        region,
        at,
        ...aws,
        vpcIds: isFailingDelivery(aws) ? [] : vpcs.filter(isUncovered).map(({ vpcId }) => vpcId),
        flowLogs: isFailingDelivery(aws)
          ? vpcs
              .flatMap(targetsOf)
              .filter(({ state }) => state === 'failing')
              .map(({ flowLogId, flowLogOn, resourceId, deliveryError }) => ({
                flowLogId,
                vpcId: flowLogOn ?? resourceId,
                error: deliveryError,
              }))
          : [],
      }
    })
  const notTried = regions
    .filter(({ region, state, for: who }) => {
      const waits = state === 'waiting' && who === 'activeeye'
      return waits && refusals.every((refusal) => refusal.region !== region)
    })
    .map(({ region, vpcs }) => ({ region, vpcIds: vpcs.filter(isUncovered).map(({ vpcId }) => vpcId) }))
    .filter(({ vpcIds }) => vpcIds.length > 0)
  return { accountId, name, refusals, notTried }
}

/** A delivery that fails is a state: AWS tells it to a look, and not when it began. */
export function isFailingDelivery(aws: Pick<NonNullable<Problem['aws']>, 'code'> | undefined): boolean {
  return aws?.code === DELIVERY_FAILED
}

function requestLines(
  customer: string,
  accounts: readonly RefusedAccount[],
  destination: string,
  timeZone: string,
): readonly string[] {
  const answers = new Set(
    accounts.flatMap(({ refusals }) => refusals.flatMap(({ message }) => message ?? [])),
  )
  const lines = [
    `Needed from ${ownerInShort(destination)} for ${plainText(customer)}`,
    '',
    `Please allow ${accounts.length === 1 ? 'this AWS account' : `these ${plural(accounts.length, 'AWS account')}`} to deliver VPC flow logs to ${destination}:`,
    accounts.map(({ accountId }) => accountId).join(', '),
    '',
    'Where and when AWS refused:',
    ...accounts.flatMap((account) => accountLines(account, timeZone)),
  ]
  if (answers.size > 0) lines.push('', ...[...answers].map((answer) => `AWS said: ${plainText(answer)}`))
  lines.push('', 'Afterwards the customer runs the onboarding again; it continues where it stopped.')
  return lines
}

function accountLines({ accountId, name, refusals, notTried }: RefusedAccount, timeZone: string): string[] {
  return [
    `- ${accountId} (${plainText(name)})`,
    ...refusals.flatMap((refusal) => refusalLines(refusal, timeZone)),
    ...notTried.flatMap(({ region, vpcIds }) => [
      `  ${plainText(region)}: not asked for after that refusal`,
      `    VPCs without a flow log: ${plainText(vpcIds.join(', '))}`,
    ]),
  ]
}

function refusalLines(refusal: RefusedAt, timeZone: string): string[] {
  const { region, code, requestId, at, vpcIds, flowLogs } = refusal
  const time = at && bothTimes(at, timeZone)
  const said =
    code !== undefined && isFailingDelivery({ code })
      ? ['delivery fails', time && `seen ${time}`].filter(Boolean)
      : [time, code && `code ${code}`, requestId && `request ID ${requestId}`].filter(Boolean)
  return [
    `  ${region ?? 'Region not known'}${said.length > 0 ? `: ${said.join(', ')}` : ''}`,
    ...(vpcIds.length === 0 ? [] : [`    VPCs without a flow log: ${vpcIds.join(', ')}`]),
    ...flowLogs.map(
      ({ flowLogId, vpcId, error }) =>
        `    ${flowLogId ?? 'A flow log'} on ${vpcId}${error === undefined ? '' : `: ${error}`}`,
    ),
  ].map(plainText)
}

/** In UTC first, because the reader compares it with CloudTrail; the local time beside it where it is another. */
export function bothTimes(iso: string, timeZone: string): string {
  const time = timestampOf(iso, timeZone)
  return utcBeside(time) === undefined ? time.utc : `${time.utc} = ${time.local}`
}
