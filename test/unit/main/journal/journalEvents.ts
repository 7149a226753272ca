import type { JournalEvent } from '../../../../app/checklist/events.ts'

export const ONBOARDING_ID = '0b9c1234'

/** An event, told from others by its number. */
export function event(seq: number, arn = `arn:aws:iam::111122223333:user/${seq}`): JournalEvent {
  return { seq, at: '2026-01-01T00:00:00.000Z', accountId: '111122223333', type: 'signedIn', arn }
}
