import { describe, expect, test } from 'vitest'
import type { SignIns } from '../../app/access/signIns.ts'
import type { Access } from '../../app/onboarding/access.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { PRACTICE_IDENTITY_CENTER, type PracticeCloud, SCENARIOS } from '../../main/practice/practiceCloud.ts'
import { control, credentialsFor, MANAGEMENT, PROD, practice, STAGING } from './practiceClients.ts'
import { signIn } from './support/identityCenterClients.ts'
import { all, refusal, signInApp } from './support/signInApp.ts'

const ROLE = 'OrganizationAccountAccessRole'
const BASE = SCENARIOS['shared-vpc']
const ENVIRONMENT: Access = { kind: 'environment' }
const byRole = (roleName: string | string[] = ROLE): Access => ({
  kind: 'role',
  roleName,
  through: ENVIRONMENT,
})

async function administrator(scenario: Parameters<typeof practice>[0] = BASE) {
  const cloud = await practice(scenario)
  return { cloud, app: await signInApp(cloud, { as: 'administrator' }) }
}

describe('a connection test', () => {
  test('tells for each access where it leads, or why it does not', async () => {
    const { app } = await administrator()
    const results = await app.test([
      { key: 'own', access: ENVIRONMENT },
      { key: 'prod', accountId: PROD, access: byRole() },
      { key: 'second name', accountId: STAGING, access: byRole(['Missing', ROLE]) },
      { key: 'wrong account', accountId: PROD, access: ENVIRONMENT },
      { key: 'no such role', accountId: PROD, access: byRole('Missing') },
      { key: 'keys', accountId: PROD, access: { kind: 'keys' } },
      { key: 'profile', accountId: PROD, access: { kind: 'profile', profile: 'gone' } },
    ])
    expect(results.get('own')).toEqual({
      key: 'own',
      state: 'connected',
      accountId: MANAGEMENT,
      arn: expect.stringMatching(new RegExp(`^arn:aws:sts::${MANAGEMENT}:assumed-role/`)),
    })
    expect(results.get('prod')).toMatchObject({ state: 'connected', accountId: PROD })
    expect(results.get('second name')).toMatchObject({ state: 'connected', accountId: STAGING })
    expect(results.get('wrong account')).toMatchObject({
      state: 'failed',
      problem: {
        kind: 'wrongAccount',
        message: expect.stringMatching(
          new RegExp(`account ${PROD} belong to another account: ${MANAGEMENT}`),
        ),
      },
    })
    expect(results.get('no such role')).toMatchObject({
      state: 'failed',
      problem: {
        kind: 'accessDenied',
        message: expect.stringMatching(
          new RegExp(
            `^The role for account ${PROD} could not be assumed in us-east-1: None of these roles .*role/Missing`,
          ),
        ),
        next: expect.stringMatching(/^Check the name of the role, .* trust policy/),
        actions: ['sts:AssumeRole'],
      },
    })
    expect(results.get('keys')).toMatchObject({
      state: 'failed',
      problem: { kind: 'signInExpired', message: expect.stringContaining('have not been entered yet') },
    })
    expect(results.get('profile')).toMatchObject({
      state: 'failed',
      problem: {
        kind: 'signInExpired',
        message: expect.stringContaining('Profile "gone": There is no such'),
      },
    })
  })

  test('gives each result as it comes, and does not wait for a person with the others', async () => {
    const { cloud, app } = await mfaProfiles()
    const results = (
      await app.client.access.test({
        tests: [
          { key: 'asks', accountId: PROD, access: { kind: 'profile', profile: 'prod' } },
          { key: 'at once', access: { kind: 'profile', profile: 'user' } },
        ],
      })
    )[Symbol.asyncIterator]()
    expect((await results.next()).value).toMatchObject({ key: 'at once', state: 'connected' })
    const { requests } = await app.signIns((state) => state.requests.length > 0)
    await app.client.signIn.enterCode({ id: requests[0]?.id ?? '', code: '123 456' })
    expect((await results.next()).value).toMatchObject({ key: 'asks', state: 'connected', accountId: PROD })
    expect((await results.next()).done).toBe(true)
    expect(cloud.calls()[`${MANAGEMENT} us-east-1 sts:GetSessionToken`]).toBe(1)
  })

  test('of a role that was taken away fails, and works again when it was given back', async () => {
    const { cloud, app } = await administrator()
    const attempt = [{ key: 'prod', accountId: PROD, access: byRole() }]
    await control(cloud, 'POST', `roles/revoke?accountId=${PROD}`)
    expect((await app.test(attempt)).get('prod')).toMatchObject({
      state: 'failed',
      problem: { kind: 'accessDenied' },
    })
    await control(cloud, 'POST', 'roles/restore')
    expect((await app.test(attempt)).get('prod')).toMatchObject({ state: 'connected' })
  })

  test('works after the profile was mended', async () => {
    const { cloud, app } = await administrator()
    const attempt = [{ key: 'prod', accountId: PROD, access: { kind: 'profile', profile: 'prod' } as const }]
    expect((await app.test(attempt)).get('prod')).toMatchObject({ state: 'failed' })
    await app.write('.aws/credentials', section('prod', { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 's' }))
    expect((await app.test(attempt)).get('prod')).toMatchObject({
      state: 'failed',
      problem: { message: expect.stringContaining('AWS does not know these credentials') },
    })
    await app.write('.aws/credentials', section('prod', await credentialsFor(cloud, PROD)))
    expect((await app.test(attempt)).get('prod')).toMatchObject({ state: 'connected', accountId: PROD })
  })

  test('works after a profile of another account was corrected', async () => {
    const { cloud, app } = await administrator()
    const attempt = [{ key: 'prod', accountId: PROD, access: { kind: 'profile', profile: 'prod' } as const }]
    await app.write('.aws/credentials', section('prod', await credentialsFor(cloud, STAGING)))
    expect((await app.test(attempt)).get('prod')).toMatchObject({
      state: 'failed',
      problem: { kind: 'wrongAccount' },
    })
    await app.write('.aws/credentials', section('prod', await credentialsFor(cloud, PROD)))
    expect((await app.test(attempt)).get('prod')).toMatchObject({ state: 'connected', accountId: PROD })
  })

  test('notices what has expired, though it was good before', async () => {
    const { cloud, app } = await administrator()
    const attempts = [
      { key: 'own', access: ENVIRONMENT },
      { key: 'prod', accountId: PROD, access: byRole() },
    ]
    await app.test(attempts)
    await control(cloud, 'POST', 'credentials/expire')
    for (const result of (await app.test(attempts)).values()) {
      expect(result).toMatchObject({ state: 'failed', problem: { kind: 'signInExpired' } })
    }
    await control(cloud, 'POST', 'credentials/renew')
    for (const result of (await app.test(attempts)).values()) expect(result.state).toBe('connected')
  })

  test('gets a role anew that has expired, without a word', async () => {
    const { cloud, app } = await administrator()
    const attempt = [{ key: 'prod', accountId: PROD, access: byRole() }]
    await app.test(attempt)
    const state = (await control(cloud, 'GET', 'state')) as { sessions: { accountId: string }[] }
    expect(state.sessions.some(({ accountId }) => accountId === PROD)).toBe(true)
    await control(cloud, 'POST', `credentials/expire?which=assumed`)
    await control(cloud, 'POST', 'calls/reset')
    expect((await app.test(attempt)).get('prod')).toMatchObject({ state: 'connected' })
    expect(cloud.calls()[`${MANAGEMENT} us-east-1 sts:AssumeRole`]).toBe(1)
  })
})

