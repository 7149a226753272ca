import { describe, expect, test } from 'vitest'
import { AwsFailure, type AwsFailureReason } from '../../../../app/aws/awsFailure.ts'
import { readFailure } from '../../../../main/failures/readFailure.ts'

/** As the SDK throws it for an answer of AWS. */
function answer(code: string, message = 'Said AWS', httpStatusCode = 400, contentType = 'text/xml') {
  return Object.assign(new Error(message), {
    name: code,
    Code: code,
    $fault: 'client',
    $metadata: { httpStatusCode, requestId: 'request-1', attempts: 1 },
    $response: { statusCode: httpStatusCode, headers: { 'content-type': contentType } },
  })
}

/** As the SDK throws it for an answer that is no XML. */
function unreadable(httpStatusCode: number, contentType = 'text/html') {
  const message =
    '@aws-sdk XML parse error: mismatched tags <html> and </title>.\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.'
  const { $metadata, $response } = answer('', '', httpStatusCode, contentType)
  return Object.assign(new Error(message), { $metadata, $response })
}

/** As Node throws it. */
function system(code: string, message = `connect ${code} 203.0.113.7:443`) {
  return Object.assign(new Error(message), { code, errno: -1, $metadata: { attempts: 2 } })
}

function named(name: string, message: string) {
  return Object.assign(new Error(message), { name })
}

const denied = 'User: arn:aws:iam::111122223333:user/u is not authorized to perform: ec2:CreateFlowLogs'
const call = { action: 'ec2:CreateFlowLogs', host: 'ec2.us-east-1.amazonaws.com', signedIn: true }

