import { expect, test } from 'vitest'
import { answerAppRequest, isOurs } from '../../../../main/desktop/appProtocol.ts'
import { SECURITY_HEADERS } from '../../../../main/hosts/securityHeaders.ts'
import { FOREIGN } from './foreignAddresses.ts'

const html = { mediaType: 'text/html; charset=utf-8', bytes: new TextEncoder().encode('<!doctype html>') }
const js = { mediaType: 'text/javascript; charset=utf-8', bytes: new TextEncoder().encode('1') }
const files = new Map([
  ['/', html],
  ['/index.html', html],
  ['/assets/index.js', js],
])
const get = (url: string, method = 'GET') => answerAppRequest(files, { url, method })

test('a file of the page comes with its type and every header', async () => {
  const answer = get('app://bundle/assets/index.js?v=1#x')
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toEqual({ ...SECURITY_HEADERS, 'content-type': js.mediaType })
  expect(await answer.text()).toBe('1')
  expect(await get('app://bundle/', 'HEAD').text()).toBe('')
})

test.each([
  'app://evil/index.html',
  'app://bundle/../../package.json',
  'app://bundle/%2e%2e/%2e%2e/package.json',
  'app://bundle/..%2fpackage.json',
  'app://bundle/..%5cpackage.json',
  'app://bundle/..\\package.json',
  'app://bundle//etc/passwd',
  'app://bundle/C:/Windows/win.ini',
  'app://bundle/index.html%00.js',
  'app://bundle/%00',
  'app://bundle/assets',
  'app://bundle/assets/',
  'app://bundle/run',
  'file:///etc/passwd',
  'not an address',
])('there is nothing at %s', async (url) => {
  const answer = get(url)
  expect(answer.status).toBe(404)
  expect(Object.fromEntries(answer.headers)).toEqual(SECURITY_HEADERS)
  expect(await answer.text()).toBe('')
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', (method) => {
  expect(get('app://bundle/', method).status).toBe(405)
})

test('only app://bundle is ours', () => {
  expect(isOurs('app://bundle/')).toBe(true)
  expect(isOurs('app://bundle/assets/index.js?x#/run')).toBe(true)
  expect(FOREIGN.filter(isOurs)).toEqual([])
})
