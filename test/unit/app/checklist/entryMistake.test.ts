import { describe, expect, test } from 'vitest'
import { entryMistake } from '../../../../app/checklist/entryMistake.ts'

const WANTED = { displayName: 'Acme prod', accountId: '011122223333', externalId: 'acme-prod' }
const OTHERS = [{ name: 'dev', displayName: 'Acme dev', accountId: '444455556666', externalId: 'acme-dev' }]

function mistake(field: keyof typeof WANTED, entered: string) {
  return entryMistake({ field, entered, wanted: WANTED, others: OTHERS })
}

describe('how a value came to be wrong, and what to do', () => {
  test.each<[keyof typeof WANTED, string, string, RegExp]>([
    // Swapped.
    [
      'externalId',
      '011122223333',
      'It is the Account ID of this account, in the place of the External ID',
      /swapped/,
    ],
    [
      'displayName',
      'acme-prod',
      'It is the External ID of this account, in the place of the Display Name',
      /swapped/,
    ],
    [
      'accountId',
      ' Acme prod',
      'It is the Display Name of this account, in the place of the Account ID',
      /swapped/,
    ],
    // Another account's.
    [
      'accountId',
      '444455556666',
      'It is the Account ID of another account of this onboarding, dev (444455556666)',
      /connector of dev/,
    ],
    [
      'externalId',
      'acme-dev',
      'It is the External ID of another account of this onboarding, dev (444455556666)',
      /mixed up/,
    ],
    [
      'displayName',
      'acme-dev',
      'It is the External ID of another account of this onboarding, dev (444455556666)',
      /mixed up/,
    ],
    // Quotation marks.
    [
      'externalId',
      '"acme-prod"',
      'The value stands in quotation marks, which ActiveEye takes for a part of it',
      /Remove/,
    ],
    [
      'externalId',
      '\u201eacme-prod\u201c ',
      'The value stands in quotation marks, which ActiveEye takes for a part of it',
      /Remove/,
    ],
    [
      'accountId',
      "'011122223333",
      'The value stands in quotation marks, which ActiveEye takes for a part of it',
      /Remove/,
    ],
    // Blanks and line breaks.
    ['externalId', 'acme-prod ', 'The value is right but for a space around it', /anew as one line/],
    [
      'externalId',
      '\tacme-prod\r\n',
      'The value is right but for a tab (U+0009), a line break (U+000D) and a line break (U+000A) around it',
      /anew/,
    ],
    ['externalId', 'acme-\nprod', 'The value is right but for a line break (U+000A) in it', /anew/],
    [
      'displayName',
      '\u00a0Acme prod',
      'The value is right but for a non-breaking space (U+00A0) around it',
      /anew/,
    ],
    // Invisible.
    [
      'externalId',
      'acme\u200b-prod',
      "The value has characters that can't be seen: a zero-width space (U+200B)",
      /type it/,
    ],
    [
      'externalId',
      '\u202eacme-\u2066prod',
      "The value has characters that can't be seen: a right-to-left override (U+202E) and an invisible character (U+2066)",
      /type it/,
    ],
    // Look-alikes.
    [
      'externalId',
      '\u0430cme-pr\u043ed',
      'The value has characters of another alphabet: a Cyrillic letter that looks like "a" (U+0430) and a Cyrillic letter that looks like "o" (U+043E)',
      /copy it from here/,
    ],
    [
      'externalId',
      'acme-pr\u03bfd',
      'The value has characters of another alphabet: a Greek letter that looks like "o" (U+03BF)',
      /copy it/,
    ],
    [
      'accountId',
      '\uff10\uff111122223333',
      'The value has characters of another alphabet: a full-width digit that looks like "0" (U+FF10) and a full-width digit that looks like "1" (U+FF11)',
      /copy it/,
    ],
    // Spreadsheets and the console.
    ['accountId', '11122223333', 'The zero at the start is missing; spreadsheets drop it', /12 digits/],
    [
      'accountId',
      '1.11222E+10',
      'A spreadsheet turned the account ID into a number in exponent form, and digits are lost',
      /format the column as text/,
    ],
    [
      'accountId',
      '1,11122E+11',
      'A spreadsheet turned the account ID into a number in exponent form, and digits are lost',
      /format/,
    ],
    [
      'accountId',
      '0111-2222-3333',
      'It is the account ID in the form in which AWS shows it, with separators',
      /12 digits/,
    ],
    [
      'accountId',
      '0111\u20132222\u20133333',
      'It is the account ID in the form in which AWS shows it, with separators',
      /12 digits/,
    ],
    [
      'accountId',
      '011,122,223,333',
      'It is the account ID as a spreadsheet writes a number, with separators',
      /12 digits/,
    ],
    [
      'accountId',
      '011122223333.0',
      'It is the account ID as a spreadsheet writes a number, with separators',
      /12 digits/,
    ],
    // Case.
    ['externalId', 'Acme-Prod', 'Only upper and lower case differ', /different characters/],
  ])('%s %j', (field, entered, what, advice) => {
    expect(mistake(field, entered)).toEqual({ what, advice: expect.stringMatching(advice) })
  })

  test('two lost zeros are counted', () => {
    const wanted = { ...WANTED, accountId: '001122223333' }
    expect(entryMistake({ field: 'accountId', entered: '1122223333', wanted, others: [] })?.what).toBe(
      'The 2 zeros at the start are missing; spreadsheets drop them',
    )
  })

  test.each<[keyof typeof WANTED, string]>([
    ['externalId', 'acme-pr0d'],
    ['externalId', ''],
    ['externalId', '1.1E+11'],
    ['accountId', '011122223334'],
    ['accountId', '1112222333'],
    ['accountId', ''],
    ['displayName', 'Something else'],
  ])('nothing explains %s %j, and nothing is guessed', (field, entered) => {
    expect(mistake(field, entered)).toBeUndefined()
  })

  test('what is named is never printed as it is', () => {
    for (const entered of [
      'acme-prod\u200b',
      '\u202eacme-prod',
      'acme-prod\u001b',
      'acme\u2011prod',
      '\u0430cme-prod',
    ]) {
      const { what, advice } = mistake('externalId', entered) ?? { what: '', advice: '' }
      expect(what + advice).toMatch(/^[\x20-\x7e\u2019]*$/)
    }
  })
})
