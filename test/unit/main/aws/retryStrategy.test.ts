import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { ACCOUNT, connected, ec2Error, KEYS, localAws, never, queryError } from '../../../doubles/localAws.ts'

const timeouts = { connection: 5_000, look: 150, write: 600 }
const create = {
  clientToken: 'token',
  resourceIds: ['vpc-1'],
  destination: 'arn:aws:s3:::bucket',
  maxAggregationInterval: 600,
  tags: {},
} as const

// The SDK multiplies each wait before another attempt with it.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => void vi.restoreAllMocks())

const STACK =
  '<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackId>arn:stack</StackId><StackStatus>CREATE_COMPLETE</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>'

describe('attempts', () => {
  test('ten when throttled', async () => {
    const aws = await localAws(() => ec2Error(503, 'RequestLimitExceeded'))
    const looking = connected(aws.endpoint).account(ACCOUNT).flowLogsIn('us-east-1').describeVpcs(never())
    await expect(looking).rejects.toMatchObject({
      details: { reason: 'throttled', code: 'RequestLimitExceeded' },
    })
    expect(aws.calls).toHaveLength(10)
  })

  test('until it works', async () => {
    const aws = await localAws(() =>
      aws.calls.length < 6 ? queryError(400, 'Throttling', 'Rate exceeded') : { body: STACK },
    )
    const stacks = connected(aws.endpoint).account(ACCOUNT).stacksIn('us-east-1')
    expect(await stacks.describeStack('name', never())).toMatchObject({ stackId: 'arn:stack' })
    expect(aws.calls).toHaveLength(6)
  })

  test('three at a fault of AWS', async () => {
    const aws = await localAws(() => ec2Error(500, 'InternalError'))
    const looking = connected(aws.endpoint).account(ACCOUNT).flowLogsIn('us-east-1').describeVpcs(never())
    await expect(looking).rejects.toMatchObject({ details: { reason: 'service' } })
    expect(aws.calls).toHaveLength(3)
  })

  test("one at CloudFormation's quota, which the SDK would take for throttling", async () => {
    const aws = await localAws(() =>
      queryError(400, 'LimitExceededException', 'Limit for stack has been exceeded'),
    )
    const stacks = connected(aws.endpoint).account(ACCOUNT).stacksIn('us-east-1')
    await expect(stacks.describeStack('name', never())).rejects.toMatchObject({
      details: { reason: 'refused', code: 'LimitExceededException' },
    })
    expect(aws.calls).toHaveLength(1)
  })

  test('one when denied', async () => {
    const aws = await localAws(() => ec2Error(403, 'UnauthorizedOperation'))
    const looking = connected(aws.endpoint).account(ACCOUNT).flowLogsIn('us-east-1').describeVpcs(never())
    await expect(looking).rejects.toMatchObject({ details: { reason: 'accessDenied' } })
    expect(aws.calls).toHaveLength(1)
  })

  test('two when the connection breaks', async () => {
    const aws = await localAws((_, response) => void response.socket?.destroy())
    const looking = connected(aws.endpoint).account(ACCOUNT).flowLogsIn('us-east-1').describeVpcs(never())
    await expect(looking).rejects.toMatchObject({
      details: { reason: 'connection', code: 'ECONNRESET', host: aws.host },
    })
    expect(aws.calls).toHaveLength(2)
  })

  test('two when nobody listens', async () => {
    const looking = connected('http://127.0.0.1:1')
      .account(ACCOUNT)
      .flowLogsIn('us-east-1')
      .describeVpcs(never())
    await expect(looking).rejects.toMatchObject({ details: { reason: 'connection', code: 'ECONNREFUSED' } })
  })
})

describe('timeouts', () => {
  test('a look at a Region that never answers is given up after two attempts', async () => {
    const aws = await localAws(() => undefined)
    const started = performance.now()
    const looking = connected(aws.endpoint, { timeouts: { ...timeouts, write: 20_000 } })
      .account(ACCOUNT)
      .flowLogsIn('us-east-1')
      .describeVpcs(never())
    await expect(looking).rejects.toMatchObject({
      details: { reason: 'timeout', action: 'ec2:DescribeVpcs', host: aws.host },
    })
    expect(aws.calls).toHaveLength(2)
    expect(performance.now() - started).toBeGreaterThanOrEqual(2 * timeouts.look - 10)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  test('a write is waited for longer', async () => {
    const aws = await localAws(() => undefined)
    const started = performance.now()
    const writing = connected(aws.endpoint, { timeouts })
      .account(ACCOUNT)
      .flowLogsIn('us-east-1')
      .createFlowLogs(create)
    await expect(writing).rejects.toMatchObject({
      details: { reason: 'timeout', action: 'ec2:CreateFlowLogs' },
    })
    expect(performance.now() - started).toBeGreaterThanOrEqual(2 * timeouts.write - 10)
  })

  test('an answer that begins and never ends is given up too', async () => {
    const aws = await localAws((_, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' })
      response.write('<DescribeVpcsResponse>')
      return undefined
    })
    const looking = connected(aws.endpoint, { timeouts })
      .account(ACCOUNT)
      .flowLogsIn('us-east-1')
      .describeVpcs(never())
    await expect(looking).rejects.toMatchObject({ details: { reason: 'timeout' } })
    expect(aws.calls).toHaveLength(2)
  })
})

test('a proxy that wants a sign-in is told apart', async () => {
  const proxy = createServer().on('connect', (_, socket) => {
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  const { port } = proxy.address() as AddressInfo
  const env = { ...KEYS, HTTPS_PROXY: `http://user:hunter2@127.0.0.1:${port}` }
  const failure = await connected('https://ec2.us-east-1.amazonaws.com', { env })
    .account(ACCOUNT)
    .describeRegions(never())
    .catch((error: unknown) => error)
  expect(failure).toMatchObject({ details: { reason: 'proxy', host: 'ec2.us-east-1.amazonaws.com' } })
  expect(JSON.stringify(failure)).not.toContain('hunter2')
})
