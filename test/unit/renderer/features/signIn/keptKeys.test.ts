import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { refusalOf } from '../../../../../renderer/client/callRefusal.ts'
import { keptAfter } from '../../../../../renderer/features/signIn/useEnteredKeys.ts'

const ENTERED = {
  accessKeyId: 'ASIAABCDEFGHIJKLMNOP',
  secretAccessKey: 's'.repeat(40),
  sessionToken: 't'.repeat(200),
  expiration: '2026-11-28T12:00:00.000Z',
}

function refused(data: object) {
  return refusalOf(new ORPCError('AWS_REFUSED', { defined: true, data }))
}

test('after a failure on the way everything that was entered stays', () => {
  expect(keptAfter(refusalOf(new TypeError('fetch failed')), ENTERED)).toBe(ENTERED)
  expect(keptAfter(refused({ next: 'Check the proxy.' }), ENTERED)).toBe(ENTERED)
})

test('of keys that AWS refuses only the ID stays', () => {
  const kept = { accessKeyId: ENTERED.accessKeyId, secretAccessKey: '', sessionToken: '' }
  expect(keptAfter(refused({ next: 'Renew them.', isInputWrong: true }), ENTERED)).toEqual(kept)
  expect(keptAfter(refused({ errors: ['The account differs.'] }), ENTERED)).toEqual(kept)
})
