import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { profileStepOf } from '../../../../../main/credentials/profiles/profileStep.ts'
import { readSharedConfig } from '../../../../../main/credentials/profiles/sharedConfig.ts'
import { connected, localAws, never, queryError } from '../../../../doubles/localAws.ts'
import { organization } from '../../../../doubles/localOrganization.ts'
import { asProfile, awsFiles, DEVICE, keys, roleIn } from '../localUser.ts'

const PROD = '111122223333'
const ROLE = `role_arn = ${roleIn(PROD)}\n`
const SSO =
  'sso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 222222222222\nsso_role_name = Admin\n'

async function stepOf(texts: Parameters<typeof awsFiles>[0], asSource = false) {
  const { env } = await awsFiles(texts)
  return profileStepOf(await readSharedConfig(env), 'prod', asSource)
}

/** As botocore's create_credential_resolver and ProfileProviderBuilder have it. */
describe('of settings of several kinds the one counts that the AWS CLI takes', () => {
  test.each([
    ['a role before keys', `${ROLE}source_profile = b\n${keys('AKIAX')}`, 'role'],
    [
      'a web identity before a source_profile',
      `${ROLE}source_profile = b\nweb_identity_token_file = /t\n`,
      'webIdentity',
    ],
    ['a role before IAM Identity Center', `${ROLE}source_profile = b\n${SSO}`, 'role'],
    ['IAM Identity Center before keys', `${SSO}${keys('AKIAX')}`, 'identityCenter'],
    ['aws login before a command', 'login_session = x\ncredential_process = /bin/x\n', 'login'],
    ['a command before keys of the config file', `credential_process = /bin/x\n${keys('AKIAX')}`, 'process'],
    ['keys before half of IAM Identity Center', `sso_session = acme\n${keys('AKIAX')}`, 'keys'],
  ])('%s', async (_, settings, kind) => {
    expect(await stepOf({ config: `[profile prod]\n${settings}` })).toMatchObject({ kind })
  })

  test.each([
    ['aws login', 'login_session = x\n'],
    ['a command', 'credential_process = /bin/x\n'],
  ])('keys of the credentials file before %s', async (_, settings) => {
    const texts = { config: `[profile prod]\n${settings}`, credentials: `[prod]\n${keys('AKIAX')}` }
    expect(await stepOf(texts)).toMatchObject({ kind: 'keys' })
  })

  test.each([
    ['its keys before its role', `${ROLE}source_profile = b\n${keys('AKIAX')}`, 'keys'],
    ['IAM Identity Center before its keys', `${SSO}${keys('AKIAX')}`, 'identityCenter'],
  ])('for a source_profile %s', async (_, settings, kind) => {
    expect(await stepOf({ config: `[profile prod]\n${settings}` }, true)).toMatchObject({ kind })
  })
})

describe('an access key comes from one file', () => {
  const signedWith = async (texts: Parameters<typeof awsFiles>[0]) => {
    const step = await stepOf(texts)
    if (step.kind !== 'keys') throw new Error(step.kind)
    const { aws_access_key_id, aws_session_token, aws_security_token } = step.settings
    return [aws_access_key_id, aws_session_token ?? aws_security_token]
  }

  test('without the session token of the other one', async () => {
    expect(
      await signedWith({
        config: `[profile prod]\n${keys('AKIACONFIG', 'token')}`,
        credentials: `[prod]\n${keys('AKIACREDENTIALS')}`,
      }),
    ).toEqual(['AKIACREDENTIALS', undefined])
    expect(
      await signedWith({
        config: `[profile prod]\n${keys('AKIACONFIG')}`,
        credentials: '[prod]\naws_session_token = token\n',
      }),
    ).toEqual(['AKIACONFIG', undefined])
  })

  test('and half of one is not completed by the other file', async () => {
    const texts = {
      config: '[profile prod]\naws_secret_access_key = s\n',
      credentials: '[prod]\naws_access_key_id = AKIAX\n',
    }
    await expect(stepOf(texts)).rejects.toMatchObject({
      details: {
        message: expect.stringMatching(/incomplete: aws_secret_access_key is missing in the same file/),
      },
    })
  })
})

test('a session token under its old name is sent', async () => {
  const { env } = await awsFiles({ credentials: `[prod]\n${keys('ASIAOLD')}aws_security_token = t0ken\n` })
  const sent: (string | undefined)[] = []
  const aws = await localAws((call, response) => {
    sent.push(response.req.headers['x-amz-security-token'] as string | undefined)
    return organization(call)
  })
  await connected(aws.endpoint, { env }).identify(asProfile('prod'), never())
  expect(sent).toEqual(['t0ken'])
})

