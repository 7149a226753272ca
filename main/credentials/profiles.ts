import { loadSharedConfigFiles } from '@smithy/core/config'
import { configFiles, type Environment } from '../aws/endpoints.ts'

/** A profile of the shared config files, as far as it is no secret. */
export interface Profile {
  readonly name: string
  /** How it signs in, for a list to choose from. */
  readonly kind: 'keys' | 'role' | 'identityCenter' | 'login' | 'process' | 'webIdentity' | 'unknown'
  /** The account, where the files say so. */
  readonly accountId?: string
  readonly region?: string
}

/** By name. Read anew each time; files that are not there hold no profiles. */
export async function listProfiles(env: Environment): Promise<readonly Profile[]> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    ignoreCache: true,
    ...configFiles(env),
  })
  // The SDK leaves sections that are no profiles among them, under `sso-session.NAME` and `services.NAME`.
  const inConfig = Object.keys(configFile).filter((name) => !/^(sso-session|services)\./.test(name))
  const names = new Set([...inConfig, ...Object.keys(credentialsFile)])
  return [...names].sort().map((name) => profile(name, { ...configFile[name], ...credentialsFile[name] }))
}

function profile(name: string, settings: Readonly<Record<string, string | undefined>>): Profile {
  const accountId =
    settings.sso_account_id ??
    settings.aws_account_id ??
    /^arn:[^:]*:iam::(\d{12}):/.exec(settings.role_arn ?? '')?.[1]
  const region = settings.region
  return {
    name,
    kind: kindOf(settings),
    ...(accountId === undefined ? {} : { accountId }),
    ...(region === undefined ? {} : { region }),
  }
}

/** In the order in which the SDK looks. */
function kindOf(settings: Readonly<Record<string, string | undefined>>): Profile['kind'] {
  if (settings.role_arn && (settings.source_profile || settings.credential_source)) return 'role'
  if (settings.aws_access_key_id) return 'keys'
  if (settings.web_identity_token_file) return 'webIdentity'
  if (settings.credential_process) return 'process'
  if (settings.sso_session || settings.sso_start_url) return 'identityCenter'
  if (settings.login_session) return 'login'
  return 'unknown'
}
