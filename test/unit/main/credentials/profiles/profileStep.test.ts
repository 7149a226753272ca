import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { connected, localAws, never } from '../../../../doubles/localAws.ts'
import { count, MANAGEMENT, organization } from '../../../../doubles/localOrganization.ts'
import { accountWith, asProfile, awsFiles, keys, roleIn } from '../localUser.ts'

const PROD = '111122223333'
const role = (arn: string, source: string, more = '') =>
  `role_arn = ${arn}\nsource_profile = ${source}\n${more}`

async function identified(profile: string, texts: Parameters<typeof awsFiles>[0]) {
  const { env } = await awsFiles(texts)
  const aws = await localAws(organization)
  const awsAccounts = connected(aws.endpoint, { env })
  return { aws, awsAccounts, answer: await awsAccounts.identify(asProfile(profile), never()) }
}

/** Which keys asked for which role. */
const chain = (
  calls: readonly { action: string; accessKeyId: string; parameters: Record<string, string> }[],
) =>
  calls
    .filter(({ action }) => action === 'AssumeRole')
    .map(({ accessKeyId, parameters }) => [accessKeyId, parameters.RoleArn])

describe('a role', () => {
  test('through a role through a role', async () => {
    const { aws, answer } = await identified('prod', {
      credentials: `[base]\n${keys('AKIABASE')}`,
      config: `[profile hub]\n${role(roleIn('222222222222'), 'base')}
[profile spoke]\n${role(roleIn('333333333333'), 'hub')}
[profile prod]\n${role(roleIn(PROD), 'spoke')}`,
    })
    expect(answer.accountId).toBe(PROD)
    expect(chain(aws.calls)).toEqual([
      ['AKIABASE', roleIn('222222222222')],
      ['ASIA222222222222', roleIn('333333333333')],
      ['ASIA333333333333', roleIn(PROD)],
    ])
  })

  test('is assumed with the keys of its source, though text is glued to the next header', async () => {
    const { aws } = await identified('prod', {
      config: `[profile base]\n${keys('AKIABASE')}[profile other]# the test account\n${keys('AKIAOTHER')}
[profile prod]\n${role(roleIn(PROD), 'base')}`,
    })
    expect(chain(aws.calls)).toEqual([['AKIABASE', roleIn(PROD)]])
  })

  test('is assumed with the keys in its own section', async () => {
    const { aws } = await identified('prod', {
      config: `[profile prod]\n${role(roleIn(PROD), 'prod', keys('AKIAOWN'))}`,
    })
    expect(chain(aws.calls)).toEqual([['AKIAOWN', roleIn(PROD)]])
  })

  test('goes through the keys of a profile that has a role besides', async () => {
    const { aws } = await identified('prod', {
      config: `[profile both]\n${role(roleIn('222222222222'), 'both', keys('AKIABOTH'))}
[profile prod]\n${role(roleIn(PROD), 'both')}`,
    })
    expect(chain(aws.calls)).toEqual([['AKIABOTH', roleIn(PROD)]])
  })

  test('takes its settings from both files, the credentials file’s first', async () => {
    const { aws } = await identified('prod', {
      config: `[profile base]\n${keys('AKIACONFIG')}[profile prod]\n${role(roleIn(PROD), 'nobody')}`,
      credentials: `[base]\n${keys('AKIACREDENTIALS')}[prod]\nsource_profile = base\n`,
    })
    expect(chain(aws.calls)).toEqual([['AKIACREDENTIALS', roleIn(PROD)]])
  })

  test('is asked for as the profile says', async () => {
    const { aws } = await identified('prod', {
      config: `[profile base]\n${keys('AKIABASE')}
[profile prod]\n${role(roleIn(PROD), 'base', 'external_id = only-acme\nrole_session_name = anna\nduration_seconds = 43200\n')}`,
    })
    expect(aws.calls.find(({ action }) => action === 'AssumeRole')?.parameters).toMatchObject({
      ExternalId: 'only-acme',
      RoleSessionName: 'anna',
      DurationSeconds: '43200',
    })
  })

  test('is asked for without what the profile does not say', async () => {
    const { aws } = await identified('prod', {
      config: `[profile base]\n${keys('AKIABASE')}[profile prod]\n${role(roleIn(PROD), 'base')}`,
    })
    const { parameters } = aws.calls.find(({ action }) => action === 'AssumeRole') ?? {}
    expect(parameters).toMatchObject({ RoleSessionName: 'activeeye-onboarding' })
    expect(parameters).not.toHaveProperty('ExternalId')
    expect(parameters).not.toHaveProperty('SerialNumber')
  })
})