const section = (
  name: string,
  keys: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
) =>
  `[${name}]\naws_access_key_id = ${keys.accessKeyId}\naws_secret_access_key = ${keys.secretAccessKey}\n${
    keys.sessionToken === undefined ? '' : `aws_session_token = ${keys.sessionToken}\n`
  }`

/** Profiles of an IAM user with an MFA device, whose roles ask for it. */
async function mfaProfiles() {
  const cloud = await practice({ ...BASE, mfa: { rolesIn: [PROD, STAGING], user: false } })
  const { accessKeyId, secretAccessKey, mfaSerial } = cloud.user
  const role = (name: string, accountId: string) =>
    `[profile ${name}]\nrole_arn = arn:aws:iam::${accountId}:role/${ROLE}\nsource_profile = user\nmfa_serial = ${mfaSerial}\n`
  const app = await signInApp(cloud, {
    files: {
      '.aws/credentials': section('user', { accessKeyId, secretAccessKey }),
      '.aws/config': role('prod', PROD) + role('staging', STAGING),
    },
  })
  return { cloud, app }
}

describe('an MFA code', () => {
  const attempts = [PROD, STAGING].map((accountId) => ({
    key: accountId,
    accountId,
    access: { kind: 'profile', profile: accountId === PROD ? 'prod' : 'staging' } as const,
  }))

  test('is asked for once for all accounts, and again when it was wrong', async () => {
    const { cloud, app } = await mfaProfiles()
    const codes = ['000000', '123456']
    const person = app.follow(({ id }) => app.client.signIn.enterCode({ id, code: codes.shift() ?? '' }))
    for (const result of (await app.test(attempts)).values()) expect(result.state).toBe('connected')
    expect(person.seen).toMatchObject([
      { kind: 'mfaCode', serial: cloud.user.mfaSerial },
      {
        kind: 'mfaCode',
        serial: cloud.user.mfaSerial,
        refused: expect.stringContaining('Each code works once'),
      },
    ])
    expect(person.seen[0]).not.toHaveProperty('refused')
    for (const result of (await app.test(attempts)).values()) expect(result.state).toBe('connected')
    expect(person.seen).toHaveLength(2)
  })

  test('that is declined leaves the accounts without credentials, in words', async () => {
    const { app } = await mfaProfiles()
    const person = app.follow(({ id }) => app.client.signIn.cancel({ id }))
    for (const result of (await app.test(attempts)).values()) {
      expect(result).toMatchObject({
        state: 'failed',
        problem: {
          kind: 'signInExpired',
          message: expect.stringContaining('and none was entered'),
          waitsFor: 'customer',
        },
      })
    }
    // Declined for one profile, it is asked for the other.
    expect(person.seen).toHaveLength(2)
  })

  test.each(['12345', '1234567', 'abcdef', ''])('of other than six digits is not sent: %j', async (code) => {
    const { cloud, app } = await mfaProfiles()
    const trying = app.test(attempts.slice(0, 1))
    const { requests } = await app.signIns((state) => state.requests.length > 0)
    const id = requests[0]?.id ?? ''
    const refused = await refusal(app.client.signIn.enterCode({ id, code }))
    expect(refused).toMatchObject({
      code: 'INVALID_INPUT',
      data: { errors: ['The code of an MFA device has six digits.'] },
    })
    expect((await app.signIns()).requests).toHaveLength(1)
    await app.client.signIn.cancel({ id })
    await trying
    expect(cloud.calls()).toEqual({})
    expect(await refusal(app.client.signIn.enterCode({ id, code: '123456' }))).toMatchObject({
      code: 'NOT_NOW',
    })
  })
})

