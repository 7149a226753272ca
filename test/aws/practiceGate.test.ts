import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { startPracticeCloud } from '../../main/practice/practiceCloud.ts'

/** The status of an answer, for a request with headers that fetch would not send. */
function statusOf(
  endpoint: string,
  headers: Record<string, string>,
  path = '/_practice/state',
): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${endpoint}${path}`, { headers }, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end()
  })
}

test.each([
  ['its own address', {}, 200],
  ['another name for it, as DNS rebinding gives', { host: 'evil.example' }, 403],
  ['a web page', { origin: 'https://evil.example' }, 403],
  ['a body without end', { 'transfer-encoding': 'chunked' }, 403],
  ['a body that fills the memory', { 'content-length': '99999999' }, 403],
])('called by %s', async (_, headers, status) => {
  const cloud = await startPracticeCloud({ scenario: 'single-vpc' })
  onTestFinished(() => cloud.close())
  expect(await statusOf(cloud.endpoint, headers)).toBe(status)
})
