import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Credentials } from '../../../../main/aws/credentials.ts'
import { cacheCredentials } from '../../../../main/credentials/credentialsCache.ts'

const lasting = (accessKeyId: string, minutes: number): Credentials => ({
  accessKeyId,
  secretAccessKey: 's',
  expiration: new Date(Date.now() + minutes * 60_000),
})

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000)

test('many who ask at once share one answer, also while it is renewed', async () => {
  const ask = vi
    .fn<() => Promise<Credentials>>()
    .mockResolvedValueOnce(lasting('first', 4))
    .mockImplementationOnce(async () => lasting('second', 60))
  const { provider } = cacheCredentials(ask)
  await Promise.all([provider(), provider(), provider()])
  expect(ask).toHaveBeenCalledTimes(1)
  pass(3)
  const renewed = await Promise.all([provider(), provider(), provider()])
  expect(new Set(renewed.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['second']))
  await provider()
  expect(ask).toHaveBeenCalledTimes(2)
})

test('keys without an expiration last until they are forgotten', async () => {
  const ask = vi.fn(async (): Promise<Credentials> => ({ accessKeyId: 'a', secretAccessKey: 's' }))
  const { provider, forget } = cacheCredentials(ask)
  await provider()
  await provider()
  expect(ask).toHaveBeenCalledTimes(1)
  forget()
  await provider()
  expect(ask).toHaveBeenCalledTimes(2)
})

test('what has run out is not given out when renewing fails', async () => {
  const ask = vi
    .fn<() => Promise<Credentials>>()
    .mockResolvedValueOnce(lasting('first', -1))
    .mockRejectedValue(new Error('no'))
  const { provider } = cacheCredentials(ask)
  await provider()
  await expect(provider()).rejects.toThrow('no')
})

test.each([
  ['an hour', 60, 54, 56],
  ['a quarter of an hour', 15, 11, 12],
  ['four minutes', 4, 2, 3],
])('what lasts %s is used until shortly before its end', async (_, minutes, before, after) => {
  const ask = vi.fn(async () => lasting('one', minutes))
  const { provider } = cacheCredentials(ask)
  await provider()
  pass(before)
  await provider()
  expect(ask).toHaveBeenCalledTimes(1)
  pass(after - before)
  await provider()
  expect(ask).toHaveBeenCalledTimes(2)
})

test('a helper that gives the same keys until their end is asked a few times, not for each call', async () => {
  const same = lasting('same', 4)
  const ask = vi.fn(async () => same)
  const { provider } = cacheCredentials(ask)
  for (let call = 0; call < 200; call += 1) {
    await provider()
    pass(1 / 60)
  }
  expect(ask.mock.calls.length).toBeLessThan(5)
})

test('an early renewal that fails is tried again later, not with each call', async () => {
  const ask = vi
    .fn<() => Promise<Credentials>>()
    .mockResolvedValueOnce(lasting('first', 60))
    .mockRejectedValue(new Error('no'))
  const { provider } = cacheCredentials(ask)
  await provider()
  pass(56)
  for (let call = 0; call < 20; call += 1) expect((await provider()).accessKeyId).toBe('first')
  expect(ask).toHaveBeenCalledTimes(2)
  pass(2)
  await provider()
  expect(ask).toHaveBeenCalledTimes(3)
})
