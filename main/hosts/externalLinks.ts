/**
 * The addresses outside this app that it opens when a person asks: https only, without a user name or a port. The
 * list is the same for every host.
 */

const HOSTS: ReadonlySet<string> = new Set([
  'docs.activeeye.com',
  'docs.aws.amazon.com',
  'console.aws.amazon.com',
  'signin.aws.amazon.com',
])

/**
 * Consoles of a Region (us-east-1.console.aws.amazon.com), and where a person confirms a sign-in with IAM Identity
 * Center: the access portal, and the page of StartDeviceAuthorization's `verificationUri`.
 */
const HOST_PATTERNS: readonly RegExp[] = [
  /^[a-z0-9-]+\.console\.aws\.amazon\.com$/,
  /^[a-z0-9-]+\.signin\.aws\.amazon\.com$/,
  /^[a-z0-9-]+\.awsapps\.com$/,
  /^device\.sso\.[a-z0-9-]+\.amazonaws\.com$/,
]

/** The address as it may be opened, or `undefined`. `portalUrl` is the onboarding's own. */
export function externalLink(address: string, portalUrl: string | undefined): string | undefined {
  const url = URL.parse(address)
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '')
    return undefined
  // Only that exact address, since the page can set the portal's address.
  if (portalUrl !== undefined && url.href === URL.parse(portalUrl)?.href) return url.href
  if (url.port !== '') return undefined
  const known = HOSTS.has(url.hostname) || HOST_PATTERNS.some((pattern) => pattern.test(url.hostname))
  return known ? url.href : undefined
}
