import { type ConfigFiles, loadConfigFiles } from './configFiles.ts'
import { type Environment, withoutBlanks } from './environment.ts'
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
  return urlsOf(env, await loadConfigFiles(env), configuredProfile(env))
}

/**
 * The address that a profile sends its calls to, where this app does not: it redirects all accounts or none, so that
 * every host can say it. `undefined` when the profile says nothing else than what is used.
 */
export function endpointNotUsed(env: Environment, files: ConfigFiles, profile: string): string | undefined {
  const [own, used] = [profile, configuredProfile(env)].map((name) => urlsOf(env, files, name))
  // The template is read from S3 with nobody's credentials.
  const differs = OURS.filter((service) => service !== 'S3').find(
    (service) => own?.(service) !== used?.(service) && own?.(service) !== undefined,
  )
  return differs === undefined ? undefined : shownAddress(own?.(differs) ?? '')
}

/** Which of a service's endpoints are called. */
export interface EndpointVariant {
  readonly useFipsEndpoint: boolean
  readonly useDualstackEndpoint: boolean
}

/**
 * As every AWS tool finds it: the environment, else the profile.
 * @param profile whose credentials sign the calls; the configured one when left out.
 */
export async function endpointVariant(env: Environment, profile?: string): Promise<EndpointVariant> {
  const { AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT } = withoutBlanks(env)
  const settings = settingsOf(await loadConfigFiles(env), profile ?? configuredProfile(env))
  return {
    useFipsEndpoint: (AWS_USE_FIPS_ENDPOINT ?? settings.use_fips_endpoint)?.toLowerCase() === 'true',
    useDualstackEndpoint:
      (AWS_USE_DUALSTACK_ENDPOINT ?? settings.use_dualstack_endpoint)?.toLowerCase() === 'true',
  }
}

/** The file of authorities that the configured profile, or another one, names. */
export async function profileCaBundle(env: Environment, profile?: string): Promise<string | undefined> {
  return settingsOf(await loadConfigFiles(env), profile ?? configuredProfile(env)).ca_bundle
}

/**
 * The file of authorities that a profile names, where this app does not use it: it has one set of authorities for all
 * calls. `undefined` when the profile names none, or the one that is used.
 */
export function caBundleNotUsed(env: Environment, files: ConfigFiles, profile: string): string | undefined {
  const own = settingsOf(files, profile).ca_bundle
  const isUsed = own === settingsOf(files, configuredProfile(env)).ca_bundle
  // The variable comes first for every AWS tool.
  return isUsed || withoutBlanks(env).AWS_CA_BUNDLE !== undefined ? undefined : own
}

function urlsOf(env: Environment, files: ConfigFiles, profile: string) {
  const variables = withoutBlanks(env)
  const settings = settingsOf(files, profile)
  const services: ConfigSection = (settings.services && files.config.services[settings.services]) || {}
  const ignored = variables.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? settings.ignore_configured_endpoint_urls
  return (service: EndpointOverride['service']): string | undefined => {
    if (ignored?.toLowerCase() === 'true') return undefined
    return (
      variables[`AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll(' ', '_')}`] ??
      variables.AWS_ENDPOINT_URL ??
      services[`${service.toLowerCase().replaceAll(' ', '_')}.endpoint_url`] ??
      settings.endpoint_url
    )
  }
}

/** The profile that the SDK itself would read such settings from, whatever access an account has. */
function configuredProfile(env: Environment): string {
  return withoutBlanks(env).AWS_PROFILE ?? 'default'
}

function settingsOf({ config, credentials }: ConfigFiles, profile: string): ConfigSection {
  return { ...credentials.profiles[profile], ...config.profiles[profile] }
}

function shownAddress(address: string): string {
  const url = URL.parse(address)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return ''
  return `${url.origin}${url.pathname}`.replace(/\/$/, '')
}
