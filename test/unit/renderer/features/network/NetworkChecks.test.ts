import { expect, it } from 'vitest'
import { reachedWords } from '../../../../../renderer/features/network/NetworkChecks.tsx'

it('says how many hosts can be reached', () => {
  expect(reachedWords([{ ok: true }, { ok: false }])).toBe('1 of 2 hosts can be reached.')
  expect(reachedWords([{ ok: true }, { ok: true }])).toBe('All 2 hosts can be reached.')
})
