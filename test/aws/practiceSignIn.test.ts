import { CreateTokenCommand, RegisterClientCommand } from '@aws-sdk/client-sso-oidc'
import { describe, expect, test, vi } from 'vitest'
import { PRACTICE_IDENTITY_CENTER, SCENARIOS } from '../../main/practice/practiceCloud.ts'
import { control, practice, refusalOf } from './practiceClients.ts'
import {
  authorizePage,
  DEVICE_CODE,
  oidc,
  REDIRECT_URI,
  refresh,
  register,
  signIn,
  startDevice,
  tokenForCode,
  tokenForDevice,
} from './support/identityCenterClients.ts'
import { press, redirectedBy } from './support/practicePage.ts'

const { startUrl } = PRACTICE_IDENTITY_CENTER

/** Later, without waiting. */
async function at<T>(later: number, act: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + later })
  try {
    return await act()
  } finally {
    vi.useRealTimers()
  }
}

describe('RegisterClient', () => {
  const METADATA = {
    clientName: 'test',
    clientType: 'public',
    grantTypes: ['authorization_code'],
    redirectUris: ['http://127.0.0.1/oauth/callback'],
    issuerUrl: startUrl,
  }

  test('gives a client for ninety days, and our own addresses', async () => {
    const cloud = await practice('single-vpc')
    const before = Math.floor(Date.now() / 1000)
    const client = await oidc(cloud).send(new RegisterClientCommand(METADATA))
    expect(client).toMatchObject({
      clientId: expect.stringMatching(/./),
      clientSecret: expect.stringMatching(/./),
      authorizationEndpoint: `${cloud.endpoint}/authorize`,
      tokenEndpoint: `${cloud.endpoint}/token`,
    })
    expect(client.clientIdIssuedAt).toBeGreaterThanOrEqual(before)
    expect((client.clientSecretExpiresAt ?? 0) - (client.clientIdIssuedAt ?? 0)).toBe(90 * 24 * 60 * 60)
    expect(cloud.calls()).toEqual({ '- us-east-1 sso-oauth:RegisterClient': 1 })
  })

  test.each([
    ['without a name', { clientName: '' }, 'InvalidRequestException'],
    ['of another type', { clientType: 'confidential' }, 'InvalidClientMetadataException'],
    ['with a scope that nobody knows', { scopes: ['everything'] }, 'InvalidScopeException'],
    ['with a grant that nobody knows', { grantTypes: ['password'] }, 'UnsupportedGrantTypeException'],
    ['that lives elsewhere', { redirectUris: ['http://evil.example/'] }, 'InvalidRedirectUriException'],
    ['that lives in another app', { redirectUris: ['practice://127.0.0.1/'] }, 'InvalidRedirectUriException'],
    ['of another organisation', { issuerUrl: 'https://other.example/start' }, 'InvalidRequestException'],
    ['that says nowhere to go back to', { redirectUris: [] }, 'InvalidRequestException'],
  ])('refuses a client %s', async (_, change, name) => {
    const cloud = await practice('single-vpc')
    const refusal = refusalOf(oidc(cloud).send(new RegisterClientCommand({ ...METADATA, ...change })))
    expect(await refusal).toMatchObject({ name, status: 400 })
  })
})

