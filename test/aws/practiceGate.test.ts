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

const OWN = (endpoint: string) => ({ origin: endpoint })

test.each([
  // Browsers send an Origin with a form: the page's own address is let in, where there are pages.
  ['a page to sign in on, from itself', '/device', OWN, 200],
  ['a page to sign in on, from elsewhere', '/device', () => ({ origin: 'https://evil.example' }), 403],
  ['a page to sign in on, from nowhere that it tells', '/device', () => ({ origin: 'null' }), 403],
  ['AWS, from our own page', '/', OWN, 403],
  ['a token, from our own page', '/token', OWN, 403],
  ['the controls, from our own page', '/_practice/state', OWN, 403],
  ['what only begins like a page', '/device/../_practice/state', OWN, 403],
])('%s', async (_, path, headers, status) => {
  const cloud = await startPracticeCloud({ scenario: 'single-vpc' })
  onTestFinished(() => cloud.close())
  expect(await statusOf(cloud.endpoint, headers(cloud.endpoint), path)).toBe(status)
})
