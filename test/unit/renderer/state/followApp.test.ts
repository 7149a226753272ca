import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ContractClient } from '../../../../app/contract/contractClient.ts'
import type { NetworkStatus } from '../../../../app/network/networkSettings.ts'
import { followApp } from '../../../../renderer/state/followApp.ts'
import { followSignIns } from '../../../../renderer/state/followSignIns.ts'
import { setHostReachability, useHostReachability } from '../../../../renderer/state/hostReachabilityStore.ts'
import { showOpened } from '../../../../renderer/state/openedStore.ts'

let leave: AbortController

beforeEach(() => {
  vi.useFakeTimers()
  leave = new AbortController()
  setHostReachability('connected')
})

afterEach(() => {
  leave.abort()
  vi.useRealTimers()
})

const NETWORK: NetworkStatus = {
  settings: { proxy: { kind: 'automatic' } },
  automatic: '',
  signedInToProxy: false,
  authorities: [],
}

/** A host that answers each call as told. */
function host(answer: () => Promise<unknown>) {
  const current = vi.fn(answer)
  const watch = vi.fn(answer)
  const network = { get: async () => NETWORK }
  return { current, watch, client: { current, network, signIn: { watch } } as unknown as ContractClient }
}

const lost = () => Promise.reject(new Error('The connection to the app is lost.'))

test('a host that is away is asked less and less often, and as before when it is back', async () => {
  const { current, client } = host(lost)
  void followApp(client, leave.signal)
  const asked: number[] = []
  for (let second = 0; second < 32; second += 1) {
    const before = current.mock.calls.length
    await vi.advanceTimersByTimeAsync(second === 0 ? 0 : 1_000)
    if (second === 0 || current.mock.calls.length > before) asked.push(second)
  }
  expect(asked).toEqual([0, 1, 3, 7, 15, 23, 31])
  expect(useHostReachability.getState().reachability).toBe('away')

  current.mockImplementation(() => Promise.resolve(undefined))
  await vi.advanceTimersByTimeAsync(8_000)
  expect(useHostReachability.getState().reachability).toBe('connected')
  const before = current.mock.calls.length
  await vi.advanceTimersByTimeAsync(3_000)
  expect(current.mock.calls.length - before).toBe(3)
})

test('a page without a valid token stops asking', async () => {
  const { current, client } = host(() => {
    setHostReachability('keyless')
    return Promise.reject(new ORPCError('UNAUTHORIZED'))
  })
  void followApp(client, leave.signal)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(current).toHaveBeenCalledOnce()
})

test('sign-ins are not asked for while the host is away, and again when it is back', async () => {
  showOpened(undefined)
  const { watch, client } = host(lost)
  setHostReachability('away')
  void followSignIns(client, leave.signal)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(watch).not.toHaveBeenCalled()
  setHostReachability('connected')
  await vi.advanceTimersByTimeAsync(0)
  expect(watch).toHaveBeenCalledOnce()
})