describe('pasted keys', () => {
  const CANARY = 'canaryCanaryCanaryCanaryCanaryCanary+/12'
  const access: Access = { kind: 'keys' }
  const attempt = (accountId: string, through: Access = access) => ({
    key: accountId,
    accountId,
    access: through,
  })

  /** As AWS's own look, which the practice cloud's secrets and tokens do too. */
  async function keysOf(cloud: PracticeCloud, accountId: string) {
    return { accountId, ...(await credentialsFor(cloud, accountId)) }
  }

  test('lead into their account, and their roles into others; forgotten, into none', async () => {
    const cloud = await practice(BASE)
    const app = await signInApp(cloud)
    const { arn } = await app.client.signIn.enterKeys({ keys: await keysOf(cloud, MANAGEMENT) })
    expect(arn).toContain(`::${MANAGEMENT}:`)
    const through: Access = { kind: 'role', roleName: ROLE, through: { kind: 'keys', accountId: MANAGEMENT } }
    const attempts = [attempt(MANAGEMENT), attempt(PROD, through), attempt(STAGING, access)]
    const states = async () =>
      [...(await app.test(attempts)).entries()].map(([key, { state }]) => `${key} ${state}`).sort()
    expect(await states()).toEqual([`${STAGING} failed`, `${MANAGEMENT} connected`, `${PROD} connected`])
    await app.client.signIn.forget({ accountId: STAGING })
    expect((await app.signIns()).keys).toHaveLength(1)
    await app.client.signIn.forget({ accountId: MANAGEMENT })
    expect((await app.signIns()).keys).toEqual([])
    expect(await states()).toEqual([`${STAGING} failed`, `${MANAGEMENT} failed`, `${PROD} failed`])
  })

  test('of another account are named and not kept', async () => {
    const cloud = await practice(BASE)
    const app = await signInApp(cloud)
    const keys = { ...(await keysOf(cloud, PROD)), accountId: STAGING }
    const refused = await refusal(app.client.signIn.enterKeys({ keys }))
    expect(refused).toMatchObject({
      code: 'INVALID_INPUT',
      data: {
        errors: [
          expect.stringMatching(new RegExp(`another account: ${PROD} .*not ${STAGING}. They were not kept`)),
        ],
      },
    })
    expect((await app.signIns()).keys).toEqual([])
    expect((await app.test([attempt(STAGING)])).get(STAGING)?.state).toBe('failed')
  })

  test.each([
    [
      'unknown',
      { accessKeyId: 'AKIACANARYCANARY0001' },
      'AWS_REFUSED',
      /^AWS does not know this access key ID\.$/,
    ],
    ['incomplete', { accessKeyId: 'ASIACANARYCANARY0001' }, 'INVALID_INPUT', /./],
    ['no keys', { accessKeyId: CANARY }, 'INVALID_INPUT', /./],
  ])('that are %s are refused without repeating them', async (_, keys, code, message) => {
    const app = await signInApp(await practice(BASE))
    const refused = await refusal(
      app.client.signIn.enterKeys({ keys: { accountId: PROD, secretAccessKey: CANARY, ...keys } }),
    )
    expect(refused).toMatchObject({ code, message: expect.stringMatching(message) })
    expect(JSON.stringify(refused)).not.toMatch(/canary/i)
  })

  test('that have expired are said to have', async () => {
    const cloud = await practice(BASE)
    const app = await signInApp(cloud)
    const keys = await keysOf(cloud, PROD)
    await control(cloud, 'POST', 'credentials/expire')
    expect(await refusal(app.client.signIn.enterKeys({ keys }))).toMatchObject({
      code: 'AWS_REFUSED',
      message: 'These keys have expired.',
    })
  })

  test('are gone when the screen is locked', async () => {
    const cloud = await practice(BASE)
    const app = await signInApp(cloud)
    await app.client.signIn.enterKeys({ keys: await keysOf(cloud, PROD) })
    await app.backend.forgetSignIns()
    expect((await app.signIns()).keys).toEqual([])
    expect((await app.test([attempt(PROD)])).get(PROD)?.state).toBe('failed')
  })
})

