import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  type AnswerFile,
  answerJsonSchema,
  formatAnswer,
  looksLikeAnswer,
} from '../../../../app/answer/answerFile.ts'
import { answerRefusals } from '../../../../app/answer/answerRefusals.ts'
import { buildAnswer, type TypedAnswer } from '../../../../app/answer/buildAnswer.ts'
import { parseAnswer } from '../../../../app/answer/parseAnswer.ts'
import { parseConnectorRow } from '../../../../app/answer/typedConnector.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'
import { checklistOf, finishedAccount, openAccount, untouchedAccount } from '../report/checklists.ts'

const NOW = '2026-10-06T09:00:00.000Z'
const FINISHED = finishedAccount()
const REPORT = {
  madeAt: '2026-10-05T14:00:00.000Z',
  checklist: checklistOf([FINISHED, openAccount(), untouchedAccount('345678901234', 'new')]),
}
const PORTAL = {
  displayName: 'Acme prod',
  accountId: '012345678901',
  externalId: 'acme-prod',
  priority: 'high',
} as const
const TYPED: TypedAnswer = {
  name: ' Jane Roe ',
  contact: 'jane.roe@example.com',
  text: 'See you on Monday.',
  accounts: [
    {
      accountId: '012345678901',
      isAllowed: false,
      connector: { state: 'checked', ...PORTAL },
      arrivesSince: '2026-10-01',
    },
    { accountId: '222233334444', isAllowed: true },
    { accountId: '345678901234', isAllowed: false, text: ' ' },
  ],
}

function built(typed: TypedAnswer = TYPED): AnswerFile {
  const answer = buildAnswer(REPORT, typed, NOW)
  if (!answer.ok) throw new Error(answer.refusals.map(({ message }) => message).join())
  return answer.value
}

function changed(change: (answer: AnswerFile) => unknown): string {
  return JSON.stringify(change(built()))
}

describe('the answer file', () => {
  test('is read as it was made, and says nothing of the accounts of which nothing was said', () => {
    const answer = built()
    expect(answer).toMatchObject({
      onboardingId: REPORT.checklist.onboardingId,
      answeredBy: { name: 'Jane Roe' },
      reportAt: REPORT.madeAt,
      accounts: [
        { accountId: '012345678901', arrival: { since: '2026-10-01', flowLogIds: ['fl-0a1', 'fl-0a2'] } },
        { accountId: '222233334444', allowed: { at: NOW, by: 'Jane Roe' } },
      ],
    })
    expect(answer.accounts).toHaveLength(2)
    const text = formatAnswer(answer)
    expect(looksLikeAnswer(text)).toBe(true)
    expect(parseAnswer(text)).toEqual({ ok: true, answer })
  })

  test('has times in UTC, however they were written', () => {
    const parsed = parseAnswer(changed((answer) => ({ ...answer, answeredAt: '2026-10-06T11:00+02:00' })))
    expect(parsed.ok && parsed.answer.answeredAt).toBe(NOW)
  })

  test('has its JSON Schema in assets/', () => {
    const file = new URL('../../../../assets/answer.schema.json', import.meta.url)
    expect(readFileSync(file, 'utf8').replaceAll('\r\n', '\n')).toBe(answerJsonSchema())
  })

  test('is made of a report by a clock that is ahead, and none that would be refused is made', () => {
    const made = (madeAt: string) => buildAnswer({ ...REPORT, madeAt }, TYPED, NOW)
    const ahead = made('2026-10-06T09:02:00.000Z')
    expect(ahead.ok && parseAnswer(JSON.stringify(ahead.value)).ok).toBe(true)
    expect(made('2026-10-06T09:16:00.000Z')).toMatchObject({
      refusals: [{ message: expect.stringContaining('expected a time before the answer') }],
    })
    const [first = { accountId: '', isAllowed: true }] = TYPED.accounts
    expect(buildAnswer(REPORT, { ...TYPED, accounts: [first, first] }, NOW)).toMatchObject({
      refusals: [{ message: expect.stringContaining('names the account 012345678901 twice') }],
    })
  })

  test.each([
    [{ ...TYPED, name: ' ' }, 'an empty text is not the name of a person: name who of ActiveEye answers.'],
    [{ name: 'Jane', accounts: [] }, 'The answer says nothing yet'],
    [
      { ...TYPED, accounts: [{ accountId: '999999999999', isAllowed: true }] },
      '999999999999 is no account of the report; it has 012345678901, 222233334444, 345678901234.',
    ],
    [
      { ...TYPED, accounts: [{ accountId: '345678901234', isAllowed: false, arrivesSince: '' }] },
      'The report knows no flow log of new (345678901234) that AWS delivers',
    ],
    [
      { ...TYPED, accounts: [{ accountId: '012345678901', isAllowed: false, arrivesSince: '2027-01-01' }] },
      '"2027-01-01" is in the future',
    ],
  ])('is not made of what is wrong: %#', (typed, message) => {
    const answer = buildAnswer(REPORT, typed, NOW)
    expect(answer.ok ? '' : answer.refusals[0].message).toContain(message)
  })
})

