import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Access } from '../../app/onboarding/access.ts'
import { PRACTICE_IDENTITY_CENTER, type PracticeCloud } from '../../main/practice/practiceCloud.ts'
import type { IdentityCenterSettings, PracticeScenario } from '../../main/practice/practiceScenario.ts'
import { IDENTITY_CENTER, SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import type { World } from '../../main/practice/world.ts'
import { control, MANAGEMENT, PROD, practice, STAGING } from './practiceClients.ts'
import { refresh, signIn as signInOfAwsCli } from './support/identityCenterClients.ts'
import { press, redirectedBy } from './support/practicePage.ts'
import { type HomeFiles, refusal, type SignInApp, signInApp } from './support/signInApp.ts'

const PORTAL = PRACTICE_IDENTITY_CENTER
const HOUR = 60 * 60_000

/** No pause between two questions: nobody is spared, and nobody waits. */
function organisation(
  settings: Partial<IdentityCenterSettings> = {},
  more: Partial<PracticeScenario> = {},
): PracticeScenario {
  return { ...SMALL, identityCenter: { ...IDENTITY_CENTER, intervalSeconds: 0, ...settings }, ...more }
}

async function setUp(scenario: PracticeScenario = organisation(), files: HomeFiles = {}) {
  const cloud = await practice(scenario)
  return { cloud, app: await signInApp(cloud, { files }) }
}

const inPortal = (roleName = 'AdministratorAccess'): Access => ({
  kind: 'identityCenter',
  ...PORTAL,
  roleName,
})

/** One attempt to get into an account. */
async function enter(app: SignInApp, access: Access = inPortal(), accountId = PROD) {
  return (await app.test([{ key: 'one', accountId, access }])).get('one')
}

/** The person says yes to whatever is asked. */
function agree(app: SignInApp) {
  return app.follow(async (request) => {
    if (request.kind !== 'identityCenter') return
    if (request.userCode !== undefined) await press('allow', request.url)
    else await fetch(await redirectedBy('allow', request.url))
  })
}

/** The address to sign in at, and the call that waits for it; what it is refused with is looked at later. */
async function started(app: SignInApp, way: 'browser' | 'deviceCode') {
  const refused = refusal(app.client.signIn.identityCenter({ ...PORTAL, way }))
  const { requests } = await app.signIns((state) => state.requests.length > 0)
  const [request] = requests
  if (request?.kind !== 'identityCenter') throw new Error('The app asks for something else.')
  return { request, refused }
}

function later(milliseconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds })
  onTestFinished(() => void vi.useRealTimers())
}

const callsOf = (cloud: PracticeCloud, action: string) =>
  Object.entries(cloud.calls()).reduce(
    (sum, [name, count]) => (name.endsWith(` ${action}`) ? sum + count : sum),
    0,
  )