describe('what is watched', () => {
  test('sign-ins: everything first, then each change, until one leaves', async () => {
    const { app } = await mfaProfiles()
    const states: SignIns[] = []
    const leave = new AbortController()
    const watch = await app.client.signIn.watch({}, { signal: leave.signal })
    const reading = (async () => {
      for await (const state of watch) {
        states.push(state)
        const [request] = state.requests
        if (request !== undefined) await app.client.signIn.cancel({ id: request.id })
      }
    })()
    reading.catch(() => undefined)
    await expect.poll(() => states.length).toBe(1)
    await app.test([{ key: 'prod', accountId: PROD, access: { kind: 'profile', profile: 'prod' } }])
    await expect.poll(() => states.map(({ requests }) => requests.length)).toEqual([0, 1, 0])
    leave.abort()
    await reading.catch(() => undefined)
    expect(states[0]).toEqual({ requests: [], identityCenters: [], keys: [], identities: [], helpers: [] })
  })

  test('the configuration: what the files offer, and again when they change', async () => {
    const cloud = await practice(BASE)
    const app = await signInApp(cloud, {
      as: 'administrator',
      files: { '.aws/config': '[profile a b]\nregion = x\n' },
    })
    const watch = await app.client.find.configuration({})
    expect((await watch.next()).value).toEqual({
      profiles: [
        { name: 'a b', kind: 'unknown', unusable: expect.stringContaining('needs quotation marks') },
      ],
      identityCenters: [],
      environment: {
        kind: 'keys',
        words: 'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN are set.',
      },
    })
    await app.write(
      '.aws/credentials',
      section('prod', { accessKeyId: 'AKIACANARY', secretAccessKey: 'canary' }),
    )
    // An earlier look may see the file when it is half there.
    for await (const { profiles } of watch) {
      if (profiles.length < 2) continue
      expect(profiles[1]).toEqual({ name: 'prod', kind: 'keys' })
      break
    }
    expect(cloud.calls()).toEqual({})
  })

  test('the practice cloud’s own, which is none of this computer’s', async () => {
    const app = await signInApp(await practice(BASE), {
      files: { '.aws/config': '[profile mine]\nregion = x\n' },
    })
    const watch = await app.client.find.configuration({ practice: 'identity-center' })
    expect((await watch.next()).value).toEqual({
      profiles: [],
      identityCenters: [{ name: 'practice', ...PRACTICE_IDENTITY_CENTER }],
      environment: { kind: 'keys', words: expect.stringContaining('practice organization') },
    })
    await watch.return?.()
  })
})

