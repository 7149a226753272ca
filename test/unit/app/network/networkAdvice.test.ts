import { expect, test } from 'vitest'
import { networkAdvice } from '../../../../app/network/networkAdvice.ts'

test('what helps depends on what the proxy did', () => {
  expect(networkAdvice('proxy', 'ERR_PROXY_SIGN_IN')).toMatch(
    /^Sign in to the proxy under Network, or put .* into HTTPS_PROXY$/,
  )
  expect(networkAdvice('proxy', 'HTTP403')).toBe('Look at the proxy under Network')
  expect(networkAdvice('tls', 'toString')).toContain('choose it under Network')
})
