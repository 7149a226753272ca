import { describe, expect, onTestFinished, test } from 'vitest'
import { createSignInRequests } from '../../../../main/credentials/signInRequests.ts'
import { connected, localAws, never } from '../../../doubles/localAws.ts'
import { count, MANAGEMENT } from '../../../doubles/localOrganization.ts'
import {
  accountWith,
  asProfile,
  awsFiles,
  cloudWithMfa,
  DEVICE,
  keys,
  roleIn,
  somebodyWith,
} from './localUser.ts'

const PROD = '111122223333'
const STAGING = '444455556666'
const FILES = {
  credentials: `[base]\n${keys('AKIABASE')}[session]\n${keys('ASIABASE', 't')}`,
  config: [
    ['prod', PROD, 'base'],
    ['staging', STAGING, 'base'],
    ['temporary', PROD, 'session'],
    ['temporary-staging', STAGING, 'session'],
  ]
    .map(
      ([name, accountId = '', source]) =>
        `[profile ${name}]\nrole_arn = ${roleIn(accountId)}\nsource_profile = ${source}\nmfa_serial = ${DEVICE}\n`,
    )
    .join(''),
}

async function setUp(
  codes: readonly string[],
  cloud: Parameters<typeof cloudWithMfa>[0] = {},
  files = FILES,
) {
  const { env } = await awsFiles(files)
  const aws = await localAws(cloudWithMfa(cloud))
  const { requests, asked } = somebodyWith(...codes)
  const awsAccounts = connected(aws.endpoint, { env, requests })
  const account = (profile: string, accountId = PROD) =>
    awsAccounts.account(accountWith(asProfile(profile), accountId))
  return { aws, asked, requests, awsAccounts, account }
}

