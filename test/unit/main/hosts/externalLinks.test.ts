import { expect, test } from 'vitest'
import { externalLink } from '../../../../main/hosts/externalLinks.ts'

const PORTAL = 'https://portal.acme.example:8443/login'

test.each([
  'https://docs.activeeye.com/service-connectors/aws_flowlogs',
  'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html#x',
  'https://console.aws.amazon.com/cloudformation/home?region=us-east-1',
  'https://us-east-1.console.aws.amazon.com/vpc/home?region=us-east-1#vpcs:',
  'https://111122223333.signin.aws.amazon.com/console',
  'https://acme.awsapps.com/start',
  'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH',
  'https://portal.acme.example:8443/login',
])('%s is opened', (address) => {
  expect(externalLink(address, PORTAL)).toBe(address)
})

test.each([
  'http://docs.aws.amazon.com/',
  'https://evil.example/',
  'https://docs.aws.amazon.com.evil.example/',
  'https://evil.example/docs.aws.amazon.com',
  'https://docs.aws.amazon.com@evil.example/',
  'https://user:password@docs.aws.amazon.com/',
  'https://user@portal.acme.example:8443/login',
  'https://portal.acme.example:8443/login?exfil=data',
  'https://portal.acme.example:8443/admin/connectors',
  'https://docs.aws.amazon.com:8443/',
  'https://portal.acme.example/',
  'https://portal.acme.example:8444/',
  'https://x.portal.acme.example:8443/',
  'https://s3.amazonaws.com/somebody/page.html',
  'https://evil.s3.amazonaws.com/',
  'https://a.b.console.aws.amazon.com/',
  'https://awsapps.com/',
  'https://device.sso.evil.example.amazonaws.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'ms-msdt:/id',
  'smb://evil.example/share',
  '//docs.aws.amazon.com/',
  'docs.aws.amazon.com',
  '',
  'https://',
])('%s is not', (address) => {
  expect(externalLink(address, PORTAL)).toBeUndefined()
})

test('without a portal none is known', () => {
  expect(externalLink(PORTAL, undefined)).toBeUndefined()
  expect(externalLink('https://undefined/', undefined)).toBeUndefined()
  expect(externalLink('not an address', 'not an address')).toBeUndefined()
})
