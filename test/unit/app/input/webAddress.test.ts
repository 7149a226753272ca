import { expect, test } from 'vitest'
import { refusalText } from '../../../../app/input/parsed.ts'
import { parseWebAddress } from '../../../../app/input/webAddress.ts'

test.each([
  ['https://acme.awsapps.com/start', 'https://acme.awsapps.com/start'],
  [' https://acme.awsapps.com/start#/ \n', 'https://acme.awsapps.com/start#/'],
  ['HTTPS://portal.example.com', 'HTTPS://portal.example.com'],
])('%j is taken', (typed, address) => {
  expect(parseWebAddress(typed, 'startUrl')).toEqual({ ok: true, value: address })
})

test.each([
  '',
  'acme.awsapps.com/start',
  'http://acme.awsapps.com/start',
  'https://jane:hunter2@acme.awsapps.com/start',
  'https://a b.example.com',
  'javascript:alert(1)',
])('%j is refused without being repeated', (typed) => {
  expect(refusalText(parseWebAddress(typed, 'startUrl'))).toBe(
    'AWS access portal URL: expected an address that starts with https://, such as https://acme.awsapps.com/start, without user name, password and blanks.',
  )
})
