import { beforeEach, expect, test, vi } from 'vitest'
import { AwsFailure, type AwsFailureReason } from '../../../../../app/aws/awsFailure.ts'
import { signInByDeviceCode } from '../../../../../main/credentials/identityCenter/deviceSignIn.ts'
import type { AccessToken, Grant, Oidc } from '../../../../../main/credentials/identityCenter/oidc.ts'
import { createSignInRequests } from '../../../../../main/credentials/signInRequests.ts'

const pauses: unknown[] = []
let whilePausing: () => void = () => undefined

vi.mock('node:timers/promises', () => ({
  setTimeout: async (milliseconds: number, _: undefined, { signal }: { signal: AbortSignal }) => {
    pauses.push(milliseconds)
    whilePausing()
    signal.throwIfAborted()
  },
}))

beforeEach(() => {
  pauses.length = 0
  whilePausing = () => undefined
})

const PORTAL = { startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1' }
const TOKEN: AccessToken = { value: 'token', expiresAt: new Date('2099-01-01'), by: 'app' }
const IN_TEN_MINUTES = new Date(Date.now() + 600_000)

const answer = (code: string, reason: AwsFailureReason = 'refused') =>
  new AwsFailure({ reason, action: 'sso-oidc:CreateToken', code, message: '' })

/** Answers in turn, and then the token. */
function service(answers: readonly AwsFailure[], expiresAt = IN_TEN_MINUTES) {
  const left = [...answers]
  const grants: Grant[] = []
  const oidc: Oidc = {
    register: async (grant) => ({ clientId: grant, clientSecret: 's', authorizationEndpoint: 'https://x' }),
    startDeviceAuthorization: async () => ({
      deviceCode: 'device-code',
      userCode: 'ABCD-EFGH',
      url: 'https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH',
      expiresAt,
      interval: 2,
    }),
    createToken: async (_, grant) => {
      grants.push(grant)
      const next = left.shift()
      if (next !== undefined) throw next
      return TOKEN
    },
  }
  const requests = createSignInRequests()
  return { signIn: () => signInByDeviceCode(oidc, PORTAL, requests), requests, grants }
}

const PENDING = answer('AuthorizationPendingException')

test('asks at the pace that it was told, and slower when it is told so', async () => {
  const { signIn, grants } = service([
    PENDING,
    answer('SlowDownException'),
    PENDING,
    answer('SlowDownException'),
  ])
  expect(await signIn()).toBe(TOKEN)
  expect(pauses).toEqual([2_000, 2_000, 7_000, 7_000, 12_000])
  expect(grants).toEqual(Array(5).fill({ kind: 'device', deviceCode: 'device-code' }))
})

test('shows the code and the page as long as it takes, and never the device code', async () => {
  const { signIn, requests } = service([PENDING])
  const shown: unknown[] = []
  whilePausing = () => shown.push(...requests.list())
  await signIn()
  expect(shown).toHaveLength(2)
  expect(shown[0]).toEqual({
    kind: 'identityCenter',
    id: expect.any(String),
    startUrl: PORTAL.startUrl,
    url: 'https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH',
    userCode: 'ABCD-EFGH',
    expiresAt: IN_TEN_MINUTES.toISOString(),
  })
  expect(requests.list()).toEqual([])
})

test.each([
  ['denied', answer('AccessDeniedException', 'accessDenied')],
  ['too late', answer('ExpiredTokenException', 'signInExpired')],
  ['without a network', answer('ENOTFOUND', 'dns')],
])('%s ends it, and what was asked for', async (_, failure) => {
  const { signIn, requests } = service([PENDING, failure])
  await expect(signIn()).rejects.toBe(failure)
  expect(pauses).toHaveLength(2)
  expect(requests.list()).toEqual([])
})

test('an answer that does not come in time is no end, while the code is good', async () => {
  const late = answer('TimeoutError', 'timeout')
  expect(await service([late, late]).signIn()).toBe(TOKEN)
  expect(pauses).toEqual([2_000, 4_000, 8_000])
  await expect(service([late], new Date(0)).signIn()).rejects.toBe(late)
})

test('cancelling ends it with the words for it', async () => {
  const { signIn, requests } = service([PENDING, PENDING])
  whilePausing = () => {
    if (pauses.length === 2) for (const { id } of requests.list()) requests.cancel(id)
  }
  await expect(signIn()).rejects.toMatchObject({
    details: { code: 'SignInCancelled', message: `The sign-in to ${PORTAL.startUrl} was cancelled.` },
  })
  expect(pauses).toHaveLength(2)
})

test('where nobody is there to be asked, nobody is waited for', async () => {
  const { signIn, requests, grants } = service([])
  requests.close()
  await expect(signIn()).rejects.toMatchObject({ details: { code: 'SignInCancelled' } })
  expect(grants).toEqual([])
})
