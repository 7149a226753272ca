import { loadSharedConfigFiles } from '@smithy/core/config'

export type Environment = Readonly<Record<string, string | undefined>>

/** By the SDK's service IDs. */
const SERVICES = ['STS', 'EC2', 'CloudFormation', 'Organizations'] as const
export type Service = (typeof SERVICES)[number]

/** A service whose calls do not go to AWS. */
export interface EndpointOverride {
  readonly service: Service
  /** Without a user name or password. */
  readonly url: string
}

/**
 * Which calls are redirected, and where: every host has to say so. It is also what our clients use, so that
 * what is said is what happens. The order is that of every AWS tool:
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export async function endpointOverrides(
  env: Environment,
  settings: { readonly endpoint?: string } = {},
): Promise<readonly EndpointOverride[]> {
  const urlOf = await endpointUrls(env, settings)
  return SERVICES.flatMap((service) => {
    const url = urlOf(service)
    return url === undefined ? [] : [{ service, url: withoutUserInfo(url) }]
  })
}

/** The endpoint to use for a service, where it is not AWS's own. */
export async function endpointUrls(
  env: Environment,
  settings: { readonly endpoint?: string },
): Promise<(service: Service) => string | undefined> {
  if (settings.endpoint !== undefined) return () => settings.endpoint
  const { profile, services } = await configuredProfile(env)
  const ignored = env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? profile.ignore_configured_endpoint_urls
  if (ignored === 'true') return () => undefined
  return (service) =>
    nonEmpty(env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`]) ??
    nonEmpty(env.AWS_ENDPOINT_URL) ??
    nonEmpty(services[`${service.toLowerCase()}.endpoint_url`]) ??
    nonEmpty(profile.endpoint_url)
}

type Section = Readonly<Record<string, string | undefined>>

/** The profile that the SDK itself would read such settings from, whatever access an account has. */
async function configuredProfile(env: Environment): Promise<{ profile: Section; services: Section }> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    ignoreCache: true,
    ...configFiles(env),
  })
  const name = nonEmpty(env.AWS_PROFILE) ?? 'default'
  const profile: Section = { ...credentialsFile[name], ...configFile[name] }
  return { profile, services: configFile[`services.${profile.services}`] ?? {} }
}

/** Where the shared config files are, when the environment says so. */
export function configFiles(env: Environment): { configFilepath?: string; filepath?: string } {
  const configFilepath = nonEmpty(env.AWS_CONFIG_FILE)
  const filepath = nonEmpty(env.AWS_SHARED_CREDENTIALS_FILE)
  return {
    ...(configFilepath === undefined ? {} : { configFilepath }),
    ...(filepath === undefined ? {} : { filepath }),
  }
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}

function withoutUserInfo(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//')
}
