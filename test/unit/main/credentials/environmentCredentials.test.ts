import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { listen } from '../../../../main/async/listen.ts'
import type { Environment } from '../../../../main/configuration/environment.ts'
import { environmentSource, variablesSource } from '../../../../main/credentials/environmentCredentials.ts'
import { connected, localAws, never } from '../../../doubles/localAws.ts'
import { MANAGEMENT, organization, through } from '../../../doubles/localOrganization.ts'
import { accountWith, awsFiles, keys, roleIn } from './localUser.ts'

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT', AWS_SECRET_ACCESS_KEY: 'canary' }

describe('what the environment has is said in words, without a secret', () => {
  test.each<[string, Environment, string, RegExp]>([
    ['nothing', {}, 'none', /^No variable/],
    [
      'empty variables',
      { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_PROFILE: '' },
      'none',
      /^No variable/,
    ],
    [
      'half a key',
      { AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT' },
      'incomplete',
      /^AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not/,
    ],
    ['keys', KEYS, 'keys', /^AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set\.$/],
    ['temporary keys', { ...KEYS, AWS_SESSION_TOKEN: 'canary' }, 'keys', /and AWS_SESSION_TOKEN are set\.$/],
    ['a profile', { AWS_PROFILE: 'prod' }, 'profile', /^AWS_PROFILE names the profile prod\.$/],
    ['both', { ...KEYS, AWS_PROFILE: 'prod' }, 'keys', /AWS_PROFILE \(prod\) is set too, and not used\.$/],
    [
      'a web identity',
      { AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: roleIn(MANAGEMENT) },
      'webIdentity',
      /leads to arn:aws:iam::999999999999:role\/Admin\.$/,
    ],
    [
      'half a web identity',
      { AWS_WEB_IDENTITY_TOKEN_FILE: '/token' },
      'incomplete',
      /^AWS_WEB_IDENTITY_TOKEN_FILE is set and AWS_ROLE_ARN is not/,
    ],
    [
      'a container',
      {
        AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/',
        AWS_CONTAINER_AUTHORIZATION_TOKEN: 'canary',
      },
      'container',
      /^This container, or AWS CloudShell/,
    ],
    ['an ECS task', { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/x' }, 'container', /^This container/],
    [
      'a profile in a container',
      { AWS_PROFILE: 'prod', AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/x' },
      'profile',
      /^AWS_PROFILE/,
    ],
  ])('%s', (_, env, kind, words) => {
    expect(variablesSource(env)).toEqual({
      kind,
      words: expect.stringMatching(words),
      ...(kind === 'profile' && { profile: 'prod' }),
    })
    expect(variablesSource(env).words).not.toMatch(/canary|AKIAENVIRONMENT/)
  })
})

describe('what AWS tools find by themselves is named, with what is not used', () => {
  const source = async (credentials: string | undefined, more: Environment = {}) => {
    const { env } = await awsFiles({ ...(credentials !== undefined && { credentials }) })
    return environmentSource({ ...env, ...more })
  }

  test('the profile default, where no variable names credentials', async () => {
    expect(await source(`[default]\n${keys('AKIADEFAULT')}`)).toEqual({
      kind: 'profile',
      profile: 'default',
      words: 'No variable has or names credentials, so the profile default counts.',
    })
  })

  test('the profile default before a container, as the AWS CLI has it', async () => {
    const found = await source(`[default]\n${keys('AKIADEFAULT')}`, {
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/x',
    })
    expect(found).toMatchObject({ kind: 'profile', words: expect.stringContaining('are not used.') })
  })

  test('a profile default that is wrong is not passed over', async () => {
    expect(await source('[default]\nrole_arn = arn:aws:iam::111122223333:role/Admin\n')).toMatchObject({
      kind: 'profile',
      words: expect.stringMatching(/can’t be used: It names a role, but not how to assume it/),
    })
  })

  test.each([
    ['no files', undefined],
    ['a profile default with a Region only', '[default]\nregion = eu-west-1\n'],
  ])('nothing: %s', async (_, credentials) => {
    const found = await source(credentials, { AWS_EC2_METADATA_DISABLED: 'true' })
    expect(found.kind).toBe('none')
    expect(found.words).toMatch(/no profile default with credentials in .*config or .*credentials\./)
    expect(found.words).toContain('AWS_EC2_METADATA_DISABLED forbids')
  })

  test('what is set and does nothing', async () => {
    const found = await source(undefined, {
      AWS_SECRET_ACCESS_KEY: 'canary',
      AWS_ROLE_ARN: roleIn(MANAGEMENT),
    })
    expect(found.words).toContain('AWS_SECRET_ACCESS_KEY is set without AWS_ACCESS_KEY_ID, and not used.')
    expect(found.words).toContain('AWS_ROLE_ARN is set without AWS_WEB_IDENTITY_TOKEN_FILE, and not used.')
    expect(found.words).not.toContain('canary')
  })

  test('a token file that is not there', async () => {
    const env = { AWS_WEB_IDENTITY_TOKEN_FILE: '/nonexistent', AWS_ROLE_ARN: roleIn(MANAGEMENT) }
    expect(await environmentSource(env)).toMatchObject({
      kind: 'incomplete',
      words: expect.stringContaining('names the file /nonexistent, which is not there'),
    })
  })
})

describe('an account is reached with', () => {
  async function keysUsed(env: Environment) {
    const aws = await localAws(organization)
    const awsAccounts = connected(aws.endpoint, { env })
    await awsAccounts.identify(through, never())
    return { used: aws.calls.map(({ accessKeyId }) => accessKeyId), aws, awsAccounts }
  }

  test('the keys, though a profile is named', async () => {
    const { env } = await awsFiles({ credentials: `[prod]\n${keys('AKIAPROFILE')}` })
    expect((await keysUsed({ ...env, ...KEYS, AWS_PROFILE: 'prod' })).used).toEqual(['AKIAENVIRONMENT'])
  })

  test('the profile, where there are no keys', async () => {
    const { env } = await awsFiles({ credentials: `[prod]\n${keys('AKIAPROFILE')}` })
    expect((await keysUsed({ ...env, AWS_PROFILE: 'prod' })).used).toEqual(['AKIAPROFILE'])
  })

  test('the profile default, where nothing names another', async () => {
    const { env } = await awsFiles({ credentials: `[default]\n${keys('AKIADEFAULT')}` })
    expect((await keysUsed(env)).used).toEqual(['AKIADEFAULT'])
  })

  test('the role of an EC2 instance, where nothing else is found', async () => {
    const instance = createServer((request, response) => {
      const given = {
        Code: 'Success',
        AccessKeyId: 'ASIAINSTANCE',
        SecretAccessKey: 's',
        Token: 't',
        Expiration: new Date(Date.now() + 3_600_000).toISOString(),
      }
      const answers: Readonly<Record<string, string>> = {
        '/latest/api/token': 'token',
        '/latest/meta-data/iam/security-credentials/': 'Operator',
        '/latest/meta-data/iam/security-credentials/Operator': JSON.stringify(given),
      }
      response.end(answers[request.url ?? ''] ?? '')
    })
    const port = await listen(instance, 0)
    vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', `http://127.0.0.1:${port}`)
    onTestFinished(() => {
      instance.close()
      vi.unstubAllEnvs()
    })
    const { env } = await awsFiles({})
    expect((await keysUsed(env)).used).toEqual(['ASIAINSTANCE'])
  })

  test('what the container gives, asked with its token', async () => {
    const asked: (string | undefined)[] = []
    const container = createServer((request, response) => {
      asked.push(request.headers.authorization)
      const given = {
        AccessKeyId: 'ASIACONTAINER',
        SecretAccessKey: 's',
        Token: 't',
        Expiration: new Date(Date.now() + 3_600_000).toISOString(),
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(given))
    })
    const port = await listen(container, 0)
    onTestFinished(() => void container.close())
    const { used, awsAccounts } = await keysUsed({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'of this container',
    })
    expect(used).toEqual(['ASIACONTAINER'])
    expect(asked).toEqual(['of this container'])
    // Renewed by the container, without a person.
    expect(awsAccounts.endsAt(accountWith(through))).toBeUndefined()
  })

  test('a web identity’s role, for the token in the file', async () => {
    const { home } = await awsFiles({})
    await writeFile(join(home, 'token'), 'web-identity-token')
    const name = 'AssumeRoleWithWebIdentity'
    const given =
      '<AccessKeyId>ASIAWEB</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>'
    const aws = await localAws((call) =>
      call.action === name
        ? {
            body: `<${name}Response><${name}Result><Credentials>${given}</Credentials></${name}Result></${name}Response>`,
          }
        : organization(call),
    )
    const env = {
      AWS_WEB_IDENTITY_TOKEN_FILE: join(home, 'token'),
      AWS_ROLE_ARN: roleIn(MANAGEMENT),
      AWS_ROLE_SESSION_NAME: 'pod',
    }
    await connected(aws.endpoint, { env }).identify(through, never())
    expect(aws.calls[0]?.parameters).toMatchObject({
      RoleArn: roleIn(MANAGEMENT),
      RoleSessionName: 'pod',
      WebIdentityToken: 'web-identity-token',
    })
    expect(aws.calls[1]).toMatchObject({ action: 'GetCallerIdentity', accessKeyId: 'ASIAWEB' })
  })
})

describe('what the environment lacks is said as what to sign in with', () => {
  test('a container that does not answer', async () => {
    const closed = createServer()
    const port = await listen(closed, 0)
    await new Promise((done) => closed.close(done))
    const { env: files } = await awsFiles({})
    const env = { ...files, AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/` }
    await expect(connected('http://127.0.0.1:1', { env }).identify(through, never())).rejects.toMatchObject({
      details: {
        reason: 'signInMissing',
        message: expect.stringContaining(
          'AWS_CONTAINER_CREDENTIALS_FULL_URI names an endpoint for credentials that gives none',
        ),
      },
    })
  }, 20_000)

  test('a container elsewhere, whom the token would be sent to', async () => {
    const env = {
      ...(await awsFiles({})).env,
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://credentials.example/',
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'canary',
    }
    const failure = await connected('http://127.0.0.1:1', { env })
      .identify(through, never())
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ details: { reason: 'signInMissing' } })
    expect(JSON.stringify(failure)).not.toContain('canary')
  })

  test('a token file that is not there', async () => {
    const env = { AWS_WEB_IDENTITY_TOKEN_FILE: '/nonexistent', AWS_ROLE_ARN: roleIn(MANAGEMENT) }
    await expect(connected('http://127.0.0.1:1', { env }).identify(through, never())).rejects.toMatchObject({
      details: {
        reason: 'signInMissing',
        message: expect.stringContaining('names the file /nonexistent, which is not there'),
      },
    })
  })
})

describe('keys of the environment end', () => {
  const at = '2099-05-06T07:08:09Z'
  const ending = async (more: Environment, access: Parameters<typeof accountWith>[0] = through) => {
    const aws = await localAws(organization)
    const awsAccounts = connected(aws.endpoint, { env: { ...KEYS, ...more } })
    const account = accountWith(access)
    await awsAccounts.account(account).identify(never())
    return awsAccounts.endsAt(account)
  }

  test('when they say so', async () => {
    expect(await ending({ AWS_CREDENTIAL_EXPIRATION: at })).toEqual(new Date(at))
  })

  test('never, or nobody knows', async () => {
    expect(await ending({})).toBeUndefined()
    expect(await ending({ AWS_CREDENTIAL_EXPIRATION: 'soon' })).toBeUndefined()
  })

  test('and a role that they assumed lasts as long, or longer', async () => {
    const access = { kind: 'role', roleName: 'Admin', through } as const
    expect(await ending({ AWS_CREDENTIAL_EXPIRATION: at }, access)).toEqual(new Date(at))
    const soon = new Date(Date.now() + 10 * 60_000).toISOString()
    const inAnHour = await ending({ AWS_CREDENTIAL_EXPIRATION: soon }, access)
    expect(Math.round(((inAnHour?.getTime() ?? 0) - Date.now()) / 60_000)).toBe(60)
    expect(await ending({}, access)).toBeUndefined()
  })
})
