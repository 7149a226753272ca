import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openAwsAccounts } from '../../../../../main/accounts/awsAccounts.ts'
import { ACCOUNT, connected, identity, localAws, never, queryError } from '../../../../doubles/localAws.ts'
import { inAnHour, MANAGEMENT, organization } from '../../../../doubles/localOrganization.ts'

describe('a profile', () => {
  async function configFiles(config: string) {
    const directory = await mkdtemp(join(tmpdir(), 'profiles-'))
    onTestFinished(() => rm(directory, { recursive: true }))
    const file = join(directory, 'config')
    await writeFile(file, config)
    return { file, env: { AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: join(directory, 'none') } }
  }
  const keys = (id: string) => `aws_access_key_id = ${id}\naws_secret_access_key = s\n`

  test('with keys; read again after the sign-in had expired', async () => {
    const { file, env } = await configFiles(`[profile prod]\n${keys('AKIAOLD')}`)
    const aws = await localAws((call) =>
      call.accessKeyId === 'AKIAOLD' ? queryError(403, 'ExpiredToken') : identity(MANAGEMENT),
    )
    const account = connected(aws.endpoint, { env }).account({
      ...ACCOUNT,
      access: { kind: 'profile', profile: 'prod' },
    })
    await expect(account.identify(never())).rejects.toMatchObject({ details: { reason: 'signInExpired' } })
    await writeFile(file, `[profile prod]\n${keys('AKIANEW')}`)
    await expect(account.identify(never())).resolves.toMatchObject({ accountId: MANAGEMENT })
  })

  test('with a role', async () => {
    const { env } = await configFiles(
      `[profile base]\n${keys('AKIABASE')}[profile prod]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n`,
    )
    const aws = await localAws(organization)
    const account = connected(aws.endpoint, { env }).account({
      ...ACCOUNT,
      access: { kind: 'profile', profile: 'prod' },
    })
    await account.flowLogsIn('eu-west-1').describeVpcs(never())
    await account.flowLogsIn('us-west-2').describeVpcs(never())
    expect(aws.calls.map(({ action, region }) => [action, region])).toEqual([
      ['AssumeRole', 'us-east-1'],
      ['DescribeVpcs', 'eu-west-1'],
      ['DescribeVpcs', 'us-west-2'],
    ])
  })

  test('with a role, out of reach, is given up as soon as everything else', async () => {
    const { env } = await configFiles(
      `[profile base]\n${keys('AKIABASE')}[profile prod]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n`,
    )
    const aws = await localAws((_, response) => void response.socket?.destroy())
    const identifying = connected(aws.endpoint, { env }).identify(
      { kind: 'profile', profile: 'prod' },
      never(),
    )
    await expect(identifying).rejects.toMatchObject({ details: { reason: 'connection' } })
    expect(aws.actions()).toEqual(['AssumeRole', 'AssumeRole'])
  })

  test('of IAM Identity Center asks in its own Region, through the proxy', async () => {
    const proxied: (string | undefined)[] = []
    const proxy = createServer().on('connect', ({ url }, socket) => {
      proxied.push(url)
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void proxy.close())
    const { port } = proxy.address() as AddressInfo

    const startUrl = 'https://acme.awsapps.com/start'
    const { file, env } = await configFiles(
      `[profile prod]\nsso_start_url = ${startUrl}\nsso_region = eu-central-1\nsso_account_id = 111122223333\nsso_role_name = Admin\n`,
    )
    const home = dirname(file)
    const token = {
      accessToken: 'hunter2',
      expiresAt: inAnHour().toISOString(),
      startUrl,
      region: 'eu-central-1',
    }
    await mkdir(join(home, '.aws/sso/cache'), { recursive: true })
    await writeFile(
      join(home, '.aws/sso/cache', `${createHash('sha1').update(startUrl).digest('hex')}.json`),
      JSON.stringify(token),
    )

    const aws = openAwsAccounts({ env: { ...env, HOME: home, HTTPS_PROXY: `http://127.0.0.1:${port}` } })
    onTestFinished(() => aws.close())
    const failure = await aws
      .identify({ kind: 'profile', profile: 'prod' }, never())
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ details: { reason: 'proxy' } })
    expect(JSON.stringify(failure)).not.toContain('hunter2')
    expect(new Set(proxied)).toEqual(new Set(['portal.sso.eu-central-1.amazonaws.com:443']))
  })

  test.each([
    ['that is not there', '', 'signInMissing', /^Profile "prod": /],
    [
      'with multi-factor authentication',
      `[profile base]\n${keys('AKIABASE')}[profile prod]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\nmfa_serial = arn:aws:iam::999999999999:mfa/me\n`,
      'signInMissing',
      /^Profile "prod": .*MFA device arn:aws:iam::999999999999:mfa\/me, and none was entered/,
    ],
    [
      'whose credential_process fails',
      '[profile prod]\ncredential_process = echo the password: hunter2 >&2; false hunter2\n',
      'signInMissing',
      /^Profile "prod": Its credential_process echo failed: exit status 1\. It wrote: “the password: …”\.$/,
    ],
    [
      'that may not assume its role',
      `[profile base]\n${keys('AKIABASE')}[profile prod]\nrole_arn = arn:aws:iam::111122223333:role/Missing\nsource_profile = base\n`,
      'accessDenied',
      /^Profile "prod": .*role\/Missing/,
    ],
  ])('%s', async (_, config, reason, message) => {
    const { env } = await configFiles(config)
    const aws = await localAws(organization)
    const identifying = connected(aws.endpoint, { env }).identify(
      { kind: 'profile', profile: 'prod' },
      never(),
    )
    await expect(identifying).rejects.toMatchObject({
      details: { reason, message: expect.stringMatching(message) },
    })
  })
})
