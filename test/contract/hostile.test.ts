import { os } from '@orpc/server'
import { describe, expect, test, vi } from 'vitest'
import { LARGEST_MESSAGE, MOST_CALLS } from '../../main/hosts/serveChannel.ts'
import { clientOver, refusalOf, startApp } from './app.ts'
import { TRANSPORTS } from './transports.ts'
import { WIRES } from './wires.ts'

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

/** What a page could put on the wire by hand as the body of a call of `open`. */
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

describe.each(WIRES)('on the wire of $name', (wire) => {
  async function open() {
    const { router, faults } = await startApp()
    return wire.open(router, faults)
  }
  const ABOUT = '{"i":"last","p":{"u":"/about","b":{}}}'
  const ANSWERED = { p: { b: { json: { version: expect.any(String) } } } }

  test.each(Object.entries(BODIES))('%s is no call, and the next one is answered', async (_, body) => {
    const { send, answer } = await open()
    send(`{"i":"1","p":{"u":"/open","b":${body}}}`)
    send(ABOUT)
    expect(await answer('last')).toMatchObject(ANSWERED)
    expect(Object.prototype).not.toHaveProperty('polluted')
    if (!isJson(body)) return
    const refused = await answer('1')
    expect(refused).toMatchObject({ p: { s: 400 } })
    expect(JSON.stringify(refused)).not.toMatch(/\bat .*\.(ts|mjs):/)
  })

  test('an access that is nested deeper than any reader goes is refused', async () => {
    const { send, answer } = await open()
    send(
      `{"i":"1","p":{"u":"/find/organization","b":{"json":{"roleName":"R","through":${nested(100_000)}}}}}`,
    )
    expect(await answer('1')).toMatchObject({ p: { s: 400 } })
  })

  test.each([
    '/toString',
    '/__proto__',
    '/about/constructor',
    '/checklist/../about/x',
    '/%61bout/',
    '//about',
  ])('there is no procedure at %s', async (path) => {
    const { send, answer } = await open()
    send(JSON.stringify({ i: '1', p: { u: path, b: {} } }))
    expect(await answer('1')).toMatchObject({ p: { s: 404 } })
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
  ])('%s has no effect', async (_, message) => {
    const { send, answer } = await open()
    send(message)
    send(ABOUT)
    expect(await answer('last')).toMatchObject(ANSWERED)
  })

  test('more streams than a page has are refused, and the next call after they ended is answered', async () => {
    const { send, answer } = await open()
    send('{"i":"0","p":{"u":"/open","b":{"json":{"practice":"ordinary","purpose":"work"}}}}')
    await answer('0')
    const ids = Array.from({ length: 1_000 }, (_, index) => `s${index}`)
    for (const i of ids) send(JSON.stringify({ i, p: { u: '/checklist/watch', b: {} } }))
    expect(await answer(`s${MOST_CALLS}`)).toMatchObject({ p: { s: 429 } })
    expect(await answer(`s${MOST_CALLS - 1}`)).not.toMatchObject({ p: { s: 429 } })
    for (const i of ids) send(JSON.stringify({ i, t: 4 }))
    await vi.waitFor(async () => {
      const i = String(Math.random())
      send(JSON.stringify({ i, p: { u: '/about', b: {} } }))
      expect(await answer(i)).toMatchObject(ANSWERED)
    })
  })

  test('an answer that can’t be written down is a fault that is answered and reported', async () => {
    const faults: unknown[] = []
    const router = { endless: os.handler(() => endless()), about: os.handler(() => ({ version: '1' })) }
    const { send, answer } = await wire.open(router, faults)
    send('{"i":"1","p":{"u":"/endless","b":{}}}')
    const refused = await answer('1')
    expect(refused).toMatchObject({ p: { s: 500, b: { json: { code: 'INTERNAL_SERVER_ERROR' } } } })
    expect(JSON.stringify(refused)).toContain('(reference ')
    expect(JSON.stringify(refused)).not.toMatch(/stack|at .*\.ts/)
    expect(faults).toEqual([expect.any(RangeError)])
    send(ABOUT)
    expect(await answer('last')).toMatchObject(ANSWERED)
  })
})

test.each(TRANSPORTS.filter(({ name }) => name !== 'in-process'))(
  'a message that is too large is refused over $name, and the next one answered',
  async (transport) => {
    const { router, faults } = await startApp()
    const client = await transport.connect(router, faults)
    const text = 'x'.repeat(LARGEST_MESSAGE)
    expect(await refusalOf(callAnything(client, ['open'], { path: text, purpose: 'read' }))).toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
      status: 413,
    })
    expect(await callAnything(client, ['about'], undefined)).toBeDefined()
  },
)

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** A value that contains itself. */
function endless(): unknown {
  const value: unknown[] = []
  value.push(value)
  return value
}
