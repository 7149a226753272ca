import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openAwsAccounts } from '../../../../main/accounts/awsAccounts.ts'
import { endpointOverrides } from '../../../../main/configuration/endpoints.ts'
import { readSharedConfig } from '../../../../main/credentials/profiles/sharedConfig.ts'
import { identity, KEYS, localAws, never } from '../../../doubles/localAws.ts'

async function files(config = '', credentials = '') {
  const directory = await mkdtemp(join(tmpdir(), 'config-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const env = {
    AWS_CONFIG_FILE: join(directory, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(directory, 'credentials'),
  }
  await writeFile(env.AWS_CONFIG_FILE, config)
  await writeFile(env.AWS_SHARED_CREDENTIALS_FILE, credentials)
  return env
}

const everywhere = (url: string) =>
  ['STS', 'EC2', 'CloudFormation', 'Organizations', 'Account', 'SSO', 'SSO OIDC', 'S3', 'Signin'].map(
    (service) => ({
      service,
      url,
    }),
  )

test('calls go to AWS', async () => {
  expect(await endpointOverrides(await files())).toEqual([])
})

test('the practice cloud takes all of them', async () => {
  const env = { ...(await files()), AWS_ENDPOINT_URL: 'http://elsewhere' }
  expect(await endpointOverrides(env, { endpoint: 'http://127.0.0.1:1' })).toEqual(
    everywhere('http://127.0.0.1:1'),
  )
})

test('the environment redirects all, or one service', async () => {
  const env = await files()
  expect(await endpointOverrides({ ...env, AWS_ENDPOINT_URL: 'http://all' })).toEqual(
    everywhere('http://all'),
  )
  expect(await endpointOverrides({ ...env, AWS_ENDPOINT_URL_CLOUDFORMATION: 'http://one' })).toEqual([
    { service: 'CloudFormation', url: 'http://one' },
  ])
  expect(
    await endpointOverrides({ ...env, AWS_ENDPOINT_URL: 'http://all', AWS_ENDPOINT_URL_EC2: 'http://one' }),
  ).toContainEqual({ service: 'EC2', url: 'http://one' })
})

test('the profile redirects, after the environment', async () => {
  const env = await files(
    '[default]\nendpoint_url = http://default\n[profile lab]\nservices = lab\nendpoint_url = http://lab\n[services lab]\nec2 =\n  endpoint_url = http://lab-ec2\n',
  )
  expect(await endpointOverrides(env)).toEqual(everywhere('http://default'))
  const inLab = await endpointOverrides({ ...env, AWS_PROFILE: 'lab', AWS_ENDPOINT_URL_STS: 'http://sts' })
  expect(inLab).toEqual([
    { service: 'STS', url: 'http://sts' },
    { service: 'EC2', url: 'http://lab-ec2' },
    { service: 'CloudFormation', url: 'http://lab' },
    { service: 'Organizations', url: 'http://lab' },
    { service: 'Account', url: 'http://lab' },
    { service: 'SSO', url: 'http://lab' },
    { service: 'SSO OIDC', url: 'http://lab' },
    { service: 'S3', url: 'http://lab' },
    { service: 'Signin', url: 'http://lab' },
  ])
})

test('redirections can be ignored', async () => {
  const env = {
    ...(await files()),
    AWS_ENDPOINT_URL: 'http://all',
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  }
  expect(await endpointOverrides(env)).toEqual([])
})

test('a sign-in with IAM Identity Center, which carries a bearer token, is not redirected unseen', async () => {
  const env = {
    ...(await files()),
    AWS_ENDPOINT_URL_SSO: 'http://one',
    AWS_ENDPOINT_URL_SSO_OIDC: 'http://two/x',
  }
  expect(await endpointOverrides(env)).toEqual([
    { service: 'SSO', url: 'http://one' },
    { service: 'SSO OIDC', url: 'http://two/x' },
  ])
})

test.each([
  ['http://me:hunter2@all', 'http://all'],
  ['http://me:hun%40ter2@all:1/path?token=hunter2', 'http://all:1/path'],
  ['http://me:hun/ter2@all:1', ''],
  ['me:hunter2@all:5000', ''],
  ['nonsense', ''],
])('a password in the address %s is not shown', async (address, shown) => {
  const env = { ...(await files()), AWS_ENDPOINT_URL_STS: address }
  expect(await endpointOverrides(env)).toEqual([{ service: 'STS', url: shown }])
})

test('what is said is what happens', async () => {
  const aws = await localAws(() => identity('111122223333'))
  const awsAccounts = openAwsAccounts({ env: { ...KEYS, AWS_ENDPOINT_URL_STS: aws.endpoint } })
  onTestFinished(() => awsAccounts.close())
  await awsAccounts.identify({ kind: 'environment' }, never())
  expect(aws.actions()).toEqual(['GetCallerIdentity'])
})

test('and nothing else: the SDK finds no redirection of its own', async () => {
  const aws = await localAws(() => identity('111122223333'))
  vi.stubEnv('AWS_ENDPOINT_URL', aws.endpoint)
  onTestFinished(() => void vi.unstubAllEnvs())
  const proxy = createServer().on('connect', (_, socket) => socket.end('HTTP/1.1 407 Sign in\r\n\r\n'))
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  const { port } = proxy.address() as AddressInfo

  const env = { ...KEYS, ...(await files()), HTTPS_PROXY: `http://127.0.0.1:${port}` }
  const awsAccounts = openAwsAccounts({ env })
  onTestFinished(() => awsAccounts.close())
  await expect(awsAccounts.identify({ kind: 'environment' }, never())).rejects.toMatchObject({
    details: { reason: 'proxy', host: 'sts.us-east-1.amazonaws.com' },
  })
  expect(aws.calls).toEqual([])
})

test.each(['constructor', 'toString', 'hasOwnProperty'])(
  'a section [%s], which the SDK would write into every object, is refused before it does',
  async (header) => {
    const env = await files(`[${header}]\nassign = x\n`)
    await expect(endpointOverrides(env)).rejects.toThrow(
      /no AWS tool for JavaScript can read a profile called/,
    )
    await expect(readSharedConfig(env)).rejects.toThrow('Rename it')
    expect(typeof Object.assign).toBe('function')
  },
)