describe('in the browser', () => {
  test('the person comes back with a code, and is signed in', async () => {
    const { cloud, app } = await setUp()
    const person = agree(app)
    const { expiresAt } = await app.client.signIn.identityCenter({ ...PORTAL, way: 'browser' })
    expect(Math.round((Date.parse(expiresAt) - Date.now()) / HOUR)).toBe(8)
    expect(person.seen).toHaveLength(1)
    expect(await app.signIns()).toMatchObject({
      requests: [],
      identityCenters: [{ ...PORTAL, expiresAt, by: 'app' }],
    })
    expect(await enter(app)).toMatchObject({ state: 'connected', accountId: PROD })
    expect(callsOf(cloud, 'sso-oauth:CreateToken')).toBe(1)
  })

  test('the page gets what it needs and nothing that is secret', async () => {
    const { cloud, app } = await setUp()
    const { request, refused } = await started(app, 'browser')
    const url = new URL(request.url)
    expect(`${url.origin}${url.pathname}`).toBe(`${cloud.endpoint}/authorize`)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: expect.any(String),
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/),
      state: expect.stringMatching(/^[\w-]{32}$/),
      code_challenge_method: 'S256',
      scopes: 'sso:account:access',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    })
    await app.client.signIn.cancel({ id: request.id })
    expect(await refused).toMatchObject({
      code: 'AWS_REFUSED',
      message: 'The sign-in was cancelled.',
      data: { next: 'Start it again when you are ready.' },
    })
    expect(await app.signIns()).toMatchObject({ requests: [], identityCenters: [] })
    // Nobody listens there any more.
    await expect(fetch(url.searchParams.get('redirect_uri') ?? '')).rejects.toThrow()
    expect(await refusal(app.client.signIn.cancel({ id: request.id }))).toMatchObject({ code: 'NOT_NOW' })
  })

  test('a wrong state and another host get nowhere, and the wait goes on', async () => {
    const { app } = await setUp()
    const { request, refused } = await started(app, 'browser')
    const real = await redirectedBy('allow', request.url)
    const guessed = new URL(real)
    guessed.searchParams.set('state', 'guessed')
    expect((await fetch(guessed)).status).toBe(404)
    const rebound = new URL(real)
    rebound.hostname = 'localhost'
    expect((await fetch(rebound).catch(() => ({ status: 404 }))).status).toBe(404)
    expect((await app.signIns()).requests).toHaveLength(1)
    expect((await fetch(real)).status).toBe(200)
    await expect(refused).rejects.toThrow('It was not refused.')
    expect((await app.signIns()).identityCenters).toHaveLength(1)
  })

  test('a code that was got with another challenge is worth nothing (PKCE)', async () => {
    const { app } = await setUp()
    const { request, refused } = await started(app, 'browser')
    const changed = new URL(request.url)
    changed.searchParams.set('code_challenge', 'A'.repeat(43))
    await fetch(await redirectedBy('allow', changed.href))
    expect(await refused).toMatchObject({
      code: 'AWS_REFUSED',
      message: expect.stringContaining('Invalid code verifier'),
    })
    expect((await app.signIns()).identityCenters).toEqual([])
  })

  test('declined there is said', async () => {
    const { app } = await setUp()
    const { request, refused } = await started(app, 'browser')
    const page = await fetch(await redirectedBy('deny', request.url))
    expect(await page.text()).toContain('was declined')
    expect(await refused).toMatchObject({
      code: 'AWS_REFUSED',
      message: 'The sign-in was declined in the browser.',
    })
  })

  test('an access portal that is not there is said with what to check', async () => {
    const { app } = await setUp()
    const startUrl = 'https://other.awsapps.com/start'
    for (const way of ['browser', 'deviceCode'] as const) {
      expect(await refusal(app.client.signIn.identityCenter({ ...PORTAL, startUrl, way }))).toMatchObject({
        code: 'AWS_REFUSED',
        message: expect.stringContaining('does not know this access portal in this Region'),
      })
    }
  })
})

describe('with a device code', () => {
  test('the app asks until the person has said yes on any device', async () => {
    const { cloud, app } = await setUp()
    const { request, refused } = await started(app, 'deviceCode')
    expect(request).toMatchObject({
      url: `${cloud.endpoint}/device?user_code=${request.userCode}`,
      userCode: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/),
    })
    await expect.poll(() => callsOf(cloud, 'sso-oauth:CreateToken')).toBeGreaterThan(1)
    await press('allow', request.url)
    await expect(refused).rejects.toThrow('It was not refused.')
    expect(await enter(app)).toMatchObject({ state: 'connected', accountId: PROD })
  })

  test('denied there is said', async () => {
    const { app } = await setUp()
    const { request, refused } = await started(app, 'deviceCode')
    await press('deny', request.url)
    expect(await refused).toMatchObject({
      code: 'AWS_REFUSED',
      message: 'The sign-in was declined in the browser.',
    })
    expect((await app.signIns()).requests).toEqual([])
  })

  test('too late is said', async () => {
    const { app } = await setUp(organisation({ deviceCodeSeconds: 0 }))
    const refused = refusal(app.client.signIn.identityCenter({ ...PORTAL, way: 'deviceCode' }))
    expect(await refused).toMatchObject({
      code: 'AWS_REFUSED',
      message: 'The sign-in was not completed in time.',
    })
  })

  test('cancelled here, it is over there too for this app', async () => {
    const { app } = await setUp()
    const { request, refused } = await started(app, 'deviceCode')
    await app.client.signIn.cancel({ id: request.id })
    expect(await refused).toMatchObject({ message: 'The sign-in was cancelled.' })
    await press('allow', request.url)
    expect((await app.signIns()).identityCenters).toEqual([])
  })
})

/** Signed in by the app itself, and in an account. */
async function inside(
  scenario: PracticeScenario = organisation(),
  way: 'browser' | 'deviceCode' = 'deviceCode',
) {
  const { cloud, app } = await setUp(scenario)
  const person = agree(app)
  await app.client.signIn.identityCenter({ ...PORTAL, way })
  expect(await enter(app)).toMatchObject({ state: 'connected' })
  cloud.resetCalls()
  return { cloud, app, person }
}

