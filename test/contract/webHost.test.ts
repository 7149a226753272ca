import { createConnection } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { CONNECTION_PATH, CONNECTION_PROTOCOL } from '../../app/contract/handshake.ts'
import { SECURITY_HEADERS } from '../../main/hosts/securityHeaders.ts'
import { startWebServer } from '../../main/web/webServer.ts'
import { startApp } from './app.ts'
import { type RawAnswer, rawRequest } from './rawRequest.ts'
import { openWeb } from './transports.ts'

/** A request for the page's connection, as a browser sends it. */
function upgradeHeaders(origin: string): Record<string, string> {
  return {
    origin,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
    'sec-websocket-protocol': CONNECTION_PROTOCOL,
  }
}

async function serve() {
  const { router, directory, faults } = await startApp()
  const server = await openWeb(router, faults)
  const upgrade = { path: CONNECTION_PATH, headers: upgradeHeaders(server.origin) }
  return { ...server, directory, upgrade }
}

/** A refusal says nothing but that it is one. */
function expectRefused(answer: RawAnswer, status: number, secrets: readonly string[]): void {
  expect(answer.status).toBe(status)
  expect(answer.headers).toMatchObject(SECURITY_HEADERS)
  for (const name of Object.keys(answer.headers)) {
    expect(name).not.toMatch(/^(access-control-|set-cookie|server|x-powered-by|location)/)
  }
  for (const secret of [...secrets, 'node:', '/work', 'activeeye-onboarding']) {
    expect(answer.body).not.toContain(secret)
  }
  expect(answer.body.length).toBeLessThan(200)
}

test('with Host, Origin, path and protocol a connection begins, which speaks only that protocol', async () => {
  const { origin, upgrade } = await serve()
  const answer = await rawRequest(origin, upgrade)
  expect(answer.status).toBe(101)
  expect(answer.headers['sec-websocket-protocol']).toBe(CONNECTION_PROTOCOL)
  expect(answer.headers).not.toHaveProperty('sec-websocket-extensions')
  expect(answer.headers).not.toHaveProperty('set-cookie')
})

