import { plural } from '../text/plural.ts'

/** What every host says of a handover file. */

/** Said where such a file is made. */
export const WHAT_STAYS_HERE =
  'No credential and no secret is in it. Acknowledgements and consents stay on this computer: whoever goes on gives their own. Until what is done there is handed back, work on one of the two computers only.'

/** Said when a person's edits were kept and are not valid yet. */
export const UNSAVED_EDITS =
  'Edits on the page Accounts are not in the onboarding file yet, because it would not be valid with them. So they are not in the handover either.'

interface Seen {
  readonly onboarding: { readonly customer: { readonly name: string }; readonly accounts: readonly unknown[] }
  readonly at: string
  readonly by: string
  readonly practice?: string | undefined
  readonly events: number
  readonly newEvents: number
  readonly ownEvents: number
}

/** What is in a handover file, before it is imported. @param timeOf writes an ISO time for the reader */
export function handoverWords(
  { onboarding, at, by, practice, events, newEvents, ownEvents }: Seen,
  timeOf: (iso: string) => string,
): readonly string[] {
  const { customer, accounts } = onboarding
  const where = practice === undefined ? '' : `, in the practice cloud ${practice}`
  return [
    `Handover of ${customer.name}, ${plural(accounts.length, 'account')}${where}. Made by ${by}, ${timeOf(at)}, according to the file; nobody verified that.`,
    ownEvents === 0
      ? `${plural(events, 'event')} of its journal. This computer has none of this onboarding yet.`
      : `${plural(events, 'event')} of its journal, ${newEvents} of them new here. This computer has ${plural(ownEvents, 'event')}, and all of them stay.`,
    'A run looks at AWS first, so stacks and flow logs are checked then. Connector confirmations and answers in the name of ActiveEye are taken from the file as they are.',
  ]
}