const over = {
  state: 'failed',
  problem: {
    kind: 'signInExpired',
    message: `The sign-in for account ${PROD} has expired: The sign-in to ${PORTAL.startUrl} has ended.`,
  },
}

describe('a sign-in', () => {
  test.each([
    ['shortly before its end', 8 * HOUR - 4 * 60_000],
    ['after its end', 9 * HOUR],
  ])('is renewed without a person %s', async (_, time) => {
    const { cloud, app, person } = await inside()
    later(time)
    expect(await enter(app)).toMatchObject({ state: 'connected' })
    expect(callsOf(cloud, 'sso-oauth:CreateToken')).toBe(1)
    expect(person.seen).toHaveLength(1)
    expect(Date.parse((await app.signIns()).identityCenters[0]?.expiresAt ?? '')).toBeGreaterThan(
      Date.now() + 7 * HOUR,
    )
    // And again, with the refresh token that came with it.
    later(time)
    expect(await enter(app)).toMatchObject({ state: 'connected' })
    expect(callsOf(cloud, 'sso-oauth:CreateToken')).toBe(2)
  })

  test('is not renewed earlier, and once for many accounts', async () => {
    const { cloud, app } = await inside()
    const attempts = [PROD, STAGING, MANAGEMENT].map((accountId) => ({
      key: accountId,
      accountId,
      access: inPortal(),
    }))
    later(2 * HOUR)
    await app.test(attempts)
    expect(callsOf(cloud, 'sso-oauth:CreateToken')).toBe(0)
    later(7 * HOUR)
    await app.test(attempts)
    expect(callsOf(cloud, 'sso-oauth:CreateToken')).toBe(1)
    expect(callsOf(cloud, 'sso:GetRoleCredentials')).toBe(2 * attempts.length)
  })

  test('survives that it can’t be renewed for a moment', async () => {
    const action = 'sso-oauth:CreateToken'
    // As often as one question is repeated.
    const fault = { kind: 'serverError', status: 500, action, afterCalls: 1, times: 3 } as const
    const { app, person } = await inside(organisation({}, { faults: [fault] }), 'browser')
    later(9 * HOUR)
    expect(await enter(app)).toMatchObject({
      state: 'failed',
      problem: { kind: 'unexpected', retryable: true },
    })
    expect(await enter(app)).toMatchObject({ state: 'connected' })
    expect(person.seen).toHaveLength(1)
  })

  test('that the portal refuses is renewed where that can be', async () => {
    const { cloud, app, person } = await inside()
    await control(cloud, 'POST', 'credentials/expire?which=accessTokens')
    later(2 * HOUR)
    expect(await enter(app)).toMatchObject({ state: 'connected' })
    expect(callsOf(cloud, 'sso-oauth:CreateToken')).toBe(1)
    expect(person.seen).toHaveLength(1)
  })

  test('that the portal refuses for good is dropped and said', async () => {
    const { cloud, app } = await inside()
    await control(cloud, 'POST', 'credentials/expire')
    expect(await enter(app)).toMatchObject(over)
    expect((await app.signIns()).identityCenters).toEqual([])
    cloud.resetCalls()
    expect(await enter(app)).toMatchObject(over)
    expect(cloud.calls()).toEqual({})
    await app.client.signIn.identityCenter({ ...PORTAL, way: 'browser' })
    expect(await enter(app)).toMatchObject({ state: 'connected' })
  })

  test('whose renewal is refused lasts to its end, and that is told', async () => {
    const { cloud, app } = await inside()
    expect(await useUpRefreshTokens(cloud)).toBe(1)
    later(8 * HOUR - 4 * 60_000)
    const entered = await enter(app)
    expect(entered).toMatchObject({ state: 'connected', endsAt: expect.any(String) })
    expect(await enter(app, inPortal(), STAGING)).toMatchObject({ state: 'connected' })
    expect(callsOf(cloud, 'sso-oauth:CreateToken')).toBe(1)
    later(2 * HOUR)
    expect(await enter(app)).toMatchObject(over)
  })

  test.each([
    ['on demand, and ended at AWS', (app: SignInApp) => app.client.signIn.forget({}), 1],
    ['when the screen is locked', (app: SignInApp) => app.backend.forgetSignIns(), 0],
  ])('is forgotten %s', async (_, forget, logouts) => {
    const { cloud, app } = await inside()
    await forget(app)
    expect(callsOf(cloud, 'sso:Logout')).toBe(logouts)
    expect((await app.signIns()).identityCenters).toEqual([])
    expect(await enter(app)).toMatchObject({
      state: 'failed',
      problem: { kind: 'signInExpired', message: expect.stringContaining('Nobody is signed in to') },
    })
  })
})

