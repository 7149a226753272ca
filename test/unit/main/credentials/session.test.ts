import { describe, expect, test } from 'vitest'
import { AwsFailure } from '../../../../app/aws/awsFailure.ts'
import type { Credentials } from '../../../../main/aws/credentials.ts'
import type { Sts } from '../../../../main/aws/sts.ts'
import { roleSession } from '../../../../main/credentials/roleSession.ts'
import { createSession, laterOf, type Session } from '../../../../main/credentials/session.ts'
import {
  assumedRole,
  connected,
  ec2Error,
  identity,
  localAws,
  NO_VPCS,
  never,
} from '../../../doubles/localAws.ts'
import { count, inAnHour, inRole, MANAGEMENT } from '../../../doubles/localOrganization.ts'

const failed = (reason: 'signInExpired' | 'signInMissing' | 'throttled') =>
  new AwsFailure({ reason, action: 'ec2:DescribeVpcs', code: 'Code', message: 'Message' })

const NEVER_ASKED: Sts = {
  region: async () => 'us-east-1',
  getCallerIdentity: async () => ({ accountId: '111122223333', arn: 'arn', partition: 'aws' }),
  assumeRole: async () => ({ accessKeyId: 'unused', secretAccessKey: 's' }),
  getSessionToken: async () => ({ accessKeyId: 'unused', secretAccessKey: 's' }),
}

/** Each time that it is asked, other credentials: KEY1, KEY2, … */
function numbered() {
  let asked = 0
  let forgotten = 0
  const ask = async (): Promise<Credentials> => {
    asked += 1
    return { accessKeyId: `KEY${asked}`, secretAccessKey: 's' }
  }
  return {
    ask,
    sts: { ...NEVER_ASKED, assumeRole: ask },
    forget: () => {
      forgotten += 1
    },
    forgotten: () => forgotten,
  }
}

type Numbered = ReturnType<typeof numbered>

const SESSIONS: readonly [string, (keys: Numbered) => Session][] = [
  ['a session', ({ ask, forget }) => createSession({ ask, forget }, NEVER_ASKED)],
  [
    'a role',
    ({ sts, forget }) => {
      const through = { ...createSession({ ask: sts.assumeRole }, NEVER_ASKED), sts, forget }
      const access = {
        kind: 'role',
        roleArn: 'arn:aws:iam::1:role/A',
        through: { kind: 'environment' },
      } as const
      return roleSession(access, '1', through)
    },
  ],
]

describe.each(SESSIONS)('%s', (_, open) => {
  const keyOf = async ({ credentials }: Session) => (await credentials()).accessKeyId

  test('asks again when its credentials have expired, and drops the session that gave them', async () => {
    const keys = numbered()
    const one = open(keys)
    expect(await keyOf(one)).toBe('KEY1')
    one.onFailure(failed('signInExpired'), 'KEY1')
    expect(keys.forgotten()).toBe(1)
    expect(await keyOf(one)).toBe('KEY2')
  })

  test('keeps what came after the credentials that a late failure is about', async () => {
    const keys = numbered()
    const one = open(keys)
    await keyOf(one)
    one.onFailure(failed('signInExpired'), 'KEY1')
    await keyOf(one)
    one.onFailure(failed('signInExpired'), 'KEY1')
    one.onFailure(failed('signInMissing'), 'KEY1')
    expect(await keyOf(one)).toBe('KEY2')
    expect(keys.forgotten()).toBe(1)
  })

  test('asks again for keys that AWS does not know, but not when nothing was signed', async () => {
    const keys = numbered()
    const one = open(keys)
    await keyOf(one)
    one.onFailure(failed('signInMissing'), undefined)
    expect(await keyOf(one)).toBe('KEY1')
    one.onFailure(failed('signInMissing'), 'KEY1')
    expect(await keyOf(one)).toBe('KEY2')
  })

  test('keeps them whatever else fails', async () => {
    const keys = numbered()
    const one = open(keys)
    await keyOf(one)
    one.onFailure(failed('throttled'), 'KEY1')
    expect(await keyOf(one)).toBe('KEY1')
  })
})

test('through one client: the answer to an old call does not throw away the new role', async () => {
  let assumed = 0
  const old: (() => void)[] = []
  const aws = await localAws(async (call) => {
    if (call.action === 'AssumeRole') {
      assumed += 1
      return assumedRole(`ASIAROLE${assumed}`, inAnHour())
    }
    if (call.action === 'GetCallerIdentity') return identity(MANAGEMENT)
    if (call.accessKeyId !== 'ASIAROLE1') return NO_VPCS
    // Both calls are on their way with the old credentials; then they are answered one by one.
    await new Promise<void>((resolve) => old.push(resolve))
    return ec2Error(400, 'RequestExpired')
  })
  const ec2 = connected(aws.endpoint).account(inRole('111122223333', 'Admin')).flowLogsIn('us-east-1')
  const expired = { details: { reason: 'signInExpired' } }
  const first = ec2.describeVpcs(never())
  const late = ec2.describeVpcs(never())
  await expect.poll(() => old.length).toBe(2)
  old[0]?.()
  await Promise.race([
    expect(first).rejects.toMatchObject(expired),
    expect(late).rejects.toMatchObject(expired),
  ])
  await ec2.describeVpcs(never())
  expect(assumed).toBe(2)
  old[1]?.()
  await Promise.allSettled([first, late])
  await ec2.describeVpcs(never())
  expect(count(aws.calls, 'AssumeRole')).toBe(2)
})

describe('the later of two ends', () => {
  const [early, late] = [new Date(1000), new Date(2000)]
  test.each<[string, Date | undefined, (() => Date | undefined) | undefined, Date | undefined]>([
    ['what is held, when it outlives its giver', late, () => early, late],
    ['the giver, who can renew what is held', early, () => late, late],
    ['the giver, while nothing is held', undefined, () => early, early],
    ['nobody knows', late, () => undefined, undefined],
    ['never', late, undefined, undefined],
  ])('%s', (_, held, giver, end) => {
    expect(laterOf(held, giver)).toEqual(end)
  })
})
