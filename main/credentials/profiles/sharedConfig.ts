import {
  type ConfigSection,
  headersOf,
  loadConfigFiles,
  sharedConfigPaths,
} from '../../configuration/configFiles.ts'
import type { Environment } from '../../configuration/environment.ts'

/** The shared config and credentials files, as the SDK reads them. Holds secrets. */
export interface SharedConfig {
  readonly profiles: Readonly<Record<string, ConfigSection>>
  readonly ssoSessions: Readonly<Record<string, ConfigSection>>
  /** Profiles in the files that the SDK drops silently. */
  readonly dropped: readonly DroppedProfile[]
}

export interface DroppedProfile {
  readonly name: string
  /** For a person: what is wrong, and in which file. */
  readonly why: string
}

/** Nothing is cached: a person may sign in with another tool while the app runs. Missing files have no profiles. */
export async function readSharedConfig(env: Environment): Promise<SharedConfig> {
  const { configFile, credentialsFile } = await loadConfigFiles(env)
  const profiles: Record<string, ConfigSection> = {}
  const ssoSessions: Record<string, ConfigSection> = {}
  for (const [key, section] of Object.entries(configFile)) {
    // The SDK returns other sections among the profiles, as `sso-session.NAME` and `services.NAME`.
    const other = /^(sso-session|services)\.(.*)$/s.exec(key)
    if (other === null) profiles[key] = section
    else if (other[1] === 'sso-session' && other[2] !== undefined) ssoSessions[other[2]] = section
  }
  for (const [key, section] of Object.entries(credentialsFile)) {
    // In this file the SDK makes such a name of [profile NAME].
    if (!/^(profile|sso-session|services)\./.test(key)) profiles[key] = { ...profiles[key], ...section }
  }
  const paths = sharedConfigPaths(env)
  const dropped = [
    ...droppedIn(await headersOf(paths.config), 'config', profiles, paths.config),
    ...droppedIn(await headersOf(paths.credentials), 'credentials', profiles, paths.credentials),
  ]
  // A profile may be in both files.
  return { profiles, ssoSessions, dropped: [...new Map(dropped.map((one) => [one.name, one])).values()] }
}

type FileKind = 'config' | 'credentials'

function droppedIn(
  headers: readonly string[],
  kind: FileKind,
  known: Readonly<Record<string, ConfigSection>>,
  path: string,
): readonly DroppedProfile[] {
  const poison = headers.find((header) => /^(profile )?__proto__$/.test(header))
  return headers.flatMap((header) => {
    if (/^(sso-session|services|plugins)\b/.test(header)) return []
    const named = /^profile\s+(["']?)(.*)\1$/.exec(header)?.[2]
    const name = named ?? header
    if (Object.hasOwn(known, name)) return []
    const why =
      poison === undefined
        ? whyDropped({ header, name, kind, hasPrefix: named !== undefined })
        : `The AWS SDK reads nothing of a file with a profile called __proto__. Remove [${poison}]`
    return [{ name, why: `${why} (in ${path})` }]
  })
}

function whyDropped({
  header,
  name,
  kind,
  hasPrefix,
}: {
  readonly header: string
  readonly name: string
  readonly kind: FileKind
  readonly hasPrefix: boolean
}): string {
  if (kind === 'config' && name !== 'default' && !hasPrefix) {
    return `In this file a profile begins with [profile ${name}]`
  }
  if (kind === 'credentials' && hasPrefix) return `In this file a profile begins with [${name}]`
  if (/\s/.test(name)) return 'The AWS SDK can’t read a profile whose name has a space. Rename it'
  if (!/^[\w\-@+.%:/]+$/.test(name)) {
    return 'The AWS SDK can’t read a profile whose name has other characters than letters, digits and _-@+.%:/. Rename it'
  }
  if (/\s{2}|\t/.test(header)) return `The AWS SDK reads it only with a single space: [profile ${name}]`
  return 'It has no settings, or the file can’t be read as a whole'
}
