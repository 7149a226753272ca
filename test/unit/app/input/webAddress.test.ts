import { expect, test } from 'vitest'
import { refusalText } from '../../../../app/input/parsed.ts'
import { parseWebAddress } from '../../../../app/input/webAddress.ts'

test.each([
  ['https://acme.awsapps.com/start', 'https://acme.awsapps.com/start'],
  [' https://acme.awsapps.com/start#/ \n', 'https://acme.awsapps.com/start'],
  ['https://acme.awsapps.com/start/#/?tab=accounts', 'https://acme.awsapps.com/start'],
  ['https://acme.awsapps.com/start?referrer=mail#/saml', 'https://acme.awsapps.com/start'],
  ['acme.awsapps.com/start/', 'https://acme.awsapps.com/start'],
  ['ssoins-0123.portal.eu-west-1.app.aws', 'https://ssoins-0123.portal.eu-west-1.app.aws'],
  ['HTTPS://portal.example.com', 'HTTPS://portal.example.com'],
])('%j is taken', (typed, address) => {
  expect(parseWebAddress(typed, 'startUrl')).toEqual({ ok: true, value: address })
})

test.each([
  '',
  'acme',
  'http://acme.awsapps.com/start',
  'https://jane:hunter2@acme.awsapps.com/start',
  'https://a b.example.com',
  'javascript:alert(1)',
])('%j is refused without being repeated', (typed) => {
  expect(refusalText(parseWebAddress(typed, 'startUrl'))).toBe(
    'AWS access portal URL: expected an address that starts with https://, such as https://acme.awsapps.com/start, without user name, password and blanks.',
  )
})

test('only an access portal is cleaned: the other portal’s page may have a query', () => {
  const address = 'https://acme.activeeye.com/?tenant=acme'
  expect(parseWebAddress(address, 'portalUrl')).toEqual({ ok: true, value: address })
})
