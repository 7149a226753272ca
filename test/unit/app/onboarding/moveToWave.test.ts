import { expect, test } from 'vitest'
import { moveToWave } from '../../../../app/onboarding/moveToWave.ts'
import { wavesOf } from '../../../../app/onboarding/waves.ts'
import { sampleAccount } from '../../../doubles/sampleOnboarding.ts'

const account = (digit: string, unit: string) =>
  sampleAccount({ accountId: digit.repeat(12), organizationalUnits: [unit] })
const accounts = [account('1', 'Lab'), account('2', 'Lab'), account('3', 'Work'), account('4', 'Work')]
const [one, , three] = accounts
const waves = [
  { name: 'Pilot', include: ['ou:Lab'], exclude: [] },
  { name: '', include: ['333333333333'], exclude: ['444444444444'] },
]

test.each([
  [1, [['111111111111', '222222222222', '333333333333'], [], ['444444444444']]],
  [2, [['222222222222'], ['111111111111', '333333333333'], ['444444444444']]],
  [3, [['222222222222'], [], ['111111111111', '333333333333', '444444444444']]],
])('moved to wave %i, accounts are there and the others stay', (number, expected) => {
  const moved = moveToWave(
    waves,
    [one, three].flatMap((each) => each ?? []),
    number,
  )
  expect(wavesOf({ accounts, waves: moved }).map(({ accountIds }) => accountIds)).toEqual(expected)
})
