import { describe, expect, it } from 'vitest'
import { fromNow, signInEndingWords } from '../../../../../renderer/pages/plan/signInEndingWords.ts'

const NOW = Date.parse('2026-10-05T11:56:00.000Z')
const AT = { now: NOW, timeZone: 'Europe/Berlin' }

describe('endingWords', () => {
  const name = (accountId: string) => (accountId === '1' ? 'prod' : 'dev')

  it('says whose sign-in ends when', () => {
    expect(signInEndingWords([], name, AT)).toBeUndefined()
    expect(signInEndingWords([{ accountId: '1', endsAt: '2026-10-05T12:05:00.000Z' }], name, AT)).toBe(
      'The sign-in of prod ends at 14:05, in 9 minutes.',
    )
    expect(signInEndingWords([{ accountId: '1', endsAt: '2026-10-05T11:50:00.000Z' }], name, AT)).toBe(
      'The sign-in of prod has ended at 13:50.',
    )
  })

  it('puts the first that ends first', () => {
    const endings = [
      { accountId: '1', endsAt: '2026-10-05T12:05:00.000Z' },
      { accountId: '2', endsAt: '2026-10-05T12:00:00.000Z' },
    ]
    expect(signInEndingWords(endings, name, AT)).toBe(
      'The sign-ins of dev and prod end soon, the first at 14:00, in 4 minutes.',
    )
  })
})

describe('fromNow', () => {
  it.each([
    ['2026-10-05T12:05:00.000Z', 'in 9 minutes'],
    ['2026-10-05T11:57:00.000Z', 'in a minute'],
    ['2026-10-05T11:56:10.000Z', 'in less than a minute'],
    ['2026-10-05T19:56:00.000Z', 'in 8 hours'],
  ])('%s is %s', (iso, words) => {
    expect(fromNow(iso, NOW)).toBe(words)
  })
})