describe('a code is asked for', () => {
  test('once for a user and device, however many profiles, accounts and Regions', async () => {
    const { aws, asked, account } = await setUp(['123456'])
    const prod = account('prod')
    const staging = account('staging', STAGING)
    await Promise.all(
      ['us-east-1', 'eu-west-1', 'ap-south-1'].flatMap((region) =>
        [prod, staging].map((one) => one.flowLogsIn(region).describeVpcs(never())),
      ),
    )
    expect((await prod.identify(never())).accountId).toBe(PROD)
    expect((await staging.identify(never())).accountId).toBe(STAGING)
    expect(asked).toEqual([
      {
        kind: 'mfaCode',
        id: expect.any(String),
        profile: expect.stringMatching(/^(prod|staging)$/),
        serial: DEVICE,
        serves: expect.any(Array),
      },
    ])
    expect(count(aws.calls, 'GetSessionToken')).toBe(1)
    expect(count(aws.calls, 'AssumeRole')).toBe(2)
    const [exchange] = aws.calls.filter(({ action }) => action === 'GetSessionToken')
    expect(exchange?.parameters).toMatchObject({
      SerialNumber: DEVICE,
      TokenCode: '123456',
      DurationSeconds: '43200',
    })
  })

  test('not again when a role has expired', async () => {
    const { aws, asked, account, awsAccounts } = await setUp(['123456'])
    await account('prod').identify(never())
    awsAccounts.forgetCredentials(PROD)
    await account('prod').identify(never())
    expect(count(aws.calls, 'AssumeRole')).toBe(2)
    expect(asked).toHaveLength(1)
  })

  test('again after everything was forgotten', async () => {
    const { asked, account, awsAccounts } = await setUp(['123456', '222222'])
    await account('prod').identify(never())
    awsAccounts.forgetCredentials()
    await account('prod').identify(never())
    expect(asked).toHaveLength(2)
  })

  test('for both profiles, which it names; who declines it for one is asked for the other', async () => {
    const { env } = await awsFiles(FILES)
    const aws = await localAws(cloudWithMfa())
    const requests = createSignInRequests()
    const asked: (readonly string[])[] = []
    requests.onChange(() => {
      for (const request of requests.list()) {
        if (request.kind !== 'mfaCode') continue
        const names = request.serves.map(({ profile, accountId }) => `${profile} ${accountId}`).toSorted()
        if (asked.length === 0 && names.length < 2) continue
        if (asked.length === 0) requests.cancel(request.id)
        else requests.enterCode(request.id, '123456')
        asked.push(names)
      }
    })
    const awsAccounts = connected(aws.endpoint, { env, requests })
    const [prod, staging] = await Promise.allSettled([
      awsAccounts.account(accountWith(asProfile('prod'), PROD)).identify(never()),
      awsAccounts.account(accountWith(asProfile('staging'), STAGING)).identify(never()),
    ])
    const other = prod.status === 'fulfilled' ? `prod ${PROD}` : `staging ${STAGING}`
    expect([prod.status, staging.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(asked).toEqual([[`prod ${PROD}`, `staging ${STAGING}`], [other]])
  })

  test('again, with the reason, when it was wrong', async () => {
    const { asked, account } = await setUp(['000000', '000000', '123456'])
    expect((await account('prod').identify(never())).accountId).toBe(PROD)
    expect(asked.map(({ refused }) => refused)).toEqual([
      undefined,
      expect.stringContaining('Each code works once'),
      expect.stringContaining('Each code works once'),
    ])
  })

  test('three times at most', async () => {
    const { aws, asked, account } = await setUp(['000000', '000000', '000000', '123456'])
    await expect(account('prod').identify(never())).rejects.toMatchObject({
      details: {
        reason: 'signInMissing',
        code: 'MfaCodeRefused',
        message: expect.stringMatching(
          /^Profile "prod": AWS accepted none of 3 codes of the MFA device .*mfa\/me\. Check/,
        ),
      },
    })
    expect(asked).toHaveLength(3)
    expect(count(aws.calls, 'AssumeRole')).toBe(0)
  })

  test('once more by whoever tries again', async () => {
    const { asked, account } = await setUp(['000000', '000000', '000000', '123456'])
    const prod = account('prod')
    await prod.identify(never()).catch(() => undefined)
    expect((await prod.identify(never())).accountId).toBe(PROD)
    expect(asked).toHaveLength(4)
  })
})

describe('where GetSessionToken is forbidden', () => {
  test('the code goes with the role, and the person is not asked twice for it', async () => {
    const { aws, asked, account } = await setUp(['123456'], { sessionTokens: 'denied' })
    expect((await account('prod').identify(never())).accountId).toBe(PROD)
    expect(asked).toHaveLength(1)
    const [role] = aws.calls.filter(({ action }) => action === 'AssumeRole')
    expect(role?.parameters).toMatchObject({
      SerialNumber: DEVICE,
      TokenCode: '123456',
      RoleArn: roleIn(PROD),
    })
  })

  test('that is found out once, and each role has a code of its own', async () => {
    const { aws, asked, account } = await setUp(['123456', '222222'], { sessionTokens: 'denied' })
    await Promise.all([account('prod').identify(never()), account('staging', STAGING).identify(never())])
    expect(asked.map(({ profile }) => profile).sort()).toEqual(['prod', 'staging'])
    expect(count(aws.calls, 'GetSessionToken')).toBe(1)
    expect(count(aws.calls, 'AssumeRole')).toBe(2)
  })
})

test('temporary credentials can’t be exchanged: the code goes with the role, and AWS’s own words are told', async () => {
  const { aws, asked, account } = await setUp(['123456'])
  await expect(account('temporary').identify(never())).rejects.toMatchObject({
    details: {
      reason: 'signInMissing',
      code: 'MfaDeviceRefused',
      message: expect.stringMatching(
        /does not take the device .*mfa\/me \(.*unable to validate MFA code\.\)\. Check mfa_serial/,
      ),
    },
  })
  // A device that is not theirs is no wrong code: nobody is asked again.
  expect(asked).toHaveLength(1)
  expect(aws.actions()).toEqual(['AssumeRole'])
})

test('declining is said in words, and ends nothing else', async () => {
  const { aws, asked, account } = await setUp([])
  await expect(account('prod').identify(never())).rejects.toMatchObject({
    details: {
      reason: 'signInMissing',
      code: 'MfaCodeMissing',
      message: `Profile "prod": The profile prod asks for the code of the MFA device ${DEVICE}, and none was entered.`,
    },
  })
  expect(asked).toHaveLength(1)
  expect(aws.calls).toEqual([])
  expect((await account('base', MANAGEMENT).identify(never())).accountId).toBe(MANAGEMENT)
})

test('where nobody is there to be asked, it is a problem at once', async () => {
  const { env } = await awsFiles(FILES)
  const aws = await localAws(cloudWithMfa())
  const account = connected(aws.endpoint, { env }).account(accountWith(asProfile('prod')))
  await expect(account.identify(never())).rejects.toMatchObject({ details: { code: 'MfaCodeMissing' } })
})

test('a person who is asked when the app closes is not waited for', async () => {
  const { env } = await awsFiles(FILES)
  const aws = await localAws(cloudWithMfa())
  const requests = createSignInRequests()
  const account = connected(aws.endpoint, { env, requests }).account(accountWith(asProfile('prod')))
  const identifying = account.identify(never())
  const asked = new Promise<void>((resolve) => onTestFinished(requests.onChange(resolve)))
  requests.onChange(() => requests.close())
  await asked
  await expect(identifying).rejects.toMatchObject({ details: { code: 'MfaCodeMissing' } })
  expect(requests.list()).toEqual([])
})

test('the code is in no message', async () => {
  const { env } = await awsFiles(FILES)
  const aws = await localAws((call) => {
    const code = call.parameters.TokenCode
    if (code === undefined) return cloudWithMfa()(call)
    const words = `Value at tokenCode failed to satisfy constraint`
    return {
      status: 400,
      body: `<ErrorResponse><Error><Code>ValidationError</Code><Message>${words}</Message></Error></ErrorResponse>`,
    }
  })
  const { requests } = somebodyWith('271828')
  const account = connected(aws.endpoint, { env, requests }).account(accountWith(asProfile('prod')))
  const failure = await account.identify(never()).catch((error: unknown) => error)
  expect(failure).toMatchObject({ details: { code: 'ValidationError' } })
  expect(`${JSON.stringify(failure)} ${String(failure)}`).not.toContain('271828')
})

describe('the next code will be asked for', () => {
  const hoursFromNow = (date: Date | undefined) =>
    date === undefined ? undefined : Math.round((date.getTime() - Date.now()) / 3_600_000)

  test('in half a day', async () => {
    const { account, awsAccounts } = await setUp(['123456'])
    const prod = accountWith(asProfile('prod'))
    expect(awsAccounts.endsAt(prod)).toBeUndefined()
    await account('prod').identify(never())
    expect(hoursFromNow(awsAccounts.endsAt(prod))).toBe(12)
  })

  test('in an hour, where it goes with the role', async () => {
    const { account, awsAccounts } = await setUp(['123456'], { sessionTokens: 'denied' })
    await account('prod').identify(never())
    expect(hoursFromNow(awsAccounts.endsAt(accountWith(asProfile('prod'))))).toBe(1)
  })
})
