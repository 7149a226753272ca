import { describe, expect, test } from 'vitest'
import { LARGEST_MESSAGE } from '../../main/hosts/rpcInterceptors.ts'
import { answersAt, clientOver, refusalOf, startApp } from './app.ts'
import { openPort, openWeb, TRANSPORTS } from './transports.ts'

/** An access that goes through another, and so on, and ends in nothing that can be had. */
function nested(levels: number): string {
  return `${'{"kind":"role","roleName":"R","through":'.repeat(levels)}1${'}'.repeat(levels)}`
}

/** Calls a procedure that the types don't know, with an input that they don't allow. */
function callAnything(client: unknown, path: readonly string[], input: unknown): Promise<unknown> {
  let target = client as Record<string, unknown> | undefined
  for (const name of path) target = target?.[name] as Record<string, unknown> | undefined
  if (typeof target !== 'function') return Promise.reject(Object.assign(new Error(''), { code: 'NOT_FOUND' }))
  return (target as (input: unknown) => Promise<unknown>)(input)
}

/** As deep as oRPC's own client can send. */
const DEEP = JSON.parse(nested(1_000))
const GOOD_OPEN = { practice: 'ordinary', purpose: 'read' }

const REFUSED: readonly { readonly what: string; readonly path: string[]; readonly input: unknown }[] = [
  { what: 'a text for an object', path: ['open'], input: 'practice' },
  { what: 'null', path: ['open'], input: null },
  { what: 'a list', path: ['open'], input: [GOOD_OPEN] },
  { what: 'nothing', path: ['open'], input: undefined },
  { what: 'a number for a text', path: ['open'], input: { ...GOOD_OPEN, practice: 7 } },
  { what: 'a word that is not among the known', path: ['open'], input: { purpose: 'destroy' } },
  { what: 'a key too many', path: ['open'], input: { ...GOOD_OPEN, force: true } },
  {
    what: '__proto__ as a key',
    path: ['open'],
    input: JSON.parse('{"purpose":"read","__proto__":{"practice":"ordinary"}}'),
  },
  {
    what: 'constructor as a key',
    path: ['open'],
    input: JSON.parse('{"purpose":"read","constructor":{"prototype":{"polluted":1}}}'),
  },
  { what: 'a scenario named __proto__', path: ['open'], input: { ...GOOD_OPEN, practice: '__proto__' } },
  { what: 'a scenario named constructor', path: ['open'], input: { ...GOOD_OPEN, practice: 'constructor' } },
  { what: 'deep nesting where a text is expected', path: ['open'], input: { ...GOOD_OPEN, practice: DEEP } },
  {
    what: 'an access through a thousand others, to none',
    path: ['find', 'organization'],
    input: { roleName: 'R', through: DEEP },
  },
  {
    what: 'an address of somebody else',
    path: ['host', 'openExternal'],
    input: { url: 'https://evil.example' },
  },
  { what: 'an address with a script', path: ['host', 'openExternal'], input: { url: 'javascript:alert(1)' } },
]

describe.each(TRANSPORTS)('over $name', (transport) => {
  test.each(REFUSED)('$what is refused', async ({ path, input }) => {
    const { client } = await clientOver(transport)
    const refusal = await refusalOf(callAnything(client, path, input))
    expect(['BAD_REQUEST', 'INVALID_INPUT']).toContain(refusal.code)
    expect(Object.prototype).not.toHaveProperty('polluted')
    expect(await client.current()).toBeUndefined()
  })

  test.each([
    ['nothing'],
    ['__proto__'],
    ['constructor'],
    ['checklist'],
    ['checklist', '__proto__'],
    ['about', 'constructor'],
    ['about', '~orpc', 'handler'],
    [''],
  ])('there is no procedure %s %s', async (...path: string[]) => {
    const { client } = await clientOver(transport)
    const names = path.filter((name) => name !== undefined)
    // In this process a path is a property; what is no procedure can't be called by a page there.
    if (transport.name === 'in-process') return
    expect(await refusalOf(callAnything(client, names, undefined))).toMatchObject({ code: 'NOT_FOUND' })
  })
})

