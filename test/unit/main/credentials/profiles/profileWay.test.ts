import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openAwsAccounts } from '../../../../../main/accounts/awsAccounts.ts'
import { endpointVariant } from '../../../../../main/configuration/endpoints.ts'
import { listProfiles } from '../../../../../main/credentials/profiles/listProfiles.ts'
import { readSharedConfig } from '../../../../../main/credentials/profiles/sharedConfig.ts'
import { never } from '../../../../doubles/localAws.ts'
import { asProfile, awsFiles, keys } from '../localUser.ts'

const LAB = `[profile lab]\n${keys('AKIALAB')}`

/** Why the profile can't be used, if it can't. */
async function unusable(more: string, variables: Record<string, string> = {}) {
  const { env } = await awsFiles({
    config: `${LAB}${more}\n[services vpce]\nsts =\n  endpoint_url = https://vpce.example.com/x?token=y\n`,
  })
  const [lab] = listProfiles(await readSharedConfig({ ...env, ...variables }))
  return lab?.unusable
}

test.each([
  ['endpoint_url = http://127.0.0.1:4566', 'http://127.0.0.1:4566'],
  ['services = vpce', 'https://vpce.example.com/x.'],
  ['endpoint_url = nowhere', 'what is no http address'],
])('a profile with %s is not used past that endpoint', async (setting, address) => {
  const why = await unusable(setting)
  expect(why).toContain(`Its endpoint_url sends calls to ${address}`)
  expect(why).toContain('start it with the variable AWS_PROFILE set to lab')
})

test.each([
  ['the profile that AWS_PROFILE names', 'endpoint_url = http://127.0.0.1:4566', { AWS_PROFILE: 'lab' }],
  [
    'an endpoint of the environment, which comes first',
    'endpoint_url = http://x',
    { AWS_ENDPOINT_URL: 'http://y' },
  ],
  ['ignored endpoints', 'endpoint_url = http://x', { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }],
  [
    'endpoints that the profile ignores',
    'endpoint_url = http://x\nignore_configured_endpoint_urls = true',
    {},
  ],
  ['an endpoint for S3 alone', 'services = files\n[services files]\ns3 =\n  endpoint_url = http://x', {}],
  ['services that are not there', 'services = gone', {}],
] as const)('it is used with %s', async (_, setting, variables) => {
  expect(await unusable(setting, variables)).toBeUndefined()
})

const USES_CA_FILE = /Its ca_bundle = \/corp\/ca\.pem is not used: .*network --ca-file \/corp\/ca\.pem/

test.each([
  ['ca_bundle = /corp/ca.pem', {}, USES_CA_FILE],
  ['ca_bundle = /corp/ca.pem', { AWS_PROFILE: 'lab' }, undefined],
  ['ca_bundle = /corp/ca.pem', { AWS_CA_BUNDLE: '/other.pem' }, undefined],
  ['sts_regional_endpoints = legacy', {}, /^Its sts_regional_endpoints = legacy is not used: /],
  ['sts_regional_endpoints = regional', {}, undefined],
  ['defaults_mode = in-region', { AWS_PROFILE: 'lab' }, /^Its defaults_mode = in-region is not used: /],
  ['defaults_mode = legacy', {}, undefined],
])('of a profile with %s and %j is said what is not used', async (setting, variables, words) => {
  const { env } = await awsFiles({ config: `${LAB}${setting}\n` })
  const [lab] = listProfiles(await readSharedConfig({ ...env, ...variables }))
  expect(lab?.notUsed).toEqual(words === undefined ? undefined : expect.stringMatching(words))
})

test.each([
  ['use_fips_endpoint = true', {}, 'sts-fips.us-east-1.amazonaws.com'],
  ['use_dualstack_endpoint = true', {}, 'sts.us-east-1.api.aws'],
  ['use_fips_endpoint = true', { AWS_USE_FIPS_ENDPOINT: 'false' }, 'sts.us-east-1.amazonaws.com'],
  ['region = eu-west-1', {}, 'sts.eu-west-1.amazonaws.com'],
])('with %s and %j STS is called at %s', async (setting, variables, host) => {
  const called: (string | undefined)[] = []
  const proxy = createServer().on('connect', ({ url }, socket) => {
    called.push(url)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  const { port } = proxy.address() as AddressInfo
  const { env } = await awsFiles({ config: `${LAB}${setting}\n` })
  const aws = openAwsAccounts({ env: { ...env, ...variables, HTTPS_PROXY: `http://127.0.0.1:${port}` } })
  onTestFinished(() => aws.close())
  await expect(aws.identify(asProfile('lab'), never())).rejects.toMatchObject({
    details: { reason: 'proxy' },
  })
  expect(new Set(called)).toEqual(new Set([`${host}:443`]))
})

test('without a profile the configured one says which endpoints are called', async () => {
  const { env } = await awsFiles({ config: `${LAB}use_fips_endpoint = true\n` })
  expect(await endpointVariant(env)).toMatchObject({ useFipsEndpoint: false })
  expect(await endpointVariant({ ...env, AWS_PROFILE: 'lab' })).toMatchObject({ useFipsEndpoint: true })
})
