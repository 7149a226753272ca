import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type AwsFailure, isUnanswered } from '../../../../app/aws/awsFailure.ts'
import { TIMEOUTS } from '../../../../main/network/sharedHttp.ts'
import { ACCOUNT, connected, KEYS, never } from '../../../doubles/localAws.ts'

const URL_IN_S3 = 'https://s3.amazonaws.com/bucket/folder/a%20b.yaml?versionId=1'

/** What takes S3's place, with the requests that it got. */
async function server(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const requests: IncomingMessage[] = []
  const listening = createServer((request, response) => {
    requests.push(request)
    answer(response, request)
  })
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    listening.closeAllConnections()
    listening.close()
  })
  const { port } = listening.address() as AddressInfo
  return { endpoint: `http://127.0.0.1:${port}`, requests }
}

const fetchFrom = (endpoint: string, url = URL_IN_S3, timeouts = TIMEOUTS) =>
  connected(endpoint, { timeouts }).account(ACCOUNT).fetchTemplate(url, never())

async function failureOf(reading: Promise<unknown>): Promise<AwsFailure['details']> {
  const failure = await reading.then(
    () => undefined,
    (error: AwsFailure) => error,
  )
  if (failure === undefined) throw new Error('It was read.')
  return failure.details
}

test('gets the bytes as anybody can: path style, without credentials', async () => {
  const { endpoint, requests } = await server((response) => response.end('Resources: {}\r\n'))
  expect(new TextDecoder().decode(await fetchFrom(endpoint))).toBe('Resources: {}\r\n')
  expect(requests.map(({ method, url }) => [method, url])).toEqual([
    ['GET', '/bucket/folder/a%20b.yaml?versionId=1'],
  ])
  const sent = JSON.stringify(requests[0]?.rawHeaders)
  expect(sent).not.toContain(KEYS.AWS_ACCESS_KEY_ID)
  expect(sent).not.toMatch(/authorization|x-amz|cookie/i)
})

test('AWS_ENDPOINT_URL_S3 takes the place of S3, a bucket with a host of its own included', async () => {
  const { endpoint, requests } = await server((response) => response.end('Resources: {}'))
  const { openAwsAccounts } = await import('../../../../main/accounts/awsAccounts.ts')
  const aws = openAwsAccounts({
    env: {
      ...KEYS,
      HOME: '/nonexistent',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_ENDPOINT_URL_S3: `${endpoint}/s3/`,
    },
  })
  onTestFinished(() => aws.close())
  await aws.fetchTemplate('https://bucket.s3.eu-west-1.amazonaws.com/a.yaml', never())
  expect(requests.map(({ url }) => url)).toEqual(['/s3/bucket/a.yaml'])
})

test.each([
  'https://intranet.example.com/admin?delete=all',
  'https://s3.amazonaws.com.example.com/bucket/a.yaml',
  'https://169.254.169.254/latest/meta-data/a.yaml',
  'https://s3.amazonaws.com/',
])('asks nobody for %s, which is not in S3', async (url) => {
  const { endpoint, requests } = await server((response) => response.end('Resources: {}'))
  expect(await failureOf(fetchFrom(endpoint, url))).toMatchObject({ reason: 'refused', code: 'NotInS3' })
  expect(requests).toEqual([])
})

describe('what is not the file is a failure', () => {
  const s3Error = (code: string) =>
    `<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message></Error>`
  test.each<[string, number, Record<string, string>, string, object]>([
    [
      'an HTML page',
      200,
      {},
      '<!DOCTYPE html><html>Blocked</html>',
      { reason: 'notAws', message: expect.stringContaining('an HTML page') },
    ],
    ['an HTML page after blanks', 200, {}, '\n\n <HTML>', { reason: 'notAws' }],
    ['an error document', 200, {}, s3Error('AccessDenied'), { reason: 'notAws' }],
    ['nothing', 200, {}, '', { reason: 'notAws', message: expect.stringContaining('empty') }],
    ['blanks', 200, {}, '  \n', { reason: 'notAws' }],
    [
      'more than 1 MB',
      200,
      {},
      'x'.repeat(1024 * 1024 + 1),
      { reason: 'notAws', message: expect.stringContaining('larger than 1 MB') },
    ],
    ['a denial', 403, {}, s3Error('AccessDenied'), { reason: 'refused', code: 'AccessDenied' }],
    ['a missing object', 404, {}, s3Error('NoSuchKey'), { reason: 'refused', code: 'NoSuchKey' }],
    ['a page with a denial', 403, {}, '<html>Blocked</html>', { reason: 'notAws', code: 'HTTP403' }],
    [
      'a redirect',
      302,
      { location: 'https://example.com/evil.yaml' },
      '',
      { reason: 'refused', message: expect.stringContaining('not followed') },
    ],
    [
      "S3's own redirect",
      301,
      {},
      s3Error('PermanentRedirect'),
      { reason: 'refused', code: 'PermanentRedirect' },
    ],
    ['a part', 206, {}, 'Resources: {}', { reason: 'refused', code: 'HTTP206' }],
  ])('%s', async (_, status, headers, body, expected) => {
    const { endpoint, requests } = await server((response) => response.writeHead(status, headers).end(body))
    expect(await failureOf(fetchFrom(endpoint))).toMatchObject({ action: 's3:GetObject', ...expected })
    expect(requests).toHaveLength(1)
  })

  test('half a file', async () => {
    const { endpoint } = await server((response) => {
      response.writeHead(200, { 'content-length': 100 })
      response.write('Resources:', () => response.socket?.resetAndDestroy())
    })
    expect(isUnanswered({ details: await failureOf(fetchFrom(endpoint)) } as AwsFailure)).toBe(true)
  })

  test('a file that never ends', async () => {
    const { endpoint } = await server((response) => void response.writeHead(200).write('Resources:'))
    const short = { ...TIMEOUTS, connection: 100, look: 100 }
    expect(await failureOf(fetchFrom(endpoint, URL_IN_S3, short))).toMatchObject({ action: 's3:GetObject' })
  })

  test("S3's own trouble is tried again", async () => {
    let calls = 0
    const { endpoint } = await server((response) => {
      calls += 1
      if (calls === 1) response.writeHead(503).end(s3Error('SlowDown'))
      else response.end('Resources: {}')
    })
    expect((await fetchFrom(endpoint)).length).toBeGreaterThan(0)
    expect(calls).toBe(2)
  })
})

test('ends with its signal', async () => {
  const { endpoint } = await server(() => {})
  const controller = new AbortController()
  const reading = connected(endpoint).account(ACCOUNT).fetchTemplate(URL_IN_S3, controller.signal)
  controller.abort(new Error('Cancelled.'))
  await expect(reading).rejects.toThrow('Cancelled.')
})
