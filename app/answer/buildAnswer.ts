import { flowLogsThatMayArrive } from '../checklist/arrival.ts'
import type { AccountStatus, Checklist } from '../checklist/checklist.ts'
import { type SeenConnector, saidBySchema } from '../checklist/said.ts'
import { parseArrivalSaid } from '../input/arrivalSaid.ts'
import { accepted, type Parsed } from '../input/parsed.ts'
import { MASKED_CANT_BE_ANSWERED } from '../masking/callMode.ts'
import { faultText, pathText } from '../onboarding/fault.ts'
import { schemaFaults } from '../onboarding/schemaFaults.ts'
import { accountLabel } from '../text/accountLabel.ts'
import { list } from '../text/list.ts'
import { valueWords } from '../text/valueWords.ts'
import { ANSWER_KIND, ANSWER_VERSION, type AnswerFile, answerFileSchema } from './answerFile.ts'
import { contradictionsIn } from './parseAnswer.ts'

/** What the representative says to a report, as it was typed on the page or in the terminal. */
export interface TypedAnswer {
  readonly name: string
  readonly contact?: string | undefined
  /** Of the whole; empty for none. */
  readonly text?: string | undefined
  readonly accounts: readonly TypedAccount[]
}

export interface TypedAccount {
  readonly accountId: string
  readonly isAllowed: boolean
  readonly connector?: Omit<SeenConnector, 'at' | 'by'> | undefined
  /** Files arrive; since an ISO date, or empty where that is not known. */
  readonly arrivesSince?: string | undefined
  readonly text?: string | undefined
}

/** The report that is answered. */
interface AnsweredReport {
  readonly madeAt: string
  readonly checklist: Pick<Checklist, 'onboardingId' | 'customer' | 'masked' | 'accounts'>
}

/**
 * The answer file of what was typed. Everything in it is said now, by the one who answers.
 * @param now ISO time
 */
export function buildAnswer(report: AnsweredReport, typed: TypedAnswer, now: string): Parsed<AnswerFile> {
  const { onboardingId, customer, masked, accounts } = report.checklist
  if (masked) return { ok: false, refusals: [{ message: MASKED_CANT_BE_ANSWERED }] }
  const by = typed.name.trim()
  const said = { at: now, by }
  const known = new Map(accounts.map((account) => [account.accountId, account]))
  const unknown = typed.accounts.filter(({ accountId }) => !known.has(accountId))
  const refusals = [
    ...(saidBySchema.safeParse(by).success
      ? []
      : [`${valueWords(by)} is not the name of a person: name who of ActiveEye answers.`]),
    ...(unknown.length === 0
      ? []
      : [
          `${list(unknown.map(({ accountId }) => accountId))} ${unknown.length === 1 ? 'is no account' : 'are no accounts'} of the report; it has ${accounts.map(({ accountId }) => accountId).join(', ')}.`,
        ]),
    ...typed.accounts.flatMap(({ accountId, arrivesSince }) =>
      arrivalRefusals(known.get(accountId), arrivesSince, now),
    ),
  ]
  const answer = {
    version: ANSWER_VERSION,
    kind: ANSWER_KIND,
    onboardingId,
    customer,
    answeredBy: { name: by, ...trimmed('contact', typed.contact) },
    answeredAt: now,
    reportAt: report.madeAt,
    accounts: typed.accounts
      .filter(saysSomething)
      .map(({ accountId, isAllowed, connector, arrivesSince, text }) => ({
        accountId,
        ...(isAllowed && { allowed: said }),
        ...(connector && { connector: { ...connector, ...said } }),
        ...(arrivesSince !== undefined && {
          arrival: {
            ...trimmed('since', arrivesSince),
            ...said,
            flowLogIds: flowLogsThatMayArrive(known.get(accountId) ?? { regions: [] }),
          },
        }),
        ...trimmed('text', text),
      })),
    ...trimmed('text', typed.text),
  }
  if (answer.accounts.length === 0 && answer.text === undefined) {
    refusals.push('The answer says nothing yet: say something of an account, or of the whole.')
  }
  const faults = refusals.length > 0 ? [] : [...schemaFaults(answerFileSchema, answer)]
  const parsed = answerFileSchema.safeParse(answer)
  const [first, ...others] = [
    ...refusals,
    ...faults.map((fault) => `${pathText(fault.path)}: ${faultText(fault)}.`),
    // What would be refused when it is read.
    ...(parsed.success ? contradictionsIn(parsed.data) : []),
  ].map((message) => ({ message }))
  if (first !== undefined) return { ok: false, refusals: [first, ...others] }
  return accepted(answerFileSchema.parse(answer))
}

function saysSomething({ isAllowed, connector, arrivesSince, text }: TypedAccount): boolean {
  return isAllowed || connector !== undefined || arrivesSince !== undefined || (text ?? '').trim() !== ''
}

function arrivalRefusals(
  account: AccountStatus | undefined,
  since: string | undefined,
  now: string,
): readonly string[] {
  if (account === undefined || since === undefined) return []
  if (flowLogsThatMayArrive(account).length === 0) return [nothingToArrive(account)]
  // Of whom it is, is checked once for the whole answer.
  const parsed = parseArrivalSaid({ by: 'ActiveEye', since }, new Date(now))
  return parsed.ok ? [] : parsed.refusals.map(({ message }) => message)
}

function nothingToArrive(account: AccountStatus): string {
  return `The report knows no flow log of ${accountLabel(account)} that AWS delivers, so nothing can be said to arrive. Ask the customer for a newer report.`
}

function trimmed<K extends string>(key: K, text: string | undefined): Partial<Record<K, string>> {
  const short = (text ?? '').trim()
  // The one key is what the type says.
  return short === '' ? {} : ({ [key]: short } as Record<K, string>)
}
