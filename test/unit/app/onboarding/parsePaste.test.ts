import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePaste } from '../../../../app/onboarding/parsePaste.ts'

function read(text: string, present: { accountId: string; name: string }[] = []) {
  return parsePaste(text, present).map(({ line, accountId, name, fault }) =>
    fault === undefined ? { line, accountId, name } : { line, fault },
  )
}

describe('one account on each line', () => {
  test.each([
    ['111122223333 prod', 'prod'],
    ['  1111-2222-3333   prod  ', 'prod'],
    ['1111 2222 3333 prod', 'prod'],
    ['1111–2222–3333\tprod', 'prod'],
    ['prod 111122223333', 'prod'],
    ['Prod EU 1111-2222-3333', 'Prod EU'],
    ['111122223333,prod', 'prod'],
    ['111122223333;prod', 'prod'],
    ['"1111-2222-3333","Prod, ""EU"""', 'Prod, "EU"'],
    ['prod,111122223333', 'prod'],
    ['aws@acme.example,111122223333,prod', 'prod'],
    ['111122223333: prod', 'prod'],
    ['111122223333', '111122223333'],
  ])('%s', (line, name) => {
    expect(read(line)).toEqual([{ line: 1, accountId: '111122223333', name }])
  })

  test('blank lines are skipped, and lines keep their numbers', () => {
    expect(read('111122223333 prod\r\n\r\n   \n444455556666 staging')).toEqual([
      { line: 1, accountId: '111122223333', name: 'prod' },
      { line: 4, accountId: '444455556666', name: 'staging' },
    ])
  })

  test('invisible characters do not get into names', () => {
    expect(read('111122223333,\u200bprod\u00a0EU')).toEqual([
      { line: 1, accountId: '111122223333', name: 'prod EU' },
    ])
  })
})

test('the export of AWS Organizations', () => {
  const text = [
    'Account ID,ARN,Email,Name,Status,Joined method,Joined timestamp',
    '111122223333,arn:aws:organizations::111122223333:account/o-1/111122223333,root@acme.example,Acme Management,ACTIVE,INVITED,1/2/2020',
    '444455556666,arn:aws:organizations::111122223333:account/o-1/444455556666,prod@acme.example,prod,ACTIVE,CREATED,1/2/2021',
  ].join('\n')
  expect(read(text)).toEqual([
    { line: 2, accountId: '111122223333', name: 'Acme Management' },
    { line: 3, accountId: '444455556666', name: 'prod' },
  ])
})

describe('what can not be added says why', () => {
  test('an ID that a spreadsheet shortened', () => {
    expect(read('11122223333,dev')).toEqual([
      { line: 1, fault: expect.stringContaining('leading zeros count, and spreadsheets drop them') },
    ])
  })

  test('a line without an ID', () => {
    expect(read('hello world')).toEqual([{ line: 1, fault: expect.stringContaining('12 digits') }])
  })

  test('an account that is there already, in the list or above', () => {
    const present = [{ accountId: '111122223333', name: 'prod' }]
    expect(read('1111-2222-3333 again\n444455556666 a\n444455556666 b', present)).toEqual([
      { line: 1, fault: 'It is in the list already.' },
      { line: 2, accountId: '444455556666', name: 'a' },
      { line: 3, fault: 'It is on line 2 already.' },
    ])
  })
})

test('the same name twice gets a number', () => {
  const present = [{ accountId: '111122223333', name: 'Prod' }]
  expect(
    read('444455556666 prod\n777788889999 prod', present).map((line) => 'name' in line && line.name),
  ).toEqual(['prod (2)', 'prod (3)'])
})

test('whatever is pasted, each line that is not blank is told once', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
      const text = lines.join('\n')
      const told = parsePaste(text, []).map(({ line }) => line)
      expect(new Set(told).size).toBe(told.length)
      const filled = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length
      expect(told.length).toBeGreaterThanOrEqual(filled - 1)
      expect(told.length).toBeLessThanOrEqual(filled)
    }),
    { numRuns: 50 },
  )
}, 20_000)

test('totals and accounts that are there already are left out, with nothing to correct', () => {
  const lines = parsePaste('111122223333 prod\n111122223333 prod\nTotal;;2\n12 accounts\n4444 staging', [])
  expect(
    lines.map(({ line, fault, isNeedless }) => [line, fault !== undefined, isNeedless ?? false]),
  ).toEqual([
    [1, false, false],
    [2, true, true],
    [3, true, true],
    [4, true, true],
    [5, true, false],
  ])
})
