import { setTimeout as sleep } from 'node:timers/promises'
import { os } from '@orpc/server'
import { describe, expect, test, vi } from 'vitest'
import { refusalOf } from './app.ts'
import { TRANSPORTS } from './transports.ts'

/** Procedures that tell how they were left. */
function createProbe() {
  const left = vi.fn<(how: string) => void>()
  const router = {
    stream: os.handler(async function* ({ signal }) {
      try {
        for (let count = 0; ; count += 1) {
          yield count
          await sleep(5, undefined, signal ? { signal } : {})
        }
      } finally {
        left('stream')
      }
    }),
    slow: os.handler(({ signal }) =>
      sleep(60_000, undefined, signal ? { signal } : {}).catch(() => left('slow')),
    ),
    broken: os.handler(() => {
      throw new Error('secret of the implementation')
    }),
    brokenStream: os.handler(async function* () {
      yield 1
      throw new Error('secret of the implementation')
    }),
  }
  return { router, left }
}

interface Probe {
  stream(input?: undefined, options?: { signal: AbortSignal }): Promise<AsyncGenerator<number>>
  slow(input?: undefined, options?: { signal: AbortSignal }): Promise<void>
  broken(): Promise<void>
  brokenStream(): Promise<AsyncGenerator<number>>
}

describe.each(TRANSPORTS)('over $name', (transport) => {
  test('a client that leaves a stream ends it on the other side', async () => {
    const { router, left } = createProbe()
    const client = (await transport.connect(router)) as Probe
    for await (const count of await client.stream()) if (count === 2) break
    await vi.waitFor(() => expect(left).toHaveBeenCalledExactlyOnceWith('stream'))
  })

  test('a signal ends a stream and a call', async () => {
    const { router, left } = createProbe()
    const client = (await transport.connect(router)) as Probe
    const leave = new AbortController()
    const stream = await client.stream(undefined, { signal: leave.signal })
    expect((await stream.next()).value).toBe(0)
    const slow = client.slow(undefined, { signal: leave.signal }).catch(() => undefined)
    await sleep(50)
    leave.abort()
    await slow
    // The generator sees it when it next looks.
    await Promise.allSettled([stream.next(), stream.return(undefined)])
    await vi.waitFor(() => expect(left.mock.calls.flat().sort()).toEqual(['slow', 'stream']))
  })
})

describe.each(TRANSPORTS.filter(({ name }) => name !== 'in-process'))('over $name', (transport) => {
  test('a fault of the app is told without its inside, and reported to the host', async () => {
    const faults: unknown[] = []
    const client = (await transport.connect(createProbe().router, faults)) as Probe
    const refusal = await refusalOf(client.broken())
    expect(refusal).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500, defined: false })
    expect(JSON.stringify(refusal)).not.toMatch(/secret|at .*\.ts/)
    expect(faults).toEqual([expect.objectContaining({ message: 'secret of the implementation' })])
  })

  test('so is a fault in a stream', async () => {
    const faults: unknown[] = []
    const client = (await transport.connect(createProbe().router, faults)) as Probe
    const stream = await client.brokenStream()
    expect((await stream.next()).value).toBe(1)
    const refusal = await refusalOf(stream.next())
    expect(refusal).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(JSON.stringify(refusal)).not.toMatch(/secret|at .*\.ts/)
    expect(faults).toEqual([expect.objectContaining({ message: 'secret of the implementation' })])
  })
})