test('profiles with one source share its sign-in', async () => {
  const { env } = await awsFiles({
    config: `[profile base]\n${keys('AKIABASE')}
[profile hub]\n${role(roleIn('222222222222'), 'base')}
[profile prod]\n${role(roleIn(PROD), 'hub')}
[profile staging]\n${role(roleIn('444455556666'), 'hub')}`,
  })
  const aws = await localAws(organization)
  const awsAccounts = connected(aws.endpoint, { env })
  const found = await Promise.all(
    ['prod', 'staging', 'prod'].map((profile, at) =>
      awsAccounts.account(accountWith(asProfile(profile), `11111111111${at}`)).identify(never()),
    ),
  )
  expect(found.map(({ accountId }) => accountId)).toEqual([PROD, '444455556666', PROD])
  expect(chain(aws.calls).filter(([keyId]) => keyId === 'AKIABASE')).toHaveLength(1)
  expect(count(aws.calls, 'AssumeRole')).toBe(3)
})

describe('a command', () => {
  const printed = (fields: object) =>
    JSON.stringify({ Version: 1, AccessKeyId: 'AKIAPROCESS', SecretAccessKey: 's', ...fields })

  async function command(text: string) {
    const { home, env } = await awsFiles({})
    const script = join(home, 'print')
    await writeFile(script, `#!/bin/sh\n${text}\n`)
    await chmod(script, 0o700)
    await writeFile(env.AWS_CONFIG_FILE, `[profile prod]\ncredential_process = ${script} --token hunter2\n`)
    const aws = await localAws(organization)
    return { home, aws, awsAccounts: connected(aws.endpoint, { env }) }
  }

  test('gives the credentials, and is run once', async () => {
    const { home, aws, awsAccounts } = await command(
      `echo x >> "$(dirname "$0")/runs"; echo '${printed({})}'`,
    )
    const account = awsAccounts.account(accountWith(asProfile('prod')))
    await Promise.all(
      ['us-east-1', 'eu-west-1'].map((region) => account.flowLogsIn(region).describeVpcs(never())),
    )
    expect((await account.identify(never())).accountId).toBe(MANAGEMENT)
    expect(new Set(aws.calls.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['AKIAPROCESS']))
    const { readFile } = await import('node:fs/promises')
    expect(await readFile(join(home, 'runs'), 'utf8')).toBe('x\n')
  })

  test.each([
    ['fails', 'echo "token=hunter3, --token $2" >&2; exit 3', 'signInMissing'],
    ['prints no JSON', 'echo "no json: hunter3"', 'signInMissing'],
    ['prints another version', `echo '{"Version":2,"AccessKeyId":"hunter3"}'`, 'signInMissing'],
    [
      'prints what has expired',
      `echo '${printed({ SecretAccessKey: 'hunter3', Expiration: '2020-01-01T00:00:00Z' })}'`,
      'signInExpired',
    ],
  ])('that %s is told without its command line and the secrets that it printed', async (_, text, reason) => {
    const { awsAccounts } = await command(text)
    const failure = await awsAccounts.identify(asProfile('prod'), never()).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      details: { reason, message: expect.stringMatching(/^Profile "prod": ./) },
    })
    expect(JSON.stringify(failure) + String(failure)).not.toMatch(/hunter/)
  })
})

test('a web identity is asked for with its token, and one that is not there is said', async () => {
  const { home, env } = await awsFiles({})
  const token = join(home, 'token')
  await writeFile(token, 'web-identity-token')
  const section = (file: string) => `role_arn = ${roleIn(PROD)}\nweb_identity_token_file = ${file}\n`
  await writeFile(
    env.AWS_CONFIG_FILE,
    `[profile prod]\n${section(token)}[profile gone]\n${section(`${token}-gone`)}`,
  )
  const credentials = `<AccessKeyId>ASIA${PROD}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>`
  const result = 'AssumeRoleWithWebIdentity'
  const aws = await localAws((call) =>
    call.action === result
      ? {
          body: `<${result}Response><${result}Result><Credentials>${credentials}</Credentials></${result}Result></${result}Response>`,
        }
      : organization(call),
  )
  const awsAccounts = connected(aws.endpoint, { env })
  expect((await awsAccounts.identify(asProfile('prod'), never())).accountId).toBe(PROD)
  expect(aws.calls[0]?.parameters).toMatchObject({
    WebIdentityToken: 'web-identity-token',
    RoleArn: roleIn(PROD),
  })
  await expect(awsAccounts.identify(asProfile('gone'), never())).rejects.toMatchObject({
    details: { reason: 'signInMissing', message: expect.stringMatching(/^Profile "gone": A file .*ENOENT/) },
  })
})

