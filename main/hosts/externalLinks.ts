import { isPrescribedPortal } from '../../app/activeeye/foreignValues.ts'
import { isConsoleHost } from '../../app/aws/consoleLinks.ts'

/**
 * The addresses outside this app that it opens when a person asks: https only, without a user name or a port. The
 * list is the same for every host: ActiveEye's pages and portals, and AWS's. Nothing that a page can write is on it.
 */

const HOSTS: ReadonlySet<string> = new Set(['docs.aws.amazon.com', 'signin.aws.amazon.com'])

/**
 * Where a person signs in to an account, and confirms a sign-in with IAM Identity Center: the access portal, and the
 * page of StartDeviceAuthorization's `verificationUri`.
 */
const HOST_PATTERNS: readonly RegExp[] = [
  /^[a-z0-9-]+\.signin\.aws\.amazon\.com$/,
  /^[a-z0-9-]+\.awsapps\.com$/,
  /^device\.sso\.[a-z0-9-]+\.amazonaws\.com$/,
]

/** The address as it may be opened, or `undefined`. */
export function externalLink(address: string): string | undefined {
  const url = webAddress(address)
  if (url === undefined || url.port !== '') return undefined
  const known =
    isPrescribedPortal(url.href) ||
    HOSTS.has(url.hostname) ||
    isConsoleHost(url.hostname) ||
    HOST_PATTERNS.some((pattern) => pattern.test(url.hostname))
  return known ? url.href : undefined
}

/**
 * The portal of the onboarding, where that is none of ActiveEye's: a person has to confirm it outside the page, which
 * may have written the address itself a moment ago. Only that exact address.
 */
export function unknownPortal(address: string, portalUrl: string | undefined): string | undefined {
  const url = webAddress(address)
  if (url === undefined || portalUrl === undefined || url.href !== URL.parse(portalUrl)?.href)
    return undefined
  return url.href
}

function webAddress(address: string): URL | undefined {
  const url = URL.parse(address)
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url : undefined
}
