import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { waitForRedirect } from '../../../../../main/credentials/identityCenter/browserSignIn.ts'
import { never } from '../../../../doubles/localAws.ts'

const STATE = 'what-only-the-browser-brings-back'

async function redirect() {
  const made = await waitForRedirect(STATE)
  onTestFinished(() => made[Symbol.asyncDispose]())
  return made
}

/** As the browser, or anybody else on this computer, calls it. */
async function call(
  uri: string,
  settings: { method?: string; host?: string; query?: Record<string, string> },
) {
  const url = new URL(uri)
  url.search = new URLSearchParams(settings.query ?? {}).toString()
  const sent = request(url, {
    method: settings.method ?? 'GET',
    headers: settings.host === undefined ? {} : { host: settings.host },
  }).end()
  const [answer] = await once(sent, 'response')
  return { status: answer.statusCode as number, headers: answer.headers, body: await text(answer) }
}

describe('the redirect', () => {
  test('brings the code, and the person reads what to do next', async () => {
    const { uri, code } = await redirect()
    expect(uri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/)
    const waiting = code(never())
    const { status, headers, body } = await call(uri, { query: { state: STATE, code: 'the-code' } })
    expect(await waiting).toBe('the-code')
    expect(status).toBe(200)
    expect(body).toContain('You are signed in. Close this tab')
    expect(body).not.toContain('the-code')
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
  })

  test('counts once: a second one changes nothing', async () => {
    const { uri, code } = await redirect()
    await call(uri, { query: { state: STATE, code: 'first' } })
    await call(uri, { query: { state: STATE, code: 'second' } })
    await call(uri, { query: { state: STATE, error: 'access_denied' } })
    expect(await code(never())).toBe('first')
  })

  test.each([
    ['a wrong state', { query: { state: 'guessed', code: 'x' } }],
    ['no state', { query: { code: 'x' } }],
    ['a declined sign-in with a wrong state', { query: { state: 'guessed', error: 'access_denied' } }],
    ['another name for this computer', { host: 'evil.example', query: { state: STATE, code: 'x' } }],
    ['localhost, which may be somebody else’s', { host: 'localhost', query: { state: STATE, code: 'x' } }],
    ['another method', { method: 'POST', query: { state: STATE, code: 'x' } }],
  ])('%s is none, and the wait goes on', async (_, settings) => {
    const { uri, code } = await redirect()
    const { status, body } = await call(uri, settings)
    expect(status).toBe(404)
    expect(body).toContain('This is not the sign-in')
    await call(uri, { query: { state: STATE, code: 'the-code' } })
    expect(await code(never())).toBe('the-code')
  })

  test('to another path is none', async () => {
    const { uri, code } = await redirect()
    expect(
      (await call(uri.replace('/oauth/callback', '/'), { query: { state: STATE, code: 'x' } })).status,
    ).toBe(404)
    expect((await call(`${uri}/more`, { query: { state: STATE, code: 'x' } })).status).toBe(404)
    await call(uri, { query: { state: STATE, code: 'the-code' } })
    expect(await code(never())).toBe('the-code')
  })

  test.each([
    ['access_denied', 'The sign-in was declined in the browser.'],
    ['server_error', 'The sign-in page answered server_error.'],
    ['<script>alert(1)</script>', 'The sign-in page answered scriptalert1script.'],
    ['', 'The sign-in page answered with an error.'],
  ])('with the error %j is said', async (error, message) => {
    const { uri, code } = await redirect()
    const waiting = expect(code(never())).rejects.toMatchObject({
      details: { reason: 'signInMissing', code: 'SignInDeclined', message },
    })
    const { body } = await call(uri, { query: { state: STATE, error } })
    expect(body).toContain('was declined. Close this tab')
    expect(body).not.toContain('script')
    await waiting
  })
})

test('a person who declines here, or takes too long, ends the wait', async () => {
  const { code } = await redirect()
  const reason = new Error('cancelled')
  await expect(code(AbortSignal.abort(reason))).rejects.toBe(reason)
  await expect(code(AbortSignal.abort(new DOMException('', 'TimeoutError')))).rejects.toMatchObject({
    details: {
      reason: 'signInMissing',
      code: 'SignInTooLate',
      message: 'Nobody signed in within ten minutes.',
    },
  })
})

test('awsAccounts that a browser opened beforehand hold nothing up', async () => {
  const made = await waitForRedirect(STATE)
  const { port } = new URL(made.uri)
  const idle = connect(Number(port), '127.0.0.1')
  idle.on('error', () => undefined)
  await once(idle, 'connect')
  const { body } = await call(made.uri, { query: { state: STATE, code: 'the-code' } })
  expect(body).toContain('You are signed in')
  await made.code(never())
  await made[Symbol.asyncDispose]()
  await expect(fetch(made.uri)).rejects.toThrow()
})

test('the page arrives though everything is closed as soon as the code is there', async () => {
  for (let round = 0; round < 20; round += 1) {
    const made = await waitForRedirect(STATE)
    const closing = made.code(never()).then(() => made[Symbol.asyncDispose]())
    const { status, body } = await call(made.uri, { query: { state: STATE, code: 'the-code' } })
    expect([status, body.includes('You are signed in')]).toEqual([200, true])
    await closing
  }
})