describe('sign-ins that end soon', () => {
  const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString()

  function onboarding(accesses: Readonly<Record<string, Access>>): Onboarding {
    return {
      version: 1,
      id: 'sign-ins-that-end',
      customer: { name: 'Acme', shortName: 'acme' },
      allowSharedExternalIds: false,
      flowLogs: { maxAggregationInterval: 600 },
      accounts: Object.entries(accesses).map(([accountId, access], at) => ({
        accountId,
        name: `account-${at}`,
        externalId: `acme-${at}`,
        connector: { displayName: `Acme ${at}`, priority: 'medium' },
        access,
        regions: 'enabled',
        stackRegion: 'us-east-1',
      })),
    }
  }

  test('are those that a person has to renew, by account, and nothing is called for it', async () => {
    const cloud = await practice(BASE)
    const app = await signInApp(cloud)
    expect(await refusal(app.client.access.ending())).toMatchObject({ code: 'NOT_NOW' })
    const portal: Access = {
      kind: 'identityCenter',
      ...PRACTICE_IDENTITY_CENTER,
      roleName: 'AdministratorAccess',
    }
    await app.open(onboarding({ [PROD]: portal, [STAGING]: { kind: 'keys' } }))
    expect(await app.client.access.ending()).toEqual([])

    const { accessToken } = await signIn(cloud)
    const end = minutes(10)
    await app.write(
      '.aws/sso/cache/x.json',
      JSON.stringify({ ...PRACTICE_IDENTITY_CENTER, accessToken, expiresAt: end }),
    )
    // What it gave outlives it by far.
    await all(await app.client.access.test({ tests: [{ key: 'x', accountId: PROD, access: portal }] }))
    expect(await app.client.access.ending()).toEqual([])
    await app.backend.forgetSignIns()
    await app.client.find.identityCenter(PRACTICE_IDENTITY_CENTER)
    cloud.resetCalls()
    expect(await app.client.access.ending()).toEqual([{ accountId: PROD, endsAt: end }])
    expect(cloud.calls()).toEqual({})
  })

  test('stand behind several accounts, and not behind a role that outlives them', async () => {
    const end = minutes(10)
    const cloud = await practice(BASE)
    const app = await signInApp(cloud, { as: 'administrator', env: { AWS_CREDENTIAL_EXPIRATION: end } })
    await app.open(onboarding({ [MANAGEMENT]: ENVIRONMENT, [PROD]: byRole(), [STAGING]: byRole() }))
    const announced = async () => (await app.client.access.ending()).map(({ accountId }) => accountId)
    expect((await announced()).sort()).toEqual([STAGING, MANAGEMENT, PROD])
    await app.test([{ key: 'prod', accountId: PROD, access: byRole() }])
    expect(await announced()).not.toContain(PROD)
    expect(await announced()).toHaveLength(2)
  })

  test('do not when there is more than a quarter of an hour', async () => {
    const env = { AWS_CREDENTIAL_EXPIRATION: minutes(20) }
    const app = await signInApp(await practice(BASE), { as: 'administrator', env })
    await app.open(onboarding({ [MANAGEMENT]: ENVIRONMENT }))
    expect(await app.client.access.ending()).toEqual([])
  })
})
