import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { loadSharedConfigFiles } from '@smithy/core/config'
import { configFiles, type Environment } from '../../aws/endpoints.ts'

export type Section = Readonly<Record<string, string | undefined>>

/** The shared config and credentials files, as the SDK reads them. Holds secrets. */
export interface SharedConfig {
  readonly profiles: Readonly<Record<string, Section>>
  readonly ssoSessions: Readonly<Record<string, Section>>
  /** Profiles that stand in the files and that the SDK drops without a word. */
  readonly dropped: readonly DroppedProfile[]
}

export interface DroppedProfile {
  readonly name: string
  /** For a person: what is wrong, and in which file. */
  readonly why: string
}

/** Read anew each time: somebody may sign in elsewhere while we run. Files that are not there hold no profiles. */
export async function readSharedConfig(env: Environment): Promise<SharedConfig> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    ignoreCache: true,
    ...configFiles(env),
  })
  const profiles: Record<string, Section> = {}
  const ssoSessions: Record<string, Section> = {}
  for (const [key, section] of Object.entries(configFile)) {
    // The SDK leaves sections that are no profiles among them, under `sso-session.NAME` and `services.NAME`.
    const other = /^(sso-session|services)\.(.*)$/s.exec(key)
    if (other === null) profiles[key] = section
    else if (other[1] === 'sso-session' && other[2] !== undefined) ssoSessions[other[2]] = section
  }
  for (const [key, section] of Object.entries(credentialsFile))
    profiles[key] = { ...profiles[key], ...section }
  const paths = sharedConfigPaths(env)
  const dropped = [
    ...droppedIn(await headersOf(paths.config), 'config', profiles, paths.config),
    ...droppedIn(await headersOf(paths.credentials), 'credentials', profiles, paths.credentials),
  ]
  return { profiles, ssoSessions, dropped }
}

/** Where the two files are, whether or not they are there. */
export function sharedConfigPaths(env: Environment): {
  readonly config: string
  readonly credentials: string
} {
  const { configFilepath, filepath } = configFiles(env)
  return {
    config: atHome(configFilepath) ?? join(homedir(), '.aws', 'config'),
    credentials: atHome(filepath) ?? join(homedir(), '.aws', 'credentials'),
  }
}

function atHome(path: string | undefined): string | undefined {
  return path?.startsWith('~/') ? join(homedir(), path.slice(2)) : path
}

/** What stands between brackets, as it was typed. */
async function headersOf(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return [...text.matchAll(/^\ufeff?[ \t]*\[([^\]\r\n]*)\]/gm)].map(([, header = '']) => header.trim())
}

function droppedIn(
  headers: readonly string[],
  kind: 'config' | 'credentials',
  known: Readonly<Record<string, Section>>,
  path: string,
): readonly DroppedProfile[] {
  return headers.flatMap((header) => {
    const name = kind === 'config' ? (/^profile\s+(["']?)(.*)\1$/.exec(header)?.[2] ?? header) : header
    if (/^(sso-session|services|plugins)\b/.test(header) || Object.hasOwn(known, name)) return []
    return [{ name, why: `${whyDropped(header, name, kind)} (in ${path})` }]
  })
}

function whyDropped(header: string, name: string, kind: 'config' | 'credentials'): string {
  if (kind === 'config' && name !== 'default' && !/^profile\s/.test(header)) {
    return `In this file a profile begins with [profile ${name}]`
  }
  if (/\s/.test(name)) return 'The AWS SDK can’t read a profile whose name has a space. Rename it'
  if (!/^[\w\-@+.%:/]+$/.test(name)) {
    return 'The AWS SDK can’t read a profile whose name has other characters than letters, digits and _-@+.%:/. Rename it'
  }
  return 'It has no settings, or the file can’t be read as a whole'
}