/** As if the person's session in IAM Identity Center had ended: the access token goes on for a while. */
async function useUpRefreshTokens(cloud: PracticeCloud): Promise<number> {
  const { identityCenter } = (await control(cloud, 'GET', 'state')) as World
  for (const { clientId, refreshToken } of identityCenter.tokens) {
    const client = identityCenter.clients.find((known) => known.clientId === clientId)
    if (client !== undefined) await refresh(cloud, client, refreshToken)
  }
  cloud.resetCalls()
  return identityCenter.tokens.length
}

describe('a sign-in of the AWS CLI', () => {
  const PROFILE = `[sso-session acme]\nsso_start_url = ${PORTAL.startUrl}/#/\nsso_region = ${PORTAL.region}
[profile prod]\nsso_session = acme\nsso_account_id = ${PROD}\nsso_role_name = AdministratorAccess\n`

  const cached = (accessToken: string | undefined, expiresAt: Date) =>
    JSON.stringify({
      startUrl: PORTAL.startUrl,
      region: PORTAL.region,
      accessToken,
      expiresAt: expiresAt.toISOString().replace(/\.\d+/, ''),
      clientId: 'of the AWS CLI',
      refreshToken: 'of the AWS CLI',
    })

  test('counts for profiles and for accounts, until it is over; the cache stays as it is', async () => {
    const { cloud, app } = await setUp(organisation(), { '.aws/config': PROFILE })
    const asProfile: Access = { kind: 'profile', profile: 'prod' }
    expect(await enter(app, asProfile)).toMatchObject({
      state: 'failed',
      problem: { message: expect.stringContaining('Profile "prod": Nobody is signed in to') },
    })
    const { accessToken } = await signInOfAwsCli(cloud)
    const end = new Date(Date.now() + HOUR / 2)
    await app.write('.aws/sso/cache/x.json', cached(accessToken, end))
    const cache = join(app.home, '.aws/sso/cache')
    const before = await readFile(join(cache, 'x.json'), 'utf8')

    const { identityCenters } = await app.signIns(({ identityCenters: known }) => known.length > 0)
    expect(identityCenters).toEqual([expect.objectContaining({ by: 'awsCli' })])
    // The role's credentials outlive the sign-in that gave them.
    for (const access of [asProfile, inPortal()]) {
      const result = await enter(app, access)
      expect(result).toMatchObject({ state: 'connected', endsAt: expect.any(String) })
      const endsAt = result?.state === 'connected' ? Date.parse(result.endsAt ?? '') : 0
      expect(Math.round((endsAt - Date.now()) / 60_000)).toBe(60)
    }
    expect(await app.client.find.identityCenter(PORTAL)).toHaveLength(3)

    later(2 * HOUR)
    expect(await enter(app)).toMatchObject(over)
    expect(callsOf(cloud, 'sso-oauth:CreateToken')).toBe(1)
    expect(await readdir(cache)).toEqual(['x.json'])
    expect(await readFile(join(cache, 'x.json'), 'utf8')).toBe(before)
  })

  test('that was ended there is not used again, and a newer one is', async () => {
    const { cloud, app } = await setUp(organisation())
    const { accessToken } = await signInOfAwsCli(cloud)
    const inTenHours = new Date(Date.now() + 10 * HOUR)
    await app.write('.aws/sso/cache/x.json', cached(accessToken, inTenHours))
    await control(cloud, 'POST', 'credentials/expire')
    expect(await enter(app)).toMatchObject(over)
    cloud.resetCalls()
    expect(await enter(app)).toMatchObject(over)
    expect(callsOf(cloud, 'sso:GetRoleCredentials')).toBe(0)
    expect((await app.signIns()).identityCenters).toEqual([])

    const renewed = await signInOfAwsCli(cloud)
    await app.write('.aws/sso/cache/x.json', cached(renewed.accessToken, inTenHours))
    expect(await enter(app)).toMatchObject({ state: 'connected' })
  })
})