describe('a device code', () => {
  test('is pending until the person has pressed Allow, and then is good once', async () => {
    const cloud = await practice('single-vpc')
    const client = await register(cloud)
    const device = await startDevice(cloud, client)
    expect(device).toMatchObject({
      userCode: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/),
      verificationUri: `${cloud.endpoint}/device`,
      verificationUriComplete: `${cloud.endpoint}/device?user_code=${device.userCode}`,
      expiresIn: 600,
      interval: 1,
    })
    expect(await refusalOf(tokenForDevice(cloud, client, device.deviceCode))).toMatchObject({
      name: 'AuthorizationPendingException',
      status: 400,
      requestId: expect.stringMatching(/^[\da-f-]{36}$/),
    })
    const page = await press('allow', device.verificationUriComplete ?? '')
    expect(await page.text()).toContain('The app is signed in')
    expect(await tokenForDevice(cloud, client, device.deviceCode)).toMatchObject({
      accessToken: expect.stringMatching(/./),
      refreshToken: expect.stringMatching(/./),
      tokenType: 'Bearer',
      expiresIn: 28_800,
    })
    expect((await refusalOf(tokenForDevice(cloud, client, device.deviceCode))).name).toBe(
      'InvalidGrantException',
    )
  })

  test('may be denied, on the page or by the test', async () => {
    const cloud = await practice('single-vpc')
    const client = await register(cloud)
    const onPage = await startDevice(cloud, client)
    await press('deny', onPage.verificationUriComplete ?? '')
    const byTest = await startDevice(cloud, client)
    await control(cloud, 'POST', `device/deny?userCode=${byTest.userCode}`)
    for (const { deviceCode } of [onPage, byTest]) {
      expect(await refusalOf(tokenForDevice(cloud, client, deviceCode))).toMatchObject({
        name: 'AccessDeniedException',
        status: 400,
      })
    }
  })

  test('can be approved by a test in another process, however the code is typed', async () => {
    const cloud = await practice('single-vpc')
    const client = await register(cloud)
    const { userCode = '', deviceCode } = await startDevice(cloud, client)
    await control(cloud, 'POST', `device/approve?userCode=${userCode.replace('-', '').toLowerCase()}`)
    expect((await tokenForDevice(cloud, client, deviceCode)).accessToken).toBeDefined()
    expect(await control(cloud, 'POST', 'device/approve?userCode=NONE')).toEqual({
      message: 'No app is waiting for NONE',
    })
  })

  test('must not be asked for too often: each time the interval grows', async () => {
    const cloud = await practice('single-vpc')
    const client = await register(cloud)
    const { deviceCode } = await startDevice(cloud, client)
    const asked = () => refusalOf(tokenForDevice(cloud, client, deviceCode)).then(({ name }) => name)
    expect(await asked()).toBe('AuthorizationPendingException')
    expect(await asked()).toBe('SlowDownException')
    // Six seconds by now.
    expect(await at(5_000, asked)).toBe('SlowDownException')
    // Eleven.
    expect(await at(5_000 + 11_000, asked)).toBe('AuthorizationPendingException')
  })

  test('expires', async () => {
    const cloud = await practice('single-vpc')
    const client = await register(cloud)
    const { deviceCode, userCode, verificationUriComplete = '' } = await startDevice(cloud, client)
    await at(601_000, async () => {
      expect((await refusalOf(tokenForDevice(cloud, client, deviceCode))).name).toBe('ExpiredTokenException')
      expect(await (await fetch(verificationUriComplete)).text()).toContain('No app is waiting for this code')
      expect(await control(cloud, 'POST', `device/approve?userCode=${userCode}`)).toHaveProperty('message')
    })
  })

  test('is for the client that it was given to', async () => {
    const cloud = await practice('single-vpc')
    const { deviceCode } = await startDevice(cloud, await register(cloud))
    const other = await register(cloud)
    expect((await refusalOf(tokenForDevice(cloud, other, deviceCode))).name).toBe('InvalidGrantException')
    const wrong = { ...other, clientSecret: 'guessed' }
    expect(await refusalOf(tokenForDevice(cloud, wrong, deviceCode))).toMatchObject({
      name: 'InvalidClientException',
      status: 401,
    })
  })

  test('that nobody answers can be slowed down or denied by a fault', async () => {
    const cloud = await practice({
      ...SCENARIOS['single-vpc'],
      faults: [
        { kind: 'throttle', times: 1, action: 'sso-oauth:CreateToken' },
        { kind: 'accessDenied', action: 'sso-oauth:CreateToken' },
      ],
    })
    const client = await register(cloud)
    const { deviceCode } = await startDevice(cloud, client)
    expect((await refusalOf(tokenForDevice(cloud, client, deviceCode))).name).toBe('SlowDownException')
    expect((await refusalOf(tokenForDevice(cloud, client, deviceCode))).name).toBe('AccessDeniedException')
  })
})

