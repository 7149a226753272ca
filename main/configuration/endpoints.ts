import { loadConfigFiles } from './configFiles.ts'
import type { Environment } from './environment.ts'
import type { ConfigSection } from './readSections.ts'

/** The services that this app calls, by the SDK's service IDs. */
const OURS = ['STS', 'EC2', 'CloudFormation', 'Organizations', 'Account', 'SSO', 'SSO OIDC', 'S3'] as const
export type Service = (typeof OURS)[number]

/** The same, and the service that the SDK itself calls for `aws login`. */
const SERVICES = [...OURS, 'Signin'] as const

/** A service whose calls go elsewhere than to AWS. */
export interface EndpointOverride {
  readonly service: (typeof SERVICES)[number]
  /** Without a user name, a password or a query; empty when the setting is not an http address. */
  readonly url: string
}

/**
 * Which services are redirected, and where; every host shows it. The clients use the same settings. The order is that
 * of every AWS tool:
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export async function endpointOverrides(
  env: Environment,
  settings: { readonly endpoint?: string } = {},
): Promise<readonly EndpointOverride[]> {
  const urlOf = await endpointUrls(env, settings)
  return SERVICES.flatMap((service) => {
    const url = urlOf(service)
    return url === undefined ? [] : [{ service, url: shownAddress(url) }]
  })
}

/** The endpoint to use for a service, where it is not AWS's own. */
export async function endpointUrls(
  env: Environment,
  settings: { readonly endpoint?: string },
): Promise<(service: EndpointOverride['service']) => string | undefined> {
  if (settings.endpoint !== undefined) return () => settings.endpoint
  const { profile, services } = await configuredProfile(env)
  const ignored = env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? profile.ignore_configured_endpoint_urls
  if (ignored === 'true') return () => undefined
  return (service) =>
    nonEmpty(env[`AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll(' ', '_')}`]) ??
    nonEmpty(env.AWS_ENDPOINT_URL) ??
    nonEmpty(services[`${service.toLowerCase().replaceAll(' ', '_')}.endpoint_url`]) ??
    nonEmpty(profile.endpoint_url)
}

/** The profile that the SDK itself would read such settings from, whatever access an account has. */
async function configuredProfile(
  env: Environment,
): Promise<{ profile: ConfigSection; services: ConfigSection }> {
  const { config, credentials } = await loadConfigFiles(env)
  const name = nonEmpty(env.AWS_PROFILE) ?? 'default'
  const profile: ConfigSection = { ...credentials.profiles[name], ...config.profiles[name] }
  return { profile, services: (profile.services && config.services[profile.services]) || {} }
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}

function shownAddress(address: string): string {
  const url = URL.parse(address)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return ''
  return `${url.origin}${url.pathname}`.replace(/\/$/, '')
}
