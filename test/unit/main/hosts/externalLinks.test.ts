import { expect, test } from 'vitest'
import { ABOUT_LINKS } from '../../../../app/settings/aboutWords.ts'
import { externalLink, unknownPortal } from '../../../../main/hosts/externalLinks.ts'

const PORTAL = 'https://portal.acme.example:8443/login'

test.each([
  ...ABOUT_LINKS.map(({ url }) => url),
  'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html#x',
  'https://console.aws.amazon.com/cloudformation/home?region=us-east-1',
  'https://us-east-1.console.aws.amazon.com/vpc/home?region=us-east-1#vpcs:',
  'https://us-gov-west-1.console.amazonaws-us-gov.com/cloudformation/home?region=us-gov-west-1',
  'https://console.amazonaws.cn/iam/home#/roles/details/monitor',
  'https://111122223333.signin.aws.amazon.com/console',
  'https://acme.awsapps.com/start',
  'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH',
  'https://acme.portal.activeeye.com/login',
])('%s is opened', (address) => {
  expect(externalLink(address)).toBe(address)
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
  'https://portal.acme.example:8443/login',
  'https://portal.acme.example/',
  'https://activeeye.com.evil.example/',
  'https://evilactiveeye.com/',
  'https://portal.acme.example:8444/',
  'https://x.portal.acme.example:8443/',
  'https://s3.amazonaws.com/somebody/page.html',
  'https://evil.s3.amazonaws.com/',
  'https://a.b.console.aws.amazon.com/',
  'https://us-east-1.console.amazonaws.cn/',
  'https://evil.console.aws.amazon.com/',
  'https://us-east-1.console.amazonaws-us-gov.com.evil.example/',
  'https://xconsole.amazonaws.cn/',
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
  expect(externalLink(address)).toBeUndefined()
})

test.each([
  ['https://user@portal.acme.example:8443/login', PORTAL],
  ['https://portal.acme.example:8443/login?exfil=data', PORTAL],
  ['https://portal.acme.example:8443/admin/connectors', PORTAL],
  ['https://x.portal.acme.example:8443/', PORTAL],
  [PORTAL, undefined],
  ['https://undefined/', undefined],
  ['not an address', 'not an address'],
  ['http://portal.acme.example/', 'http://portal.acme.example/'],
])('%s is not the portal %s', (address, portal) => {
  expect(unknownPortal(address, portal)).toBeUndefined()
})

test('the portal of the onboarding is known as such', () => {
  expect(unknownPortal(PORTAL, PORTAL)).toBe(PORTAL)
})
