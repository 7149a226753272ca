import { expect, test, vi } from 'vitest'
import type { Credentials } from '../../../../main/aws/credentials.ts'
import { cacheCredentials } from '../../../../main/credentials/credentialsCache.ts'

const lasting = (accessKeyId: string, minutes: number): Credentials => ({
  accessKeyId,
  secretAccessKey: 's',
  expiration: new Date(Date.now() + minutes * 60_000),
})

test('many who ask at once share one answer, also while it is renewed', async () => {
  const ask = vi
    .fn<() => Promise<Credentials>>()
    .mockResolvedValueOnce(lasting('first', 4))
    .mockImplementationOnce(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return lasting('second', 60)
    })
  const { provider } = cacheCredentials(ask)
  await Promise.all([provider(), provider(), provider()])
  expect(ask).toHaveBeenCalledTimes(1)
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
