import { expect, test } from 'vitest'
import { networkAdvice } from '../../../../app/network/networkAdvice.ts'

test('what helps depends on what the proxy did', () => {
  expect(networkAdvice('proxy', 'ERR_PROXY_SIGN_IN')).toMatch(
    /^Sign in to the proxy under Settings > Network, or put .* into HTTPS_PROXY$/,
  )
  expect(networkAdvice('proxy', 'HTTP403')).toContain('Look at the proxy under Settings > Network')
  expect(networkAdvice('tls', 'toString')).toContain('choose it under Settings > Network')
})

test.each(['dns', 'connection', 'timeout'] as const)(
  '%s: the terminal has its own option for the proxy',
  (reason) => {
    expect(networkAdvice(reason, '')).toContain(
      'set it under Settings > Network (in the terminal: network --proxy',
    )
  },
)

test.each([
  ['tls', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ['proxy', 'ERR_PROXY_UNTRUSTED'],
] as const)('%s: the terminal has its own option for the file of authorities', (reason, code) => {
  expect(networkAdvice(reason, code)).toContain('network --ca-file')
})
