import { open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { ActivityStatus } from '../../app/checklist/activityStatus.ts'
import { isLive } from '../../app/checklist/activityStatus.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { clientOver, refusalOf } from './app.ts'
import { TRANSPORTS } from './transports.ts'

const OPEN = { practice: 'single-vpc', purpose: 'work' } as const
const RUN = { activity: 'run', consent: { iam: 'any' } } as const

/** From the flush with this number on, the disk with the journal is full. @returns what frees space */
async function fillDiskAt(first: number): Promise<() => void> {
  const handle = await open(import.meta.filename)
  await handle.close()
  const proto = Object.getPrototypeOf(handle)
  const { datasync } = proto
  let flushes = 0
  const spy = vi.spyOn(proto, 'datasync').mockImplementation(function (this: unknown) {
    flushes += 1
    if (flushes < first) return datasync.call(this)
    return Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
  })
  onTestFinished(() => spy.mockRestore())
  return () => spy.mockRestore()
}

async function runToEnd(client: ContractClient): Promise<ActivityStatus> {
  await client.activity.start(RUN)
  for await (const { activity } of await client.checklist.watch()) {
    if (activity !== undefined && !isLive(activity)) return activity
  }
  throw new Error('The watch ended.')
}

describe.each(TRANSPORTS)('a full disk, over $name', (transport) => {
  test('ends the run with words for it, and running again goes on once there is space', async () => {
    const { client, directory } = await clientOver(transport)
    await client.open(OPEN)
    const freeSpace = await fillDiskAt(4)
    const file = join(directory, 'practice-single-vpc.journal.jsonl')
    const full = {
      state: 'failed',
      message: `The journal could not be written: the disk with this file is full. File: ${file}`,
      next: expect.stringMatching(/^Free some space on that disk, then run again\. /),
    }
    expect(await runToEnd(client)).toMatchObject(full)
    expect((await client.checklist.get()).totals.problems).toBe(0)
    expect(await runToEnd(client)).toMatchObject(full)
    freeSpace()
    expect(await runToEnd(client)).toMatchObject({ state: 'finished' })
    expect((await client.checklist.get()).totals).toMatchObject({ vpcs: 1, covered: 1, created: 1 })
  })

  test('what is known stays on show while the journal can not be opened again', async () => {
    const { client, directory } = await clientOver(transport)
    await client.open(OPEN)
    const freeSpace = await fillDiskAt(4)
    await runToEnd(client)
    freeSpace()
    const lock = join(directory, 'practice-single-vpc.journal.jsonl.lock')
    // Meanwhile another instance has taken the lock.
    const holder = {
      pid: 1,
      host: 'another.example',
      user: 'x',
      startedAt: '2026-01-01T00:00:00.000Z',
      nonce: 'x',
    }
    await writeFile(lock, JSON.stringify(holder))
    for (const call of [
      () => client.activity.start(RUN),
      () =>
        client.connector.confirm({
          accountId: '111111111111',
          displayName: 'x',
          enteredAccountId: '111111111111',
          externalId: 'x',
          how: 'typed',
        }),
    ]) {
      expect(await refusalOf(call())).toMatchObject({
        code: 'JOURNAL_UNUSABLE',
        defined: true,
        data: { trouble: 'held', next: expect.any(String) },
      })
      expect((await client.checklist.get()).accounts).toHaveLength(1)
    }
    await rm(lock)
    expect(await runToEnd(client)).toMatchObject({ state: 'finished' })
  })
})