test.each([
  ['{', 'It is not JSON, or was cut off.'],
  ['[]', 'It is not an answer of ActiveEye to a report.'],
  [changed((answer) => ({ ...answer, kind: 'answer' })), 'It is not an answer of ActiveEye to a report.'],
  [changed((answer) => ({ ...answer, version: 2 })), 'A newer version of this app made the answer (format 2'],
  [
    changed((answer) => ({ ...answer, acounts: [] })),
    'acounts: found the unknown key "acounts", expected accounts',
  ],
  [
    changed(({ accounts, ...rest }) => ({ ...rest, accounts: [{ ...accounts[1], allowed: true }] })),
    'accounts[0].allowed: found true, expected an object: { … }',
  ],
  [
    changed(({ accounts, ...rest }) => ({ ...rest, accounts: [{ accountId: accounts[0]?.accountId }] })),
    'accounts[0]: found an object, expected allowed, connector, arrival or text',
  ],
  [
    changed(({ accounts, ...rest }) => ({ ...rest, accounts: [accounts[1], accounts[1]] })),
    'The answer names the account 222233334444 twice',
  ],
  [
    changed((answer) => ({ ...answer, reportAt: '2026-10-07T00:00:00Z' })),
    'reportAt: found 2026-10-07T00:00:00.000Z, expected a time before the answer',
  ],
  [
    changed(({ accounts, ...rest }) => ({
      ...rest,
      accounts: [{ ...accounts[1], allowed: { at: '2026-10-07T00:00:00Z', by: 'Jane' } }],
    })),
    '222233334444, allowed: found 2026-10-07T00:00:00.000Z, expected a time before the answer',
  ],
  [
    changed((answer) => ({ ...answer, answeredBy: { name: 'Jane\u202eeoR' } })),
    'answeredBy.name: found "Jane\\u202eeoR", expected a name without blanks',
  ],
])('what is no answer is refused with the reason: %#', (text, message) => {
  const parsed = parseAnswer(text)
  expect(parsed.ok ? '' : parsed.errors[0]).toContain(message)
})

test('no more errors are told than a person reads', () => {
  const accounts = Array.from({ length: 200 }, () => 1)
  const parsed = parseAnswer(changed((answer) => ({ ...answer, accounts })))
  expect(parsed.ok ? [] : parsed.errors).toHaveLength(51)
  expect(parsed.ok ? '' : parsed.errors.at(-1)).toBe('… and more errors.')
})

describe('an answer for an onboarding', () => {
  const ANSWER: AnswerFile = { ...built(), onboardingId: sampleOnboarding().id }
  const ONBOARDING = sampleOnboarding({
    accounts: ['012345678901', '222233334444'].map((accountId) => sampleAccount({ accountId })),
  })
  const now = Date.parse(NOW)

  test('that it is for', () => {
    expect(answerRefusals(ANSWER, ONBOARDING, now)).toEqual([])
    // The other computer's clock is ahead.
    expect(answerRefusals(ANSWER, ONBOARDING, now - 10 * 60_000)).toEqual([])
  })

  test.each([
    [
      { ...ANSWER, onboardingId: 'another-one' },
      'The answer is to the onboarding another-one of "Acme Corp"',
    ],
    [
      { ...ANSWER, customer: 'Apex' },
      'The answer is for the customer "Apex"; this onboarding is for "Acme Corp"',
    ],
    [
      { ...ANSWER, accounts: [{ accountId: '999999999999', text: 'x' }] },
      'The answer names 999999999999, which this onboarding does not have.',
    ],
    [{ ...ANSWER, answeredAt: '2026-10-06T10:00:00.000Z' }, 'which is in the future'],
    [{ ...ANSWER, reportAt: '2026-10-06T09:01:00.000Z' }, 'The answer is to a report of 2026-10-06T09:01'],
  ])('that it is not for: %#', (answer, message) => {
    expect(answerRefusals(answer, ONBOARDING, now)[0]).toContain(message)
  })
})

test.each([
  ['Acme prod,012345678901,acme-prod,high', PORTAL],
  ['Acme, prod , 012345678901,acme-prod,High', { ...PORTAL, displayName: 'Acme, prod' }],
  ['Acme prod,012345678901,acme-prod', undefined],
  ['012345678901,acme-prod,high', undefined],
  ['Acme prod,012345678901,acme-prod,urgent', undefined],
])('the values of the portal in one row: %s', (row, values) => {
  const parsed = parseConnectorRow(row)
  expect(parsed.ok ? parsed.value : undefined).toEqual(values)
})
