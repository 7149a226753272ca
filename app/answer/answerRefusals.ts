import type { Onboarding } from '../onboarding/onboarding.ts'
import { list } from '../text/list.ts'
import { isAhead } from '../text/timestamp.ts'
import { quoted } from '../text/valueWords.ts'
import type { AnswerFile } from './answerFile.ts'

/** The time zone in which a day begins first is 14 hours ahead of UTC. Milliseconds. */
const EARLIEST_ZONE = 14 * 60 * 60_000

/**
 * Why an answer is not one to this onboarding; whole sentences, empty when it is. With any of them nothing is imported.
 * @param now milliseconds since 1970
 */
export function answerRefusals(
  { onboardingId, customer, accounts, answeredAt, reportAt }: AnswerFile,
  onboarding: Pick<Onboarding, 'id' | 'customer' | 'accounts'>,
  now: number,
): readonly string[] {
  if (onboardingId !== onboarding.id) {
    return [
      `The answer is to the onboarding ${onboardingId} of ${quoted(customer)}; this one is ${onboarding.id} of ${quoted(onboarding.customer.name)}. Open the onboarding that the answer is for.`,
    ]
  }
  if (customer !== onboarding.customer.name) {
    return [
      `The answer is for the customer ${quoted(customer)}; this onboarding is for ${quoted(onboarding.customer.name)}, with the same ID. If the customer was renamed, send a new report to ActiveEye.`,
    ]
  }
  const unknown = accounts.filter(({ accountId }) =>
    onboarding.accounts.every((account) => account.accountId !== accountId),
  )
  const today = new Date(now + EARLIEST_ZONE).toISOString().slice(0, 10)
  return [
    ...(unknown.length === 0
      ? []
      : [
          `The answer names ${list(unknown.map(({ accountId }) => accountId))}, which this onboarding does not have.`,
        ]),
    ...(isAhead(answeredAt, now)
      ? [
          `The answer is dated ${answeredAt}, which is in the future. Compare the clock of this computer with that of ActiveEye's.`,
        ]
      : []),
    ...(Date.parse(reportAt) > now
      ? [
          `The answer is to a report of ${reportAt}, which is in the future. Compare the clocks of the computers, and send a new report to ActiveEye.`,
        ]
      : []),
    ...accounts.flatMap(({ accountId, arrival }) =>
      arrival?.since !== undefined && arrival.since > today
        ? [
            `${accountId}, arrival: ${arrival.since} is in the future: expected the day since which files have been arriving.`,
          ]
        : [],
    ),
  ]
}
