import { expect, test } from 'vitest'
import { handoverWords } from '../../../../app/onboarding/handoverWords.ts'

test('a handover is told by what its file says, and by what no look checks', () => {
  const seen = {
    onboarding: { customer: { name: 'Acme Corp' }, accounts: [1, 2, 3] },
    at: '2026-11-28T14:05:00.000Z',
    by: 'Jane Roe',
    events: 12,
    newEvents: 12,
    ownEvents: 0,
  }
  expect(handoverWords(seen, () => '14:05')).toEqual([
    'Handover of Acme Corp, 3 accounts. Made by Jane Roe, 14:05, according to the file; nobody verified that.',
    '12 events of its journal. This computer has none of this onboarding yet.',
    'A run looks at AWS first, so stacks and flow logs are checked then. Connector confirmations and answers in the name of ActiveEye are taken from the file as they are.',
  ])
})
