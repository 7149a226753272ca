import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openAwsAccounts } from '../../../../../main/accounts/awsAccounts.ts'
import { listen } from '../../../../../main/async/listen.ts'
import { awsCliToken, awsCliTokens } from '../../../../../main/credentials/identityCenter/awsCliCache.ts'
import { identity, localAws, never } from '../../../../doubles/localAws.ts'
import { accountWith, awsFiles } from '../localUser.ts'

const PORTAL = { startUrl: 'https://acme.awsapps.com/start', region: 'eu-central-1' }
const FUTURE = '2099-01-01T00:00:00Z'
const sure = { startUrl: PORTAL.startUrl, region: PORTAL.region, accessToken: 'good', expiresAt: FUTURE }

/** What the AWS CLI, or anything else, has left in its cache. */
async function cacheOf(files: Readonly<Record<string, unknown>>) {
  const { home, env } = await awsFiles({})
  const directory = join(home, '.aws/sso/cache')
  await mkdir(directory, { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return { directory, env }
}

/** Everything that can be seen of a directory from outside. */
async function picture(directory: string) {
  const names = (await readdir(directory)).sort()
  return Promise.all(
    names.map(async (name) => {
      const { mtimeMs, ino, size } = await stat(join(directory, name))
      return { name, mtimeMs, ino, size, text: await readFile(join(directory, name), 'utf8') }
    }),
  )
}

test('holds tokens beside registrations of clients, garbage and what is over', async () => {
  const { env } = await cacheOf({
    'a.json': sure,
    'old.json': { ...sure, accessToken: 'old', expiresAt: '2098-11-23T14:05:00UTC' },
    'botocore-client-id-eu-central-1.json': { clientId: 'x', clientSecret: 'y', expiresAt: FUTURE },
    'garbage.json': '{"accessToken": "half',
    'list.json': [],
    'empty.json': '',
    'none.json': { ...sure, accessToken: '' },
    'over.json': { ...sure, accessToken: 'over', expiresAt: '2020-01-01T00:00:00Z' },
    'undated.json': { ...sure, accessToken: 'undated', expiresAt: 'tomorrow' },
    'numbers.json': { ...sure, accessToken: 12 },
    'a.txt': sure,
  })
  const tokens = await awsCliTokens(env)
  expect(tokens.map(({ token }) => token).sort((one, other) => (one.value < other.value ? -1 : 1))).toEqual([
    { value: 'good', expiresAt: new Date(FUTURE), by: 'awsCli' },
    { value: 'old', expiresAt: new Date('2098-11-23T14:05:00Z'), by: 'awsCli' },
  ])
})

test('the one that is good longest is taken, for this portal and Region, however it is written', async () => {
  const { env } = await cacheOf({
    'a.json': { ...sure, accessToken: 'short', expiresAt: '2098-01-01T00:00:00Z' },
    'b.json': { ...sure, accessToken: 'long', startUrl: 'https://Acme.awsapps.com/start/#/' },
    'c.json': { ...sure, accessToken: 'elsewhere', region: 'us-east-1', expiresAt: '2099-12-31T00:00:00Z' },
    'd.json': { ...sure, accessToken: 'another', startUrl: 'https://acme2.awsapps.com/start' },
  })
  expect((await awsCliToken(env, PORTAL, () => true))?.value).toBe('long')
})

test.each([
  ['where there is no home', {}],
  ['where there is no cache', { HOME: '/nonexistent' }],
])('holds nothing %s', async (_, env) => {
  expect(await awsCliTokens(env)).toEqual([])
})

describe('a sign-in of the AWS CLI', () => {
  /** A portal that knows these tokens, and STS. */
  async function signedIn(files: Readonly<Record<string, unknown>>, known: Set<string>) {
    const { directory, env } = await cacheOf(files)
    const bearers: string[] = []
    const sts = await localAws(() => identity('111122223333', 'assumed-role/AWSReservedSSO_Admin_x/me'))
    const portal = createServer((request, response) => {
      const bearer = String(request.headers['x-amz-sso_bearer_token'])
      bearers.push(bearer)
      const ok = known.has(bearer)
      response.writeHead(ok ? 200 : 401, {
        'content-type': 'application/json',
        'x-amzn-errortype': 'UnauthorizedException',
      })
      const roleCredentials = {
        accessKeyId: 'ASIAPORTAL',
        secretAccessKey: 's',
        sessionToken: 't',
        expiration: Date.now() + 3_600_000,
      }
      response.end(
        JSON.stringify(ok ? { roleCredentials } : { message: 'Session token not found or invalid' }),
      )
    })
    const port = await listen(portal, 0)
    onTestFinished(() => {
      portal.closeAllConnections()
      portal.close()
    })
    const awsAccounts = openAwsAccounts({
      env: {
        ...env,
        AWS_ENDPOINT_URL_STS: sts.endpoint,
        AWS_ENDPOINT_URL_SSO: `http://127.0.0.1:${port}`,
      },
    })
    onTestFinished(() => awsAccounts.close())
    const access = { kind: 'identityCenter', ...PORTAL, roleName: 'Admin' } as const
    const attempt = () => awsAccounts.testConnection(accountWith(access), never())
    return { attempt, bearers, directory, awsAccounts }
  }

  test('counts, and its files stay as they are', async () => {
    const { attempt, bearers, directory, awsAccounts } = await signedIn(
      { 'a.json': { ...sure, refreshToken: 'r', clientId: 'c', clientSecret: 's' } },
      new Set(['good']),
    )
    const before = await picture(directory)
    expect(await attempt()).toMatchObject({ accountId: '111122223333', endsAt: new Date(FUTURE) })
    expect((await awsAccounts.signIns.state()).identityCenters).toEqual([
      { ...PORTAL, expiresAt: new Date(FUTURE).toISOString(), by: 'awsCli' },
    ])
    expect(bearers).toEqual(['good'])
    expect(await picture(directory)).toEqual(before)
  })

  test('that the portal refuses is not used again; the next one is, and then a newer one', async () => {
    const known = new Set<string>()
    const { attempt, bearers, directory, awsAccounts } = await signedIn(
      {
        'a.json': { ...sure, accessToken: 'revoked' },
        'b.json': { ...sure, accessToken: 'second', expiresAt: '2098-01-01T00:00:00Z' },
      },
      known,
    )
    await expect(attempt()).rejects.toMatchObject({
      details: {
        reason: 'signInExpired',
        code: 'NotSignedIn',
        message: `The sign-in to ${PORTAL.startUrl} has ended.`,
      },
    })
    expect(bearers.splice(0)).toEqual(['revoked', 'second'])
    await expect(attempt()).rejects.toMatchObject({ details: { code: 'NotSignedIn' } })
    expect(bearers).toEqual([])
    expect((await awsAccounts.signIns.state()).identityCenters).toEqual([])

    known.add('newer')
    await writeFile(join(directory, 'a.json'), JSON.stringify({ ...sure, accessToken: 'newer' }))
    expect(await attempt()).toMatchObject({ accountId: '111122223333' })
    expect(bearers).toEqual(['newer'])
  })

  test('that was never there is told apart from one that is over', async () => {
    const { attempt } = await signedIn({}, new Set())
    await expect(attempt()).rejects.toMatchObject({
      details: {
        reason: 'signInMissing',
        message: `Nobody is signed in to ${PORTAL.startUrl} on this computer yet.`,
      },
    })
  })
})
