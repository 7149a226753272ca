import type { AccountStatus } from '../checklist/checklist.ts'
import { openTurns } from '../checklist/turns.ts'
import { plainText } from '../text/plainText.ts'
import type { ReportDocument } from './document.ts'
import { waitWords } from './overviewWords.ts'
import type { Email } from './requestEmail.ts'

/** The mail to which the report is attached: what it says in short, what is waited for, and how it is read. */
export function reportEmail(
  { customer, summary }: Pick<ReportDocument, 'customer' | 'summary'>,
  accounts: readonly Pick<AccountStatus, 'turns'>[],
  { preparedBy, contact }: { readonly preparedBy: string; readonly contact?: string | undefined },
): Email {
  const waits = openTurns(accounts)
  return {
    subject: plainText(`ActiveEye onboarding of ${customer}: report`),
    lines: [
      `The report on connecting the AWS accounts of ${customer} to ActiveEye is attached.`,
      summary,
      ...(waits.length === 0
        ? ['Nobody is waited for.']
        : waits.map(({ who, what, accounts: waiting }) =>
            waitWords({ who, what, accounts: waiting.length }),
          )),
      'It opens in any browser. To answer it with a file that the app imports, open it in ActiveEye Onboarding, on the page Customers’ reports.',
      `Prepared by ${preparedBy}${contact === undefined ? '' : `, ${contact}`}`,
    ].map(plainText),
  }
}
