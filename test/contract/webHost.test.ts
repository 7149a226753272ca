import { createConnection } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '../../main/hosts/contentSecurityPolicy.ts'
import { LARGEST_MESSAGE } from '../../main/hosts/rpcInterceptors.ts'
import { startApp } from './app.ts'
import { type RawAnswer, rawRequest } from './rawRequest.ts'
import { openWeb } from './transports.ts'

const SAFE_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

async function serve() {
  const { router, directory, faults } = await startApp()
  const server = await openWeb(router, faults)
  const json = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' }
  return {
    ...server,
    directory,
    json,
    call: { path: '/rpc/about', method: 'POST', headers: json, body: '{}' },
  }
}

/** A refusal says nothing but that it is one. */
function expectRefused(answer: RawAnswer, status: number, secrets: readonly string[]): void {
  expect(answer.status).toBe(status)
  expect(answer.headers).toMatchObject(SAFE_HEADERS)
  for (const name of Object.keys(answer.headers)) {
    expect(name).not.toMatch(/^(access-control-|set-cookie|server|x-powered-by|location)/)
  }
  for (const secret of [...secrets, 'node:', '/work', 'activeeye-onboarding']) {
    expect(answer.body).not.toContain(secret)
  }
  expect(answer.body.length).toBeLessThan(200)
}

test('with token, Host and Origin a call is answered, with every header', async () => {
  const { origin, call, json, directory } = await serve()
  const answer = await rawRequest(origin, { ...call, headers: { ...json, origin } })
  expect(answer.status).toBe(200)
  expect(answer.headers).toMatchObject(SAFE_HEADERS)
  expect(answer.headers).not.toHaveProperty('set-cookie')
  expect(JSON.parse(answer.body).json.dataDirectory).toBe(directory)
})

test('the token is new and long at each launch, and not in the page', async () => {
  const [one, other] = [await serve(), await serve()]
  expect(one.token).toMatch(/^[\w-]{43}$/)
  expect(one.token).not.toBe(other.token)
  expect(one.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect((await rawRequest(one.origin, { path: '/' })).body).not.toContain(one.token)
})

test.each<[string, (token: string) => Record<string, string>]>([
  ['no token', () => ({})],
  ['a wrong token', (token) => ({ authorization: `Bearer ${token.slice(0, -1)}?` })],
  ['a part of it', (token) => ({ authorization: `Bearer ${token.slice(0, 20)}` })],
  ['an empty one', () => ({ authorization: 'Bearer ' })],
  ['another scheme', (token) => ({ authorization: `Basic ${token}` })],
  ['a cookie instead', (token) => ({ cookie: `token=${token}` })],
])('%s: 401', async (_, headersOf) => {
  const { origin, token, call, directory } = await serve()
  for (const path of ['/rpc/about', '/rpc', '/rpc/nothing', '/rpc/checklist/watch', '/rpc/../rpc/about']) {
    const headers = { 'content-type': 'application/json', ...headersOf(token) }
    expectRefused(await rawRequest(origin, { ...call, path, headers }), 401, [token, directory])
  }
})

test('the token does not count in the address', async () => {
  const { origin, token, call, directory } = await serve()
  const path = `/rpc/about?token=${token}`
  const headers = { 'content-type': 'application/json' }
  expectRefused(await rawRequest(origin, { ...call, path, headers }), 401, [token, directory])
})

test.each([
  'evil.example',
  'localhost:PORT',
  '127.0.0.1',
  '127.0.0.1:1',
  '127.0.0.2:PORT',
  '127.0.0.1:PORT.evil.example',
  'evil.example:PORT',
  '[::1]:PORT',
])('Host %s: 403, page and calls alike', async (host) => {
  const { origin, token, call, json, directory } = await serve()
  const named = host.replace('PORT', new URL(origin).port)
  expectRefused(await rawRequest(origin, { ...call, headers: { ...json, host: named } }), 403, [
    token,
    directory,
  ])
  expectRefused(await rawRequest(origin, { path: '/', headers: { host: named } }), 403, [token, directory])
})

test.each([
  'https://evil.example',
  'null',
  'http://localhost:PORT',
  'https://127.0.0.1:PORT',
  'http://127.0.0.1:1',
  'http://127.0.0.1:PORT.evil.example',
  '',
])('Origin "%s": 403, even with the token', async (foreign) => {
  const { origin, token, call, json, directory } = await serve()
  const headers = { ...json, origin: foreign.replace('PORT', new URL(origin).port) }
  expectRefused(await rawRequest(origin, { ...call, headers }), 403, [token, directory])
})

test('a preflight gets nothing that would allow another page to call', async () => {
  const { origin, token, directory } = await serve()
  const preflight = {
    path: '/rpc/about',
    method: 'OPTIONS',
    headers: {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  }
  expectRefused(await rawRequest(origin, preflight), 403, [token, directory])
  expectRefused(await rawRequest(origin, { ...preflight, headers: { origin } }), 401, [token, directory])
})

test.each([
  '/../package.json',
  '/%2e%2e/package.json',
  '/%2e%2e%2fpackage.json',
  '/..%2fpackage.json',
  '/..%2f..%2f..%2f..%2fetc/passwd',
  '/..%5cpackage.json',
  '/..\\package.json',
  '/assets/../../package.json',
  '/package.json',
  '/etc/passwd',
  '/index.html%00.js',
  '/%00',
  '/%',
  '/%ff',
  '/index.html/',
  '/./',
  '/INDEX.HTML',
  '/index%2ehtml',
  '/__proto__',
  '/constructor',
  '/nothing?path=/index.html',
])('there is nothing at %s', async (path) => {
  const { origin, token, directory } = await serve()
  expectRefused(await rawRequest(origin, { path }), 404, [token, directory])
})

test.each(['//evil.example/', '//etc/passwd', 'http://evil.example/', 'file:///etc/passwd', '*'])(
  'a request for %s is none',
  async (path) => {
    const { origin, token, directory } = await serve()
    expectRefused(await rawRequest(origin, { path }), 400, [token, directory])
  },
)

test('the page is read, never written', async () => {
  const { origin, token, directory } = await serve()
  const page = await rawRequest(origin, { path: '/?any' })
  expect(page).toMatchObject({ status: 200, headers: SAFE_HEADERS, body: '<!doctype html>' })
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  const head = await rawRequest(origin, { path: '/', method: 'HEAD' })
  expect(head).toMatchObject({ status: 200, headers: { ...SAFE_HEADERS, 'content-length': '15' }, body: '' })
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
    const answer = await rawRequest(origin, { path: '/', method })
    expectRefused(answer, 405, [token, directory])
    expect(answer.headers.allow).toBe('GET, HEAD')
  }
})

test('a call is made by POST with JSON only', async () => {
  const { origin, token, call, json, directory } = await serve()
  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const answer = await rawRequest(origin, { ...call, method, path: '/rpc/about?data=%7B%7D', body: '' })
    expect(answer).toMatchObject({ status: 405, headers: { ...SAFE_HEADERS, allow: 'POST' } })
  }
  for (const type of [
    'text/plain',
    'multipart/form-data; boundary=x',
    'text/event-stream',
    'application/jsonx',
    '',
  ]) {
    const headers = { ...json, 'content-type': type }
    expectRefused(await rawRequest(origin, { ...call, headers }), 415, [token, directory])
  }
  const file = { ...json, 'content-disposition': 'attachment; filename="a.json"' }
  expect(await rawRequest(origin, { ...call, path: '/rpc/open', headers: file })).toMatchObject({
    status: 400,
  })
})

