import { expect, test } from 'vitest'
import { environmentTransport } from '../../../../main/network/transport.ts'
import { ACCOUNT, connected, localAws, NO_VPCS, never } from '../../../doubles/localAws.ts'

/** Answers only when told to, and counts who waits. */
async function slowAws() {
  let waiting: (() => void)[] = []
  let most = 0
  const aws = await localAws(
    () =>
      new Promise((resolve) => {
        waiting.push(() => resolve(NO_VPCS))
        most = Math.max(most, waiting.length)
      }),
  )
  return {
    ...aws,
    most: () => most,
    waiting: () => waiting.length,
    answer: () => {
      const answered = waiting
      waiting = []
      for (const each of answered) each()
    },
  }
}

/** Answers all that come, in rounds, until the work is done. */
async function serve(aws: Awaited<ReturnType<typeof slowAws>>, work: Promise<unknown>) {
  let done = false
  const finished = work.finally(() => {
    done = true
  })
  while (!done) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    aws.answer()
  }
  await finished
}

test('two calls at a time in one Region of one account', async () => {
  const aws = await slowAws()
  const ec2 = connected(aws.endpoint).account(ACCOUNT).flowLogsIn('us-east-1')
  await serve(aws, Promise.all(Array.from({ length: 7 }, () => ec2.describeVpcs(never()))))
  expect(aws.calls).toHaveLength(7)
  expect(aws.most()).toBe(2)
})

test('a limit over all accounts and Regions', async () => {
  const aws = await slowAws()
  const account = connected(aws.endpoint, { maxConcurrentCalls: 5 }).account(ACCOUNT)
  const regions = Array.from({ length: 20 }, (_, index) => `us-east-${index + 1}`)
  await serve(aws, Promise.all(regions.map((region) => account.flowLogsIn(region).describeVpcs(never()))))
  expect(aws.calls).toHaveLength(20)
  expect(aws.most()).toBe(5)
})

test('a limit that a person sets holds for the next calls', async () => {
  const aws = await slowAws()
  let callsAtOnce = 3
  const transport = { ...environmentTransport({}), callsAtOnce: () => callsAtOnce }
  const account = connected(aws.endpoint, { transport }).account(ACCOUNT)
  const look = (region: string) => account.flowLogsIn(region).describeVpcs(never())
  const regions = Array.from({ length: 10 }, (_, index) => `us-east-${index + 1}`)
  await serve(aws, Promise.all(regions.map(look)))
  expect(aws.most()).toBe(3)
  callsAtOnce = 6
  await serve(aws, Promise.all(regions.map(look)))
  expect(aws.most()).toBe(6)
})

test('abort ends a call with the reason of the signal, running or waiting for its turn', async () => {
  const aws = await slowAws()
  const ec2 = connected(aws.endpoint).account(ACCOUNT).flowLogsIn('us-east-1')
  const abort = new AbortController()
  const calls = Array.from({ length: 4 }, () => ec2.describeVpcs(abort.signal))
  await expect.poll(aws.waiting).toBe(2)
  const reason = new Error('paused by a person')
  abort.abort(reason)
  expect(await Promise.allSettled(calls)).toEqual(calls.map(() => ({ status: 'rejected', reason })))
  expect(aws.calls).toHaveLength(2)
  await expect(ec2.describeVpcs(abort.signal)).rejects.toBe(reason)
})

test('after an abort, the others go on', async () => {
  const aws = await slowAws()
  const ec2 = connected(aws.endpoint).account(ACCOUNT).flowLogsIn('us-east-1')
  const abort = new AbortController()
  const aborted = [ec2.describeVpcs(abort.signal), ec2.describeVpcs(abort.signal)]
  const other = ec2.describeVpcs(never())
  await expect.poll(aws.waiting).toBe(2)
  abort.abort()
  await Promise.allSettled(aborted)
  await serve(aws, other)
  expect(await other).toEqual([])
})

test('closing ends signing in', async () => {
  const aws = await slowAws()
  const awsAccounts = connected(aws.endpoint)
  const identifying = awsAccounts.account(ACCOUNT).identify(never())
  await expect.poll(aws.waiting).toBe(1)
  awsAccounts.close()
  await expect(identifying).rejects.toThrow()
})