describe('the page in the browser', () => {
  test('sends the app a code, which is good once and with the verifier only', async () => {
    const cloud = await practice('single-vpc')
    const client = await register(cloud)
    const redirected = await redirectedBy('allow', authorizePage(cloud, client))
    expect(`${redirected.origin}${redirected.pathname}`).toBe(REDIRECT_URI)
    expect(redirected.searchParams.get('state')).toBe('what the app said')
    const code = redirected.searchParams.get('code')
    expect((await tokenForCode(cloud, client, code)).accessToken).toBeDefined()
    expect((await refusalOf(tokenForCode(cloud, client, code))).name).toBe('InvalidGrantException')
  })

  test.each([
    ['another code verifier', { codeVerifier: 'stolen' }],
    ['another address', { redirectUri: 'http://127.0.0.1:1/oauth/callback' }],
  ])('refuses the code with %s, and then altogether', async (_, change) => {
    const cloud = await practice('single-vpc')
    const client = await register(cloud)
    const code = (await redirectedBy('allow', authorizePage(cloud, client))).searchParams.get('code')
    expect((await refusalOf(tokenForCode(cloud, client, code, change))).name).toBe('InvalidGrantException')
    expect((await refusalOf(tokenForCode(cloud, client, code))).name).toBe('InvalidGrantException')
  })

  test('refuses a code that came too late', async () => {
    const cloud = await practice('single-vpc')
    const client = await register(cloud)
    const code = (await redirectedBy('allow', authorizePage(cloud, client))).searchParams.get('code')
    const late = () => refusalOf(tokenForCode(cloud, client, code))
    expect((await at(61_000, late)).name).toBe('InvalidGrantException')
  })

  test('sends the app an error when the person denies', async () => {
    const cloud = await practice('single-vpc')
    const { searchParams } = await redirectedBy('deny', authorizePage(cloud, await register(cloud)))
    expect(Object.fromEntries(searchParams)).toEqual({
      error: 'access_denied',
      state: 'what the app said',
    })
  })

  test.each([
    ['no hash of the verifier', { code_challenge: '' }, 'invalid_request'],
    ['another way to hash', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['another kind of answer', { response_type: 'token' }, 'unsupported_response_type'],
    ['more than it registered for', { scopes: 'sso:account:access more' }, 'invalid_scope'],
  ])('sends the app an error when it asks with %s', async (_, change, error) => {
    const cloud = await practice('single-vpc')
    const page = authorizePage(cloud, await register(cloud), change)
    const { headers } = await fetch(page, { redirect: 'manual' })
    expect(new URL(headers.get('location') ?? '').searchParams.get('error')).toBe(error)
  })

  test.each([
    ['of nobody', { client_id: 'nobody' }],
    ['with an address on the Internet', { redirect_uri: 'https://evil.example/oauth/callback' }],
    [
      'with an address that looks like here',
      { redirect_uri: 'http://127.0.0.1.evil.example/oauth/callback' },
    ],
    ['with another path than registered', { redirect_uri: 'http://127.0.0.1:45678/elsewhere' }],
  ])('leads a request %s nowhere', async (_, change) => {
    const cloud = await practice('single-vpc')
    const page = await fetch(authorizePage(cloud, await register(cloud), change), { redirect: 'manual' })
    expect(page.status).toBe(400)
    expect(page.headers.get('location')).toBeNull()
  })

  test('names the app as text, loads nothing, and may lead to the app only', async () => {
    const cloud = await practice('single-vpc')
    const page = await fetch(authorizePage(cloud, await register(cloud)))
    const html = await page.text()
    expect(html).toContain('Practice &lt;test&gt;')
    expect(html).not.toContain('<script')
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("form-action 'self' http://127.0.0.1:45678;")
    expect(policy).toContain("frame-ancestors 'none'")
  })

  test('cannot be answered by somebody who has not seen it', async () => {
    const cloud = await practice('single-vpc')
    await fetch(authorizePage(cloud, await register(cloud)))
    const answer = await fetch(`${cloud.endpoint}/authorize`, {
      method: 'POST',
      body: new URLSearchParams({ nonce: 'guessed', decision: 'allow' }),
      redirect: 'manual',
    })
    expect(answer.status).toBe(400)
  })

  test('asks for the code of the device where it is not in the address', async () => {
    const cloud = await practice('single-vpc')
    const page = await (await fetch(`${cloud.endpoint}/device`)).text()
    expect(page).toContain('name="user_code"')
    expect(page).not.toContain('name="nonce"')
  })
})

describe('refreshing', () => {
  test('gives new tokens in place of the old ones', async () => {
    const cloud = await practice('single-vpc')
    const { client, accessToken, refreshToken } = await signIn(cloud)
    const next = await refresh(cloud, client, refreshToken)
    expect(next.accessToken).toBeDefined()
    expect(next.accessToken).not.toBe(accessToken)
    expect((await refusalOf(refresh(cloud, client, refreshToken))).name).toBe('InvalidGrantException')
    expect((await refresh(cloud, client, next.refreshToken)).accessToken).toBeDefined()
  })

  test('is for the client that was let in', async () => {
    const cloud = await practice('single-vpc')
    const { refreshToken } = await signIn(cloud)
    expect((await refusalOf(refresh(cloud, await register(cloud), refreshToken))).name).toBe(
      'InvalidGrantException',
    )
  })

  test('outlives an expired access token, but not the end of the sign-in', async () => {
    const cloud = await practice('single-vpc')
    const { client, refreshToken } = await signIn(cloud)
    await control(cloud, 'POST', 'credentials/expire?which=accessTokens')
    const next = await refresh(cloud, client, refreshToken)
    await control(cloud, 'POST', 'credentials/expire')
    expect((await refusalOf(refresh(cloud, client, next.refreshToken))).name).toBe('InvalidGrantException')
  })
})

test('a client may use the grants that it registered for', async () => {
  const cloud = await practice('single-vpc')
  const { clientId, clientSecret } = await oidc(cloud).send(
    new RegisterClientCommand({ clientName: 'test', clientType: 'public' }),
  )
  const ask = (grantType: string) =>
    refusalOf(oidc(cloud).send(new CreateTokenCommand({ clientId, clientSecret, grantType }))).then(
      ({ name }) => name,
    )
  expect(await ask('authorization_code')).toBe('UnauthorizedClientException')
  expect(await ask('password')).toBe('UnsupportedGrantTypeException')
  expect(await ask(DEVICE_CODE)).toBe('InvalidGrantException')
})