test('the files are read again after what was in them was refused', async () => {
  const { credentials, env } = await awsFiles({ credentials: `[prod]\n${keys('AKIADELETED')}` })
  const aws = await localAws((call) =>
    call.accessKeyId === 'AKIADELETED'
      ? {
          status: 403,
          body: '<ErrorResponse><Error><Code>InvalidClientTokenId</Code></Error></ErrorResponse>',
        }
      : organization(call),
  )
  const awsAccounts = connected(aws.endpoint, { env })
  const attempt = () => awsAccounts.testConnection({ access: asProfile('prod') }, never())
  await expect(attempt()).rejects.toMatchObject({ details: { reason: 'signInMissing' } })
  await writeFile(credentials, `[prod]\n${keys('AKIANEW')}`)
  expect((await attempt()).accountId).toBe(MANAGEMENT)
})

test.each([
  ['no such profile', '', /^Profile "prod": There is no such profile/],
  [
    'a source that is missing',
    `[profile prod]\n${role(roleIn(PROD), 'gone')}`,
    /^Profile "prod": The source_profile "gone" of "prod" can’t be used. There is no such profile/,
  ],
  [
    'a source whose header needs quotation marks',
    `[profile prod]\n${role(roleIn(PROD), 'my keys')}[profile my keys]\n${keys('AKIAX')}`,
    /^Profile "prod": The source_profile "my keys" of "prod" can’t be used. Line 4: a name with a blank needs quotation marks: \[profile "my keys"\]/,
  ],
  [
    'a circle of three',
    `[profile prod]\n${role(roleIn(PROD), 'b')}[profile b]\n${role(roleIn(PROD), 'c')}[profile c]\n${role(roleIn(PROD), 'b')}`,
    /circle: prod → b → c → b/,
  ],
  ['itself as source, without keys', `[profile prod]\n${role(roleIn(PROD), 'prod')}`, /circle: prod → prod/],
  [
    'an sso-session that is missing',
    '[profile prod]\nsso_session = acme\nsso_account_id = 1\nsso_role_name = Admin\n',
    /sso-session acme, which is not in the config file/,
  ],
  [
    'half of an IAM Identity Center',
    '[profile prod]\nsso_start_url = https://acme.awsapps.com/start\nsso_role_name = Admin\n',
    /lacks sso_region, sso_account_id/,
  ],
  ['nothing to go by', '[profile prod]\nregion = eu-west-1\n', /has no settings for credentials/],
  [
    'half a key',
    '[profile prod]\naws_access_key_id = AKIAX\n',
    /access key is incomplete: aws_secret_access_key is missing/,
  ],
  [
    'half a key of the source',
    `[profile prod]\n${role(roleIn(PROD), 'b')}[profile b]\naws_secret_access_key = s\n`,
    /source_profile "b" of "prod" can’t be used. Its access key is incomplete: aws_access_key_id/,
  ],
  [
    'source_profile beside credential_source',
    `[profile prod]\n${role(roleIn(PROD), 'b')}credential_source = Environment\n[profile b]\n${keys('AKIAX')}`,
    /has both source_profile and credential_source/,
  ],
  [
    'a credential_source that AWS does not know',
    `[profile prod]\nrole_arn = ${roleIn(PROD)}\ncredential_source = Somewhere\n`,
    /credential_source is Somewhere. AWS knows Environment, EcsContainer, Ec2InstanceMetadata only/,
  ],
  [
    'a role beside keys, without how to assume it',
    `[profile prod]\nrole_arn = ${roleIn(PROD)}\n${keys('AKIAX')}`,
    /names a role, but not how to assume it/,
  ],
  [
    'a web identity without a role',
    '[profile prod]\nweb_identity_token_file = /token\n',
    /web_identity_token_file, but no role_arn/,
  ],
  [
    'an sso-session that contradicts the profile',
    '[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 222222222222\n[profile prod]\nsso_session = acme\nsso_account_id = 111111111111\nsso_role_name = Admin\n',
    /Its sso_account_id is 111111111111, and that of the sso-session acme is 222222222222/,
  ],
])('%s is said before anything is called', async (_, config, words) => {
  const { env } = await awsFiles({ config })
  const aws = await localAws(organization)
  const identifying = connected(aws.endpoint, { env }).identify(asProfile('prod'), never())
  await expect(identifying).rejects.toMatchObject({
    details: { reason: 'signInMissing', message: expect.stringMatching(words) },
  })
  expect(aws.calls).toEqual([])
})