test('the token is new and long at each launch, and not in the page', async () => {
  const [one, other] = [await serve(), await serve()]
  expect(one.token).toMatch(/^[\w-]{43}$/)
  expect(one.token).not.toBe(other.token)
  expect(one.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect((await rawRequest(one.origin, { path: '/' })).body).not.toContain(one.token)
})

test.each<[string, number, string, Record<string, string | undefined>]>([
  ['another path', 404, '/connection/', {}],
  ['a path with the token', 404, '/connection?token=TOKEN', {}],
  ['the page’s path', 404, '/', {}],
  ['no protocol', 400, CONNECTION_PATH, { 'sec-websocket-protocol': undefined }],
  ['another protocol', 400, CONNECTION_PATH, { 'sec-websocket-protocol': 'chat' }],
  ['two protocols', 400, CONNECTION_PATH, { 'sec-websocket-protocol': `${CONNECTION_PROTOCOL}, chat` }],
  ['an upgrade to something else', 400, CONNECTION_PATH, { upgrade: 'h2c' }],
  ['a version from the drafts', 400, CONNECTION_PATH, { 'sec-websocket-version': '7' }],
  ['a key that is none', 400, CONNECTION_PATH, { 'sec-websocket-key': 'x' }],
])('a connection with %s: %i', async (_, status, path, changed) => {
  const { origin, token, upgrade, directory } = await serve()
  const headers = Object.fromEntries(
    Object.entries({ ...upgrade.headers, ...changed }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
  const answer = await rawRequest(origin, { path: path.replace('TOKEN', token), headers })
  expectRefused(answer, status, [token, directory])
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
])('Host %s: 403, page and connections alike', async (host) => {
  const { origin, token, upgrade, directory } = await serve()
  const named = { host: host.replace('PORT', new URL(origin).port) }
  const connection = { ...upgrade, headers: { ...upgrade.headers, ...named } }
  expectRefused(await rawRequest(origin, connection), 403, [token, directory])
  expectRefused(await rawRequest(origin, { path: '/', headers: named }), 403, [token, directory])
})

test.each([
  'https://evil.example',
  'null',
  'http://localhost:PORT',
  'https://127.0.0.1:PORT',
  'http://127.0.0.1:1',
  'http://127.0.0.1:PORT.evil.example',
  '',
])('Origin "%s": 403, page and connections alike', async (foreign) => {
  const { origin, token, upgrade, directory } = await serve()
  const named = { origin: foreign.replace('PORT', new URL(origin).port) }
  const connection = { ...upgrade, headers: { ...upgrade.headers, ...named } }
  expectRefused(await rawRequest(origin, connection), 403, [token, directory])
  expectRefused(await rawRequest(origin, { path: '/', headers: named }), 403, [token, directory])
})

test('a connection without an Origin is not a page’s: 403', async () => {
  const { origin, token, upgrade, directory } = await serve()
  const { origin: _, ...headers } = upgrade.headers
  expectRefused(await rawRequest(origin, { ...upgrade, headers }), 403, [token, directory])
})

test('a preflight gets nothing that would allow another page to call', async () => {
  const { origin, token, directory } = await serve()
  const preflight = {
    path: '/',
    method: 'OPTIONS',
    headers: {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  }
  expectRefused(await rawRequest(origin, preflight), 403, [token, directory])
  expectRefused(await rawRequest(origin, { ...preflight, headers: { origin } }), 405, [token, directory])
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
  '/connection',
  '/rpc/about',
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

test('every answer carries what the page may not do', async () => {
  const { origin } = await serve()
  const { headers } = await rawRequest(origin, { path: '/' })
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'x-dns-prefetch-control': 'off',
  })
  expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';")
  expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|ws:|http:/)
  const policy = String(headers['permissions-policy']).split(', ')
  expect(policy).toContain('camera=()')
  expect(policy).toContain('clipboard-read=()')
  expect(policy.filter((feature) => !feature.endsWith('=()'))).toEqual(['clipboard-write=(self)'])
})

test('the page is read, never written', async () => {
  const { origin, token, directory } = await serve()
  const page = await rawRequest(origin, { path: '/?any' })
  expect(page).toMatchObject({ status: 200, headers: SECURITY_HEADERS, body: '<!doctype html>' })
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  const head = await rawRequest(origin, { path: '/', method: 'HEAD' })
  expect(head).toMatchObject({
    status: 200,
    headers: { ...SECURITY_HEADERS, 'content-length': '15' },
    body: '',
  })
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
    const answer = await rawRequest(origin, { path: '/', method })
    expectRefused(answer, 405, [token, directory])
    expect(answer.headers.allow).toBe('GET, HEAD')
  }
})

test('a browser that takes gzip gets less', async () => {
  const { origin } = await serve()
  const page = await rawRequest(origin, { path: '/', headers: { 'accept-encoding': 'gzip, deflate' } })
  expect(page.headers).toMatchObject({
    ...SECURITY_HEADERS,
    'content-encoding': 'gzip',
    vary: 'accept-encoding',
  })
  // As fetch asks, and reads it.
  expect(await (await fetch(origin)).text()).toBe('<!doctype html>')
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

test('a fault while a request is answered is answered without its inside, and reported', async () => {
  const faults: unknown[] = []
  const { router } = await startApp()
  const files = new Map()
  files.get = () => {
    throw new Error('secret of the implementation')
  }
  const server = await startWebServer({ router, files, port: 0, report: (_, error) => faults.push(error) })
  onTestFinished(() => server.close())
  const answer = await rawRequest(server.origin, { path: '/', method: 'POST', body: 'read whole' })
  expect(answer.status).toBe(500)
  expect(answer.body).toMatch(/^Something went wrong in this app \(reference \w+\)/)
  expect(answer.headers).toMatchObject(SECURITY_HEADERS)
  expect(faults).toEqual([expect.objectContaining({ message: 'secret of the implementation' })])
})
