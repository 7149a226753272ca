import { expect, test } from 'vitest'
import { awsEndpoint, neededHosts } from '../../../../../main/accounts/networkTest/neededHosts.ts'
import { sampleOnboarding } from '../../../../doubles/sampleOnboarding.ts'

test.each([
  ['STS', 'us-east-1', 'https://sts.us-east-1.amazonaws.com/'],
  ['EC2', 'cn-north-1', 'https://ec2.cn-north-1.amazonaws.com.cn/'],
  ['CloudFormation', 'us-gov-west-1', 'https://cloudformation.us-gov-west-1.amazonaws.com/'],
  ['Organizations', 'us-east-1', 'https://organizations.us-east-1.amazonaws.com/'],
  ['Organizations', 'eu-west-1', 'https://organizations.us-east-1.amazonaws.com/'],
  ['SSO', 'eu-central-1', 'https://portal.sso.eu-central-1.amazonaws.com/'],
  ['SSO OIDC', 'eu-central-1', 'https://oidc.eu-central-1.amazonaws.com/'],
] as const)('the SDK’s own rules: %s in %s', async (service, region, url) => {
  expect((await awsEndpoint([], {})(service, region)).href).toBe(url)
})

test('what is redirected is asked where it goes', async () => {
  const endpoint = awsEndpoint([{ service: 'EC2', url: 'http://127.0.0.1:4566/aws' }], {})
  expect((await endpoint('EC2', 'us-east-1')).href).toBe('http://127.0.0.1:4566/aws')
  expect((await endpoint('STS', 'us-east-1')).host).toBe('sts.us-east-1.amazonaws.com')
})

test('a stand-in for AWS is asked once, and AWS not at all', async () => {
  const hosts = await neededHosts(
    sampleOnboarding(),
    {},
    async () => new URL('http://127.0.0.1:4566/'),
    false,
  )
  expect(hosts).toHaveLength(1)
})
