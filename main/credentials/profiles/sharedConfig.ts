import {
  type ConfigFiles,
  loadConfigFiles,
  profilesAsTheSdkReads,
  sharedConfigPaths,
} from '../../configuration/configFiles.ts'
import { caBundleNotUsed, endpointNotUsed } from '../../configuration/endpoints.ts'
import type { Environment } from '../../configuration/environment.ts'
import type { ConfigSection, FileKind } from '../../configuration/readSections.ts'

/** The shared config and credentials files together, as the AWS CLI reads them. Holds secrets. */
export interface SharedConfig {
  readonly profiles: Readonly<Record<string, ConfigSection>>
  readonly ssoSessions: Readonly<Record<string, ConfigSection>>
  /** Profiles in the files that can't be used, whatever they say. */
  readonly dropped: readonly DroppedProfile[]
  /** The file that the access key of a profile is in. */
  keysIn(name: string): FileKind | undefined
  /**
   * Why the SDK must not follow this profile itself: it reads other settings for it. `undefined` when it reads the
   * same. No full stop at the end.
   */
  whySdkDiffers(name: string): string | undefined
  /** Where a profile sends its calls to, and this app does not. */
  endpointNotUsed(name: string): string | undefined
  /** The file of authorities that a profile names, and this app does not use. */
  caBundleNotUsed(name: string): string | undefined
}

export interface DroppedProfile {
  readonly name: string
  /** For a person: what is wrong, where, and in which file; no full stop at the end. */
  readonly why: string
}

/** Nothing is cached: a person may sign in with another tool while the app runs. Missing files have no profiles. */
export async function readSharedConfig(env: Environment): Promise<SharedConfig> {
  const files = await loadConfigFiles(env)
  const ofSdk = await profilesAsTheSdkReads(env)
  const profiles: Record<string, ConfigSection> = Object.create(null)
  const names = [files.config, files.credentials].flatMap((file) => Object.keys(file.profiles))
  for (const name of names) profiles[name] = joined(files, name)
  const { config, credentials } = sharedConfigPaths(env)
  const refused = [
    ...files.config.refused.map((one) => ({ ...one, path: config })),
    ...files.credentials.refused.map((one) => ({ ...one, path: credentials })),
  ]
  for (const { name, isUnclear } of refused) if (isUnclear) delete profiles[name]
  const dropped = refused
    .filter(({ name }) => !Object.hasOwn(profiles, name))
    .map(({ name, why, path }): DroppedProfile => ({ name, why: `${why} (in ${path})` }))
  return {
    profiles,
    ssoSessions: files.config.ssoSessions,
    // A profile may be in both files.
    dropped: [...new Map(dropped.map((one) => [one.name, one])).values()],
    keysIn: (name) => keysIn(files, name),
    endpointNotUsed: (name) => endpointNotUsed(env, files, name),
    caBundleNotUsed: (name) => caBundleNotUsed(env, files, name),
    whySdkDiffers(name) {
      if (isSame(profiles[name] ?? {}, ofSdk(name) ?? {})) return undefined
      return whyDiffers(name, files)
    },
  }
}

/** The parts of one access key. The AWS CLI never takes them from two files. */
const KEY_PARTS = new Set([
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'aws_security_token',
])

/** The settings of a profile in both files, those of the credentials file first. */
function joined(files: ConfigFiles, name: string): ConfigSection {
  const from = keysIn(files, name)
  const { config, credentials } = files
  return {
    ...(from === 'credentials' ? withoutKeys(config.profiles[name]) : config.profiles[name]),
    ...(from === 'config' ? withoutKeys(credentials.profiles[name]) : credentials.profiles[name]),
  }
}

function keysIn({ config, credentials }: ConfigFiles, name: string): FileKind | undefined {
  if (credentials.profiles[name]?.aws_access_key_id) return 'credentials'
  return config.profiles[name]?.aws_access_key_id ? 'config' : undefined
}

function withoutKeys(section: ConfigSection = {}): ConfigSection {
  return Object.fromEntries(Object.entries(section).filter(([setting]) => !KEY_PARTS.has(setting)))
}

function isSame(one: ConfigSection, other: ConfigSection): boolean {
  const texts = [one, other].map((section) => JSON.stringify(Object.entries(section).toSorted()))
  return texts[0] === texts[1]
}

function whyDiffers(name: string, files: ConfigFiles): string {
  const odd = [files.config, files.credentials].flatMap(({ oddLines }) => oddLines[name] ?? [])
  if (/\s/.test(name)) return 'the AWS SDK can’t read a profile whose name has a blank. Rename it'
  if (!/^[\w\-@+.%:/]+$/.test(name)) {
    return 'the AWS SDK can’t read a profile whose name has other characters than letters, digits and _-@+.%:/. Rename it'
  }
  if (odd.length > 0) return `the AWS SDK does not understand it as the AWS CLI does: ${odd.join('; ')}`
  return 'the AWS SDK reads other settings for it than the AWS CLI. Look for headers that are not on a line of their own'
}
