import { ownerInShort } from '../activeeye/foreignWords.ts'
import { MASKED_WORD } from '../masking/callMode.ts'
import { customerFileName } from '../text/customerFileName.ts'
import { list } from '../text/list.ts'
import { plainText } from '../text/plainText.ts'
import { plural } from '../text/plural.ts'
import { type BucketRequest, bothTimes, isFailingDelivery, type RefusedAt } from './bucketRequest.ts'

/** More IDs are counted: a mail is read on a telephone. */
const MOST_NAMED = 20

/** A mail as it is copied; a person attaches the file. */
export interface Email {
  readonly subject: string
  /** About five. */
  readonly lines: readonly string[]
}

/** The request in short, for a mail to which the request itself is attached, or in which it comes below. */
export function requestEmail(
  { accounts }: Pick<BucketRequest, 'accounts'>,
  customer: string,
  destination: string,
  timeZone: string,
): Email {
  const refusals = accounts.flatMap((account) => account.refusals)
  const [failing, refused] = [refusals.filter(isFailing), refusals.filter((refusal) => !isFailing(refusal))]
  const count = plural(accounts.length, 'AWS account')
  return {
    subject: plainText(
      `${ownerInShort(destination)}: please allow ${count} of ${customer} on the flow-log bucket`,
    ),
    lines: [
      `Please allow ${accounts.length === 1 ? 'this AWS account' : `these ${count}`} to deliver VPC flow logs to ${destination}: ${named(accounts.map(({ accountId }) => accountId))}.`,
      refusedLine(
        refused,
        accounts.flatMap(({ notTried }) => notTried),
        timeZone,
      ),
      failingLine(failing, timeZone),
      answersLine(refusals),
      'The request itself names each Region, VPC and request ID. Afterwards the customer runs the onboarding again; it continues where it stopped.',
    ].map(plainText),
  }
}

/** As it is copied. */
export function emailText({ subject, lines }: Email): string {
  return `Subject: ${subject}\n\n${lines.join('\n')}`
}

/** `acme-activeeye-request.txt` @param masked it was made in call mode */
export function requestFileName(customer: string, masked = false): string {
  return customerFileName(customer, `activeeye-request${masked ? `-${MASKED_WORD}` : ''}.txt`)
}

function isFailing({ code }: RefusedAt): boolean {
  return code !== undefined && isFailingDelivery({ code })
}

function refusedLine(
  refusals: readonly RefusedAt[],
  notTried: readonly Pick<RefusedAt, 'vpcIds'>[],
  timeZone: string,
): string {
  if (refusals.length === 0) return 'AWS refused no new flow log.'
  const vpcs = new Set([...refusals, ...notTried].flatMap(({ vpcIds }) => vpcIds)).size
  return `AWS refused new flow logs in ${regionsOf(refusals)}${firstTime(refusals, timeZone)}; ${plural(vpcs, 'VPC')} ${vpcs === 1 ? 'waits' : 'wait'} for one.`
}

function failingLine(refusals: readonly RefusedAt[], timeZone: string): string {
  if (refusals.length === 0) return 'AWS reports no error of delivery.'
  const flowLogs = refusals.flatMap((refusal) =>
    refusal.flowLogs.map(({ flowLogId, vpcId }) => `${flowLogId ?? 'a flow log'} on ${vpcId}`),
  )
  return `AWS can't deliver ${plural(flowLogs.length, 'flow log')} in ${regionsOf(refusals)}${firstTime(refusals, timeZone)}: ${named(flowLogs)}.`
}

function answersLine(refusals: readonly RefusedAt[]): string {
  const answers = [...new Set(refusals.flatMap(({ message }) => message ?? []))]
  const [first, ...others] = answers
  if (first === undefined) return 'AWS gave no reason.'
  return `AWS said: ${first.replace(/\.$/, '')}.${others.length === 0 ? '' : ` ${plural(others.length, 'other answer')} ${others.length === 1 ? 'is' : 'are'} in the request.`}`
}

function regionsOf(refusals: readonly RefusedAt[]): string {
  return named([...new Set(refusals.map(({ region }) => region ?? 'a Region that is not known'))])
}

/** "… first on 2026-10-05 11:50:10 UTC = 2026-10-05 13:50 (Europe/Berlin, UTC+02:00)" */
function firstTime(refusals: readonly RefusedAt[], timeZone: string): string {
  const [first] = refusals.flatMap(({ at }) => at ?? []).toSorted()
  return first === undefined ? '' : `, first at ${bothTimes(first, timeZone)}`
}

function named(values: readonly string[]): string {
  const more = values.length - MOST_NAMED
  return list(more > 0 ? [...values.slice(0, MOST_NAMED), `${more} more`] : values)
}
