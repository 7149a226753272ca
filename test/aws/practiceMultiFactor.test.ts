import { ListAccountsCommand } from '@aws-sdk/client-organizations'
import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { describe, expect, test } from 'vitest'
import { type PracticeCloud, SCENARIOS } from '../../main/practice/practiceCloud.ts'
import type { MfaSettings } from '../../main/practice/practiceScenario.ts'
import {
  control,
  MANAGEMENT,
  organizations,
  PROD,
  practice,
  refusalOf,
  STAGING,
  sts,
} from './practiceClients.ts'

const ROLE = {
  RoleArn: `arn:aws:iam::${PROD}:role/OrganizationAccountAccessRole`,
  RoleSessionName: 'test',
}

function withMfa(mfa: Partial<MfaSettings> = {}): Promise<PracticeCloud> {
  return practice({ ...SCENARIOS['shared-vpc'], mfa: { rolesIn: [], user: false, ...mfa } })
}

/** Keys without a session token. */
function keys({ user: { accessKeyId, secretAccessKey } }: PracticeCloud) {
  return { accessKeyId, secretAccessKey } as const
}

function asUser(cloud: PracticeCloud) {
  return sts(cloud, keys(cloud))
}

function sessionToken(cloud: PracticeCloud, TokenCode: string) {
  return asUser(cloud).send(new GetSessionTokenCommand({ SerialNumber: cloud.user.mfaSerial, TokenCode }))
}

async function session(cloud: PracticeCloud, code?: string) {
  const { Credentials } = await (code === undefined
    ? asUser(cloud).send(new GetSessionTokenCommand({}))
    : sessionToken(cloud, code))
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
}

describe('an IAM user', () => {
  test('has keys that last, and stays who it is in a session', async () => {
    const cloud = await withMfa()
    expect(cloud.user.accessKeyId).toMatch(/^AKIA[\dA-F]{16}$/)
    const identity = { Account: MANAGEMENT, Arn: `arn:aws:iam::${MANAGEMENT}:user/practice-operator` }
    expect(await asUser(cloud).send(new GetCallerIdentityCommand({}))).toMatchObject(identity)
    await control(cloud, 'POST', 'credentials/expire')
    const inSession = sts(cloud, await session(cloud, '123456'))
    expect(await inSession.send(new GetCallerIdentityCommand({}))).toMatchObject(identity)
  })

  test('may do nothing without a code where its policy says so, but get a session with one', async () => {
    const cloud = await withMfa({ user: true })
    const list = new ListAccountsCommand({})
    for (const without of [keys(cloud), await session(cloud)]) {
      expect(await refusalOf(organizations(cloud, without).send(list))).toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining('with an explicit deny in an identity-based policy'),
      })
      await sts(cloud, without).send(new GetCallerIdentityCommand({}))
    }
    await organizations(cloud, await session(cloud, '123456')).send(list)
  })
})

describe('a role that asks for MFA', () => {
  test('takes a code, or a session that was opened with one, and nothing else', async () => {
    const cloud = await withMfa({ rolesIn: [PROD] })
    const role = new AssumeRoleCommand(ROLE)
    for (const without of [cloud.credentials, keys(cloud), await session(cloud)]) {
      expect(await refusalOf(sts(cloud, without).send(role))).toMatchObject({
        name: 'AccessDenied',
        message: expect.stringContaining(
          `is not authorized to perform: sts:AssumeRole on resource: ${ROLE.RoleArn}`,
        ),
        status: 403,
      })
    }
    await sts(cloud, await session(cloud, '111111')).send(role)
    const SerialNumber = cloud.user.mfaSerial
    await asUser(cloud).send(new AssumeRoleCommand({ ...ROLE, SerialNumber, TokenCode: '222222' }))
    // Another account's roles don't ask.
    const RoleArn = ROLE.RoleArn.replace(PROD, STAGING)
    await asUser(cloud).send(new AssumeRoleCommand({ ...ROLE, RoleArn }))
  })
})

describe('a code', () => {
  const INVALID = {
    name: 'AccessDenied',
    message: expect.stringContaining('MultiFactorAuthentication failed with invalid MFA one time pass code.'),
    status: 403,
  }

  test('is wrong when it is 000000, and good once otherwise', async () => {
    const cloud = await withMfa()
    expect(await refusalOf(sessionToken(cloud, '000000'))).toMatchObject(INVALID)
    await sessionToken(cloud, '123456')
    expect(await refusalOf(sessionToken(cloud, '123456'))).toMatchObject(INVALID)
    const SerialNumber = cloud.user.mfaSerial
    const again = new AssumeRoleCommand({ ...ROLE, SerialNumber, TokenCode: '123456' })
    expect(await refusalOf(asUser(cloud).send(again))).toMatchObject(INVALID)
    await sessionToken(cloud, '123457')
  })

  test.each(['12345', 'abcdef'])('has six digits, unlike %s', async (code) => {
    const cloud = await withMfa()
    expect(await refusalOf(sessionToken(cloud, code))).toMatchObject({ name: 'ValidationError' })
  })

  test("belongs to the user's own device", async () => {
    const cloud = await withMfa()
    const other = new GetSessionTokenCommand({
      SerialNumber: `arn:aws:iam::${MANAGEMENT}:mfa/other`,
      TokenCode: '123456',
    })
    expect(await refusalOf(asUser(cloud).send(other))).toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('verify your MFA serial number is valid'),
    })
    const alone = new GetSessionTokenCommand({ SerialNumber: cloud.user.mfaSerial })
    expect((await refusalOf(asUser(cloud).send(alone))).message).toContain('must provide both')
  })
})

test('a session does not beget a session', async () => {
  const cloud = await withMfa()
  for (const temporary of [cloud.credentials, await session(cloud, '123456')]) {
    expect(await refusalOf(sts(cloud, temporary).send(new GetSessionTokenCommand({})))).toMatchObject({
      name: 'AccessDenied',
      message: 'Cannot call GetSessionToken with session credentials',
      status: 403,
    })
  }
})
