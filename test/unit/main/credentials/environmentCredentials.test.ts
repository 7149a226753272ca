import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listen } from '../../../../main/async/listen.ts'
import type { Environment } from '../../../../main/configuration/environment.ts'
import { environmentKind } from '../../../../main/credentials/environmentCredentials.ts'
import { connected, localAws, never } from '../../../doubles/localAws.ts'
import { MANAGEMENT, organization, through } from '../../../doubles/localOrganization.ts'
import { accountWith, awsFiles, keys, roleIn } from './localUser.ts'

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT', AWS_SECRET_ACCESS_KEY: 'canary' }

describe('what the environment has is said in words, without a secret', () => {
  test.each<[string, Environment, string, RegExp]>([
    ['nothing', {}, 'none', /no AWS credentials in the environment/],
    [
      'empty variables',
      { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_PROFILE: '' },
      'none',
      /no AWS/,
    ],
    ['half a key', { AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT' }, 'none', /no AWS/],
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
    ['half a web identity', { AWS_WEB_IDENTITY_TOKEN_FILE: '/token' }, 'none', /no AWS/],
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
    expect(environmentKind(env)).toEqual({
      kind,
      words: expect.stringMatching(words),
      ...(kind === 'profile' && { profile: 'prod' }),
    })
    expect(environmentKind(env).words).not.toMatch(/canary|AKIAENVIRONMENT/)
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
    const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/` }
    await expect(connected('http://127.0.0.1:1', { env }).identify(through, never())).rejects.toMatchObject({
      details: { reason: 'connection' },
    })
  }, 20_000)

  test('a container elsewhere, whom the token would be sent to', async () => {
    const env = {
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
      details: { reason: 'signInMissing', code: 'FileUnreadable' },
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
