import { expect, test } from 'vitest'
import { networkAdvice } from '../../../app/network/networkAdvice.ts'
import { readFailure } from '../../../main/failures/readFailure.ts'

/** The SDK's credential providers keep a message of what happened, and sometimes its code. */
function flattened(message: string, code?: string) {
  return Object.assign(new Error(message), { name: 'CredentialsProviderError', ...(code && { code }) })
}

const PROXY = 'the proxy http://proxy.example.com:8080 (HTTPS_PROXY)'

test.each([
  [
    flattened(`${PROXY} asks for a user name and a password (407, Basic)`, 'ERR_PROXY_SIGN_IN'),
    'proxy',
    'ERR_PROXY_SIGN_IN',
  ],
  [flattened(`Error: ${PROXY} can’t be reached (ECONNREFUSED)`), 'proxy', 'ECONNREFUSED'],
  [
    flattened('the certificate of a.example is from “X” (UNABLE_TO_VERIFY_LEAF_SIGNATURE)'),
    'tls',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ],
  [
    flattened('the certificate of a.example is from “X” (SELF_SIGNED_CERT_IN_CHAIN)'),
    'tls',
    'SELF_SIGNED_CERT_IN_CHAIN',
  ],
  [flattened('the name a.example can’t be resolved (DNS, ENOTFOUND)'), 'dns', 'ENOTFOUND'],
  [
    flattened('Could not resolve credentials using profile: [proxy]'),
    'signInMissing',
    'CredentialsProviderError',
  ],
])('what is in the way stays known while signing in: %s', (error, reason, code) => {
  const { details } = readFailure(error, { action: 'sso:GetRoleCredentials', signedIn: false })
  expect(details).toMatchObject({ reason, code })
})

test('what helps depends on what the proxy did', () => {
  expect(networkAdvice('proxy', 'ERR_PROXY_SIGN_IN')).toMatch(
    /^Sign in to the proxy under Network, or put .* into HTTPS_PROXY$/,
  )
  expect(networkAdvice('proxy', 'HTTP403')).toBe('Look at the proxy under Network')
  expect(networkAdvice('tls', 'toString')).toContain('choose it under Network')
})
