import type { AwsFailureReason } from '../../app/aws/awsFailure.ts'
import type { Thrown } from './thrownChain.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and the SDK's own lists. */
const EXPIRED = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'TOKEN_EXPIRED',
  // The access portal's, for its bearer.
  'UnauthorizedException',
])
const UNKNOWN_TO_AWS = new Set([
  'AuthFailure',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
])
const WRONG_SIGNATURE = new Set([
  'IncompleteSignature',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'SignatureDoesNotMatch',
])
const DENIED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  // The access portal's, for a permission set that is not assigned.
  'ForbiddenException',
  'UnauthorizedOperation',
])
const THROTTLED = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
])
/** Policies that the account's own administrator cannot overrule. */
const ABOVE_THE_ACCOUNT = new Set([
  'service control policy',
  'resource control policy',
  'permissions boundary',
])

/** The policy type in "with an explicit deny in a service control policy", "because no permissions boundary allows". */
export function deniedBy(message: string): string | undefined {
  const match = /(?:explicit deny in an?|because no) ((?:[a-z][a-z-]* ){1,3}?(?:policy|boundary))\b/i.exec(
    message,
  )
  return match?.[1]?.toLowerCase()
}

/** Why AWS, or something in its place, answered with an error. */
export function reasonOfAnswer(thrown: Thrown, signedIn: boolean): AwsFailureReason {
  const { code, httpStatus = 0, message } = thrown
  if (EXPIRED.has(code)) return 'signInExpired'
  // Valid credentials that one Region does not accept: the account has not enabled it.
  if (UNKNOWN_TO_AWS.has(code)) return signedIn ? 'regionNotEnabled' : 'signInMissing'
  if (code === 'RegionDisabledException') return 'regionNotEnabled'
  if (WRONG_SIGNATURE.has(code)) return 'signInMissing'
  if (DENIED.has(code) || message.includes('is not authorized to perform')) {
    return ABOVE_THE_ACCOUNT.has(deniedBy(message) ?? '') ? 'blockedByOrganization' : 'accessDenied'
  }
  if (THROTTLED.has(code) || httpStatus === 429) return 'throttled'
  if (httpStatus === 407) return 'proxy'
  // AWS never answers these calls with a page or a redirect: something in between does.
  if (httpStatus >= 300 && httpStatus < 500 && (/html/i.test(thrown.contentType) || httpStatus < 400))
    return 'proxy'
  if (httpStatus >= 500) return 'service'
  // A refusal of AWS always says why: an empty one is somebody else's, such as a firewall's.
  if (isUnreadable(thrown)) return httpStatus >= 400 ? 'notAws' : 'service'
  return 'refused'
}

const DNS = /^(ENOTFOUND|EAI_\w+)$/
const CONNECTION =
  /^(ECONN(REFUSED|RESET|ABORTED)|EHOST(UNREACH|DOWN)|ENET(UNREACH|DOWN)|EPIPE|EADDRNOTAVAIL|HPE_\w+)$/
const TIMEOUT = /^(ETIMEDOUT|ESOCKETTIMEDOUT|ERR_SOCKET_CONNECTION_TIMEOUT|TimeoutError)$/
const TLS =
  /^(EPROTO|ERR_(TLS|SSL)_\w+|CERT_\w+|(\w+_)?SELF_SIGNED_CERT(_\w+)?|UNABLE_TO_(GET|VERIFY)_\w+|HOSTNAME_MISMATCH|CRL_\w+|INVALID_CA|INVALID_PURPOSE)$/
const PROXY =
  /^ERR_PROXY_\w+$|\bthe proxy https?:|\bproxy\b.*\b(407|CONNECT|authentication)\b|\btunnel(l?ing)? /i

/** Why there was no answer at all; `undefined`: it was not the network. */
export function reasonOfSilence({ code, name, message }: Thrown): AwsFailureReason | undefined {
  if (PROXY.test(code) || PROXY.test(message)) return 'proxy'
  if (DNS.test(code)) return 'dns'
  if (TLS.test(code)) return 'tls'
  if (CONNECTION.test(code)) return 'connection'
  if (TIMEOUT.test(code) || TIMEOUT.test(name)) return 'timeout'
  return undefined
}

/** The SDK could not parse the answer: it then gives the error neither a name nor a code. */
export function isUnreadable({ code, name }: Thrown): boolean {
  return (
    code === name &&
    (name === 'Error' || name === 'SyntaxError' || name === 'TypeError' || name === 'Unknown')
  )
}