const reasons: readonly [string, unknown, AwsFailureReason][] = [
  ['an expired token', answer('ExpiredToken'), 'signInExpired'],
  ['an expired token, in STS', answer('ExpiredTokenException'), 'signInExpired'],
  ['an expired request', answer('RequestExpired'), 'signInExpired'],
  ['no permission, in EC2', answer('UnauthorizedOperation', denied, 403), 'accessDenied'],
  ['no permission, in CloudFormation', answer('AccessDenied', denied, 403), 'accessDenied'],
  ['no permission, in Organizations', answer('AccessDeniedException', denied), 'accessDenied'],
  ['no permission, by its words only', answer('Client.Other', denied, 403), 'accessDenied'],
  ['credentials that a Region refuses', answer('AuthFailure', 'could not validate', 401), 'regionNotEnabled'],
  ['credentials that a Region refuses', answer('UnrecognizedClientException'), 'regionNotEnabled'],
  ['credentials that a Region refuses', answer('InvalidClientTokenId', 'invalid', 403), 'regionNotEnabled'],
  ['an account that is not activated', answer('OptInRequired', 'not subscribed', 401), 'refused'],
  ['a wrong signature', answer('SignatureDoesNotMatch', 'Check your secret', 403), 'signInMissing'],
  ['throttling, in EC2', answer('RequestLimitExceeded', 'Request limit exceeded.', 503), 'throttled'],
  ['throttling, in CloudFormation', answer('Throttling', 'Rate exceeded'), 'throttled'],
  ['throttling, in Organizations', answer('TooManyRequestsException'), 'throttled'],
  ['throttling, by its status', answer('Whatever', 'Slow', 429), 'throttled'],
  [
    "CloudFormation's quota",
    answer('LimitExceededException', 'Limit for stack has been exceeded'),
    'refused',
  ],
  ['a fault of AWS', answer('InternalError', 'An internal error has occurred', 500), 'service'],
  ['a fault of AWS', answer('Unavailable', 'The service is unavailable', 503), 'service'],
  ['a page with status 500', unreadable(500), 'service'],
  ['half an answer', unreadable(200, 'text/xml'), 'service'],
  ['a redirect', unreadable(302), 'proxy'],
  ["a proxy's page", unreadable(403), 'proxy'],
  ['a refusal without a word', unreadable(403, 'text/plain'), 'notAws'],
  ["a proxy's 407", unreadable(407), 'proxy'],
  ['a conflict', answer('FlowLogAlreadyExists'), 'refused'],
  ['what is not there', answer('ValidationError', 'Stack with id x does not exist'), 'refused'],
  ['no such name', system('ENOTFOUND', 'getaddrinfo ENOTFOUND ec2.us-east-1.amazonaws.com'), 'dns'],
  ['no answer from DNS', system('EAI_AGAIN', 'getaddrinfo EAI_AGAIN ec2.us-east-1.amazonaws.com'), 'dns'],
  ['a refused connection', system('ECONNREFUSED'), 'connection'],
  ['a broken connection', Object.assign(system('ECONNRESET'), { name: 'TimeoutError' }), 'connection'],
  ['no way to the host', system('EHOSTUNREACH'), 'connection'],
  ['no way to the network', system('ENETUNREACH'), 'connection'],
  ['a broken pipe', Object.assign(system('EPIPE'), { name: 'TimeoutError' }), 'connection'],
  ['a late answer', Object.assign(system('ETIMEDOUT'), { name: 'TimeoutError' }), 'timeout'],
  ['a late connection', named('TimeoutError', 'did not establish a connection'), 'timeout'],
  ['a certificate of a company', system('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate'), 'tls'],
  ['an unknown authority', system('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), 'tls'],
  ['an unknown authority', system('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'tls'],
  ['a certificate of its own', system('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls'],
  ['an old certificate', system('CERT_HAS_EXPIRED', 'certificate has expired'), 'tls'],
  ["another's certificate", system('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls'],
  ['no TLS at all', system('EPROTO', 'write EPROTO wrong version number'), 'tls'],
  [
    'a proxy that wants a sign-in',
    system('ERR_PROXY_TUNNEL', 'Failed to establish tunnel: 407 Proxy Authentication Required'),
    'proxy',
  ],
  [
    'a refusal for each address',
    new AggregateError([system('ECONNREFUSED'), system('ECONNREFUSED')]),
    'connection',
  ],
  ['a cause', new Error('failed', { cause: system('ENOTFOUND') }), 'dns'],
  [
    'no profile',
    named('CredentialsProviderError', 'Could not resolve credentials using profile: [p]'),
    'signInMissing',
  ],
  [
    'an expired session of IAM Identity Center',
    named('CredentialsProviderError', 'The SSO session associated with this profile has expired.'),
    'signInExpired',
  ],
  [
    'a session of IAM Identity Center that was ended',
    named('CredentialsProviderError', 'UnauthorizedException: Session token not found or invalid'),
    'signInExpired',
  ],
  [
    'IAM Identity Center out of reach',
    named('CredentialsProviderError', 'Error: getaddrinfo ENOTFOUND portal.sso.us-east-1.amazonaws.com'),
    'dns',
  ],
  ['a fault in this app', new TypeError('x is not a function'), 'refused'],
  ['no error', 'a string', 'refused'],
  ['nothing', undefined, 'refused'],
]

test.each(reasons)('%s', (_, error, reason) => {
  expect(readFailure(error, call).details.reason).toBe(reason)
})

describe('while signing in, a refusal is about the credentials', () => {
  test.each(['AuthFailure', 'UnrecognizedClientException', 'InvalidClientTokenId'])('%s', (code) => {
    const { details } = readFailure(answer(code, 'The security token is invalid'), {
      ...call,
      signedIn: false,
    })
    expect(details.reason).toBe('signInMissing')
    expect(details.message).toBe('AWS does not know these credentials (The security token is invalid)')
  })
})

describe('which policy denied', () => {
  test.each([
    ['with an explicit deny in a service control policy', 'service control policy', 'blockedByOrganization'],
    [
      'because no service control policy allows the ec2:CreateFlowLogs action',
      'service control policy',
      'blockedByOrganization',
    ],
    [
      'with an explicit deny in a resource control policy',
      'resource control policy',
      'blockedByOrganization',
    ],
    [
      'because no permissions boundary allows the ec2:CreateFlowLogs action',
      'permissions boundary',
      'blockedByOrganization',
    ],
    ['with an explicit deny in a permissions boundary', 'permissions boundary', 'blockedByOrganization'],
    [
      'because no identity-based policy allows the ec2:CreateFlowLogs action',
      'identity-based policy',
      'accessDenied',
    ],
    ['because no session policy allows the ec2:CreateFlowLogs action', 'session policy', 'accessDenied'],
    ['with an explicit deny in a VPC endpoint policy', 'vpc endpoint policy', 'accessDenied'],
  ])('%s', (words, deniedBy, reason) => {
    const { details } = readFailure(
      answer('UnauthorizedOperation', `${denied} on resource: x ${words}`),
      call,
    )
    expect(details).toMatchObject({ reason, deniedBy })
  })

  test('AWS does not always say', () => {
    expect(readFailure(answer('UnauthorizedOperation', denied), call).details).not.toHaveProperty('deniedBy')
  })
})

test('says what was called, where, and which request it was', () => {
  expect(readFailure(answer('FlowLogAlreadyExists', 'It exists'), call).details).toEqual({
    reason: 'refused',
    action: 'ec2:CreateFlowLogs',
    code: 'FlowLogAlreadyExists',
    message: 'It exists',
    answer: 'It exists',
    requestId: 'request-1',
    host: 'ec2.us-east-1.amazonaws.com',
  })
})

test('an answer that nobody can read is told by its status', () => {
  const { details } = readFailure(unreadable(500), call)
  expect(details).toMatchObject({
    code: 'HTTP500',
    message: expect.stringContaining('The answer is not from AWS'),
  })
  expect(details.message).not.toContain('$response')
})

test('a failure that was read before stays as it is', () => {
  const failure = new AwsFailure({ reason: 'dns', action: 'sts:AssumeRole', code: 'ENOTFOUND', message: 'm' })
  expect(readFailure(failure, call)).toBe(failure)
})

test('an error that is its own cause', () => {
  const error = system('ENOTFOUND')
  error.cause = error
  expect(readFailure(error, call).details.reason).toBe('dns')
})

describe('nothing hostile and nothing secret gets through', () => {
  const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
  const token = `FwoGZXIvYXdzE${'Ab1+/'.repeat(60)}==`

  test.each([
    ['access key ids', 'key AKIAIOSFODNN7EXAMPLE and ASIAIOSFODNN7EXAMPLE', 'key AKIA… and ASIA…'],
    ['a secret key', `key ${secretKey} is wrong`, 'key … is wrong'],
    ['a session token', `token ${token} is wrong`, 'token … is wrong'],
    [
      'an encoded message',
      `Not authorized. Encoded authorization failure message: ${token} more`,
      'Not authorized. more',
    ],
    [
      'the signed request',
      `Does not match. The Canonical String for this request should have been 'POST\n/\nx-amz-security-token:${token}'`,
      'Does not match.',
    ],
    ['escape sequences', 'red \u001b[31malert\u001b[0m', 'red alert'],
    ['other control characters', 'a\u0000b\u0007c\r\nd\u009be', 'a b c d e'],
    ['text that runs backwards', 'abc\u202edef\u2066ghi', 'abcdefghi'],
  ])('%s', (_, message, shown) => {
    expect(readFailure(answer('Refused', message), call).details.message).toBe(shown)
  })

  test('what a person needs stays readable', () => {
    const message =
      'S3 error: Access Denied for https://s3.amazonaws.com/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml, arn:aws:iam::111122223333:role/OrganizationAccountAccessRole'
    expect(readFailure(answer('ValidationError', message), call).details.message).toBe(message)
  })

  test('a long message is cut', () => {
    expect(readFailure(answer('Refused', 'word '.repeat(100_000)), call).details.message.length).toBeLessThan(
      700,
    )
  })

  test('a code and a request id are words', () => {
    const error = answer('Bad\u001b[31m <script> Code')
    error.$metadata.requestId = 'id\n<b>'
    expect(readFailure(error, call).details).toMatchObject({ code: 'Bad31mscriptCode', requestId: 'idb' })
  })
})

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
])('the cause stays known while signing in: %s', (error, reason, code) => {
  const { details } = readFailure(error, { action: 'sso:GetRoleCredentials', signedIn: false })
  expect(details).toMatchObject({ reason, code })
})