test('too much is refused: announced, or only sent', async () => {
  const { origin, token, call, json, directory } = await serve()
  const body = 'x'.repeat(LARGEST_MESSAGE + 1)
  const announced = { ...json, 'content-length': String(body.length) }
  expectRefused(await rawRequest(origin, { ...call, headers: announced }), 413, [token, directory])
  const chunked = { ...json, 'transfer-encoding': 'chunked' }
  expectRefused(await rawRequest(origin, { ...call, path: '/rpc/open', headers: chunked, body }), 413, [
    token,
    directory,
  ])
  expect(await rawRequest(origin, call)).toMatchObject({ status: 200 })
})

test('what is no HTTP, and a Host that is said twice, end without a word about this app', async () => {
  const { origin } = await serve()
  const { hostname, port, host } = new URL(origin)
  for (const [said, status] of [
    ['nonsense\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\n\r\n`, 400],
    [`GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n`, 403],
    [`GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ] as const) {
    const socket = createConnection({ host: hostname, port: Number(port) })
    socket.write(said)
    const answer = await text(socket)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).not.toMatch(/doctype|node:|at .*\.ts/)
  }
})

test('a stream shows signs of life while nothing happens', { timeout: 15_000 }, async () => {
  const { origin, json } = await serve()
  const post = (path: string, body: string) =>
    fetch(`${origin}${path}`, { method: 'POST', headers: json, body })
  await post('/rpc/open', '{"json":{"practice":"ordinary","purpose":"work"}}')
  const watch = await post('/rpc/checklist/watch', '{}')
  expect(watch.headers.get('content-type')).toBe('text/event-stream')
  const reader = watch.body?.pipeThrough(new TextDecoderStream()).getReader()
  let read = ''
  while (!/event: message[\s\S]*\n: *\n/.test(read)) read += (await reader?.read())?.value ?? ''
  await reader?.cancel()
})