/** What a page could put on the wire by hand; the same text as the body of a call of `open`. */
const BODIES = {
  'invalid JSON': '{"json":',
  'no envelope': '7',
  'a number as envelope': '{"json":7}',
  'meta that walks into the prototype': '{"json":{"purpose":"read"},"meta":[[1,"__proto__","polluted"]]}',
  'meta that is no list': '{"json":{"purpose":"read"},"meta":7}',
  'meta that makes a Map': '{"json":{"purpose":[]},"meta":[[7,"purpose"]]}',
  'an expression as a value': '{"json":{"purpose":"/(a+)+$/"},"meta":[[5,"purpose"]]}',
  'a file that is not there': '{"json":{"purpose":null},"meta":[],"maps":[["purpose"]]}',
  'deep nesting': '['.repeat(100_000),
  'deep nesting that ends': `{"json":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
}

describe('on the wire', () => {
  test.each(Object.entries(BODIES))('HTTP refuses %s', async (_, body) => {
    const { router, faults } = await startApp()
    const { origin, token } = await openWeb(router, faults)
    const answer = await fetch(`${origin}/rpc/open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    })
    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toMatch(/\bat .*\.(ts|mjs):/)
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  test.each(Object.entries(BODIES))('MessagePort survives %s', async (_, body) => {
    const { router, faults } = await startApp()
    const port = openPort(router, faults)
    const answers = answersAt(port)
    port.postMessage(`{"i":"1","p":{"u":"/open","b":${body}}}`)
    port.postMessage('{"i":"2","p":{"u":"/about","b":{}}}')
    expect(await answers('2')).toMatchObject({ p: { b: { json: { version: expect.any(String) } } } })
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  test('an access that is nested deeper than any reader goes is refused by both, and the app goes on', async () => {
    const body = `{"json":{"roleName":"R","through":${nested(100_000)}}}`
    const { router, faults } = await startApp()
    const { origin, token } = await openWeb(router, faults)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(`${origin}/rpc/find/organization`, { method: 'POST', headers, body })
    expect(answer.status).toBe(400)
    const port = openPort(router, faults)
    const answers = answersAt(port)
    port.postMessage(`{"i":"1","p":{"u":"/find/organization","b":${body}}}`)
    expect(await answers('1')).toMatchObject({ p: { s: 400 } })
  })

  test.each([
    '/toString',
    '/__proto__',
    '/about/constructor',
    '/checklist/../about/x',
    '/%61bout/',
    '//about',
  ])('both find no procedure at %s', async (path) => {
    const { router, faults } = await startApp()
    const { origin, token } = await openWeb(router, faults)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(`${origin}/rpc${path}`, { method: 'POST', headers, body: '{}' })
    expect(answer.status).toBe(404)
    const port = openPort(router, faults)
    const answers = answersAt(port)
    port.postMessage(JSON.stringify({ i: '1', p: { u: path, b: {} } }))
    expect(await answers('1')).toMatchObject({ p: { s: 404 } })
  })

  test.each<[string, unknown]>([
    ['no text', { i: '1', p: { u: '/about' } }],
    ['bytes', new Uint8Array([255, 255, 255])],
    ['null', null],
    ['no path', '{"i":"1","p":{"b":{}}}'],
    ['a whole address', '{"i":"1","p":{"u":"https://evil.example/about"}}'],
    ['headers that announce a stream', '{"i":"1","p":{"u":"/x","h":{"content-type":"text/event-stream"}}}'],
    ['an event of a stream that was never begun', '{"i":"9","t":3,"p":{"e":"message","d":1}}'],
    ['the end of a call that was never made', '{"i":"9","t":4}'],
    ['an unknown kind', '{"i":"9","t":99}'],
    ['an id that is a list', '{"i":["1"],"p":{"u":"/about"}}'],
  ])('MessagePort survives %s', async (_, message) => {
    const { router, faults } = await startApp()
    const port = openPort(router, faults)
    const answers = answersAt(port)
    port.postMessage(message)
    port.postMessage('{"i":"2","p":{"u":"/about","b":{}}}')
    expect(await answers('2')).toMatchObject({ p: { b: { json: { version: expect.any(String) } } } })
  })

  test('both refuse a message that is too large, and go on', async () => {
    const { router, faults } = await startApp()
    const text = 'x'.repeat(LARGEST_MESSAGE)
    for (const transport of TRANSPORTS.filter(({ name }) => name !== 'in-process')) {
      const client = await transport.connect(router, faults)
      expect(await refusalOf(callAnything(client, ['open'], { path: text, purpose: 'read' }))).toMatchObject({
        code: 'PAYLOAD_TOO_LARGE',
        status: 413,
      })
      expect(await callAnything(client, ['about'], undefined)).toBeDefined()
    }
  })
})