describe('who is to blame', () => {
  const CHAIN = `[profile base]\n${keys('AKIABASE')}
[profile hub]\nrole_arn = ${roleIn('222222222222', 'Hub')}\nsource_profile = base
[profile prod]\n${ROLE}source_profile = hub\n`

  async function failure(config: string, denied: string) {
    const { env } = await awsFiles({ config })
    const aws = await localAws((call) =>
      call.parameters.RoleArn === denied
        ? queryError(403, 'AccessDenied', `User: x is not authorized to perform: sts:AssumeRole on ${denied}`)
        : organization(call),
    )
    return connected(aws.endpoint, { env })
      .identify(asProfile('prod'), never())
      .then(
        () => undefined,
        (error: { details: { message: string } }) => error.details.message,
      )
  }

  test.each([
    ['hub', roleIn('222222222222', 'Hub')],
    ['prod', roleIn(PROD)],
  ])('the profile %s, whose role is denied', async (profile, arn) => {
    expect(await failure(CHAIN, arn)).toMatch(new RegExp(`^Profile "${profile}": User: x is not authorized`))
  })

  test('a role that may demand MFA, when only its source names a device', async () => {
    const config = `[profile base]\n${keys('AKIABASE')}mfa_serial = ${DEVICE}\n[profile prod]\n${ROLE}source_profile = base\n`
    const message = await failure(config, roleIn(PROD))
    expect(message).toContain(`the profile "base" names the MFA device ${DEVICE}`)
    expect(message).toContain(`write mfa_serial = ${DEVICE} into the profile "prod"`)
    expect(await failure(CHAIN, roleIn(PROD))).not.toContain('MFA')
  })
})

test('credential_source takes the keys of the environment, and not those of another profile', async () => {
  const { env, home } = await awsFiles({
    config: `[profile prod]\n${ROLE}credential_source = Environment\nduration_seconds = 900\n`,
  })
  const aws = await localAws(organization)
  const variables = { AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT', AWS_SECRET_ACCESS_KEY: 's' }
  const found = await connected(aws.endpoint, { env: { ...env, ...variables } }).identify(
    asProfile('prod'),
    never(),
  )
  expect(found.accountId).toBe(PROD)
  expect(aws.calls[0]).toMatchObject({
    action: 'AssumeRole',
    accessKeyId: 'AKIAENVIRONMENT',
    parameters: { DurationSeconds: '900', RoleSessionName: 'activeeye-onboarding' },
  })
  await writeFile(join(home, 'config'), `[profile prod]\n${ROLE}credential_source = EcsContainer\n`)
  await expect(connected(aws.endpoint, { env }).identify(asProfile('prod'), never())).rejects.toMatchObject({
    details: { message: expect.stringMatching(/^Profile "prod": Its credential_source is EcsContainer/) },
  })
})

describe('STS is called in the Region', () => {
  async function regions(config: string, variables: Record<string, string> = {}, stackRegion = 'us-east-1') {
    const { env } = await awsFiles({ config })
    const aws = await localAws(organization)
    const access = asProfile('prod')
    const awsAccounts = connected(aws.endpoint, { env: { ...env, ...variables } })
    await awsAccounts.testConnection({ access, stackRegion }, never())
    return [...new Set(aws.calls.map(({ region }) => region))]
  }
  const base = (more = '') => `[profile base]\n${keys('AKIABASE')}${more}`
  const prod = (more = '') => `[profile prod]\n${ROLE}source_profile = base\n${more}`

  test.each([
    ['that the profile names', `${base()}${prod('region = ap-southeast-2\n')}`, {}, 'ap-southeast-2'],
    [
      'that its source names',
      `${base('region = eu-west-1\n')}${prod()}`,
      { AWS_REGION: 'us-west-2' },
      'eu-west-1',
    ],
    ['of the environment', `${base()}${prod()}`, { AWS_REGION: 'us-west-2' }, 'us-west-2'],
    ['of the stack', `${base()}${prod()}`, {}, 'us-east-1'],
    [
      'that is one, when the profile names none that could be',
      `${base()}${prod('region = everywhere\n')}`,
      {},
      'us-east-1',
    ],
  ])('%s', async (_, config, variables, expected) => {
    expect(await regions(config, variables)).toEqual([expected])
  })

  test.each([
    ['us-gov-west-1', 'aws-us-gov', 'us-gov-west-1'],
    ['eusc-de-east-1', 'aws-eusc', 'eusc-de-east-1'],
    // The role tells the partition where the Region is another one's.
    ['us-east-1', 'aws-cn', 'cn-north-1'],
  ])('of %s for a role in %s: %s', async (region, partition, expected) => {
    const role = `role_arn = arn:${partition}:iam::${PROD}:role/Admin\nsource_profile = base\nregion = ${region}\n`
    expect(await regions(`${base()}[profile prod]\n${role}`)).toEqual([expected])
  })

  test('also for a role that is assumed through a profile', async () => {
    const { env } = await awsFiles({ config: base('region = ap-southeast-2\n') })
    const aws = await localAws(organization)
    const access = { kind: 'role', roleArn: roleIn(PROD), through: asProfile('base') } as const
    await connected(aws.endpoint, { env }).testConnection({ access, stackRegion: 'us-east-1' }, never())
    expect(new Set(aws.calls.map(({ region }) => region))).toEqual(new Set(['ap-southeast-2']))
    expect(aws.calls[0]?.accessKeyId).toBe('AKIABASE')
  })
})