test('accounts and permission sets are listed over all pages, those only that are assigned', async () => {
  const [management] = SMALL.accounts
  const names = Array.from({ length: 45 }, (_, at) => `member-${String(at).padStart(2, '0')}`)
  const accounts = names.map((name, at) => ({
    ...management,
    accountId: String(200_000_000_000 + at),
    name,
    state: at === 7 ? ('SUSPENDED' as const) : ('ACTIVE' as const),
  }))
  const roleNames = Array.from({ length: 25 }, (_, at) => `Set${String(24 - at).padStart(2, '0')}`)
  const scenario = organisation(
    { pageSize: 10, roleNames, assignments: { '200000000003': [], '200000000004': ['Only'] } },
    { accounts: [management, ...accounts] },
  )
  const { cloud, app } = await setUp(scenario)
  agree(app)
  expect(await refusal(app.client.find.identityCenter(PORTAL))).toMatchObject({
    code: 'AWS_REFUSED',
    message: expect.stringContaining('Nobody is signed in to'),
  })
  await app.client.signIn.identityCenter({ ...PORTAL, way: 'browser' })
  const found = await app.client.find.identityCenter(PORTAL)
  expect(found.map(({ name }) => name)).toEqual([
    'management',
    ...names.filter((_, at) => at !== 3 && at !== 7),
  ])
  expect(found.find(({ accountId }) => accountId === '200000000004')).toEqual({
    accountId: '200000000004',
    name: 'member-04',
    email: expect.stringContaining('@'),
    roleNames: ['Only'],
  })
  expect(found[1]?.roleNames).toEqual([...roleNames].sort())
  expect(callsOf(cloud, 'sso:ListAccounts')).toBe(5)
})

test('a permission set that is not assigned is said with what to do; it is no question of permissions', async () => {
  const { app } = await inside(organisation({ assignments: { [STAGING]: ['ReadOnlyAccess'] } }))
  const result = await enter(app, inPortal(), STAGING)
  expect(result).toEqual({
    key: 'one',
    state: 'failed',
    problem: {
      kind: 'accessDenied',
      message: `The permission set for account ${STAGING} is not assigned to the signed-in user: AdministratorAccess in ${STAGING}: No access.`,
      next: expect.stringMatching(
        /^Choose another permission set for this account, or ask .* IAM Identity Center/,
      ),
      retryable: false,
      aws: expect.objectContaining({ code: 'ForbiddenException' }),
    },
  })
  // The sign-in itself is as good as before.
  expect(await enter(app, inPortal('ReadOnlyAccess'), STAGING)).toMatchObject({ state: 'connected' })
})

test('a role is reached through a permission set in another account, which the access names', async () => {
  const { cloud, app } = await inside()
  const through = { ...inPortal(), accountId: MANAGEMENT } as Access
  const role: Access = { kind: 'role', roleName: 'OrganizationAccountAccessRole', through }
  const results = await app.test([
    { key: 'prod', accountId: PROD, access: role },
    { key: 'staging', accountId: STAGING, access: role },
    // There it is not needed.
    { key: 'management', accountId: MANAGEMENT, access: role },
  ])
  const arn = (key: string) => {
    const result = results.get(key)
    return result?.state === 'connected' ? result.arn : undefined
  }
  expect(arn('prod')).toMatch(new RegExp(`::${PROD}:assumed-role/OrganizationAccountAccessRole/`))
  expect(arn('staging')).toMatch(new RegExp(`::${STAGING}:assumed-role/OrganizationAccountAccessRole/`))
  expect(arn('management')).toMatch(
    new RegExp(`::${MANAGEMENT}:assumed-role/AWSReservedSSO_AdministratorAccess_`),
  )
  expect(callsOf(cloud, 'sso:GetRoleCredentials')).toBe(1)
  expect(callsOf(cloud, 'sts:AssumeRole')).toBe(2)
})

test('two who start at once are two sign-ins, and each can be ended alone', async () => {
  const { app } = await setUp()
  const one = await started(app, 'deviceCode')
  const both = refusal(app.client.signIn.identityCenter({ ...PORTAL, way: 'browser' }))
  const { requests } = await app.signIns((state) => state.requests.length > 1)
  await app.client.signIn.cancel({ id: one.request.id })
  expect(await one.refused).toMatchObject({ message: 'The sign-in was cancelled.' })
  const [other] = requests.filter(({ id }) => id !== one.request.id)
  if (other?.kind !== 'identityCenter') throw new Error('The app asks for something else.')
  await fetch(await redirectedBy('allow', other.url))
  await expect(both).rejects.toThrow('It was not refused.')
})
