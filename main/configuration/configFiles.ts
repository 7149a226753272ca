import { devNull, homedir } from 'node:os'
import { posix, win32 } from 'node:path'
import { loadSharedConfigFiles } from '@smithy/core/config'
import { LIMITS } from '../../app/input/limits.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { environmentPath } from '../files/homePath.ts'
import { FileRefused, readBoundedFile } from '../files/readBoundedFile.ts'
import { type Environment, withoutBlanks } from './environment.ts'
import { type ConfigSection, type FileReading, readSections } from './readSections.ts'

/** Both shared files, as the AWS CLI reads them. Holds secrets. */
export interface ConfigFiles {
  readonly config: FileReading
  readonly credentials: FileReading
}

/**
 * A file that is not there has no sections. Nothing is cached: a person may sign in with another tool meanwhile.
 * Throws InvalidInputError for a section name that would change `Object.prototype` when the SDK reads it, and for a
 * file that is too large. Called before anything of the SDK, which would read any length and wait for a named pipe.
 */
export async function loadConfigFiles(env: Environment): Promise<ConfigFiles> {
  const paths = sharedConfigPaths(env)
  const config = readSections(await textOf(paths.config), 'config')
  const credentials = readSections(await textOf(paths.credentials), 'credentials')
  refusePoison([paths.config, config.headers], [paths.credentials, credentials.headers])
  return { config, credentials }
}

/** What the SDK reads of a profile, for the kind of profile that it follows itself. Holds secrets. */
export async function profilesAsTheSdkReads(
  env: Environment,
): Promise<(name: string) => ConfigSection | undefined> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    ignoreCache: true,
    ...configFiles(env),
  })
  return (name) => {
    const sections = [configFile, credentialsFile].filter((file) => Object.hasOwn(file, name))
    return sections.length === 0 ? undefined : Object.assign({}, ...sections.map((file) => file[name]))
  }
}

/** The SDK keeps sections under their names in a plain object, so [constructor] would be written into `Object`. */
function refusePoison(...files: readonly (readonly [path: string, headers: readonly string[]])[]): void {
  const poison = files.flatMap(([path, headers]) =>
    headers
      .filter((name) => name !== '__proto__' && name in Object.prototype)
      .map((name) => `${path}: no AWS tool for JavaScript can read a profile called ${name}. Rename it.`),
  )
  if (poison.length > 0) throw new InvalidInputError(poison)
}

/** A file that is not there, or that this user may not read, has no sections: so AWS's tools take it. */
async function textOf(path: string): Promise<string> {
  if (path === devNull) return ''
  try {
    return (await readBoundedFile(path, LIMITS.awsConfigFile)).toString('utf8')
  } catch (error) {
    if (!(error instanceof FileRefused)) return ''
    throw new InvalidInputError([`The AWS configuration ${error.message}.`])
  }
}

/** The paths of the two files under the SDK's names: it looks for the home directory elsewhere than the AWS CLI. */
export function configFiles(env: Environment): {
  readonly configFilepath: string
  readonly filepath: string
} {
  const { config, credentials } = sharedConfigPaths(env)
  return { configFilepath: config, filepath: credentials }
}

/** The paths of the two files, whether or not they exist. */
export function sharedConfigPaths(
  env: Environment,
  platform: NodeJS.Platform = process.platform,
): { readonly config: string; readonly credentials: string } {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = withoutBlanks(env)
  const inHome = (name: string) =>
    (platform === 'win32' ? win32 : posix).join(homeDirectory(env, platform), '.aws', name)
  return {
    config: AWS_CONFIG_FILE === undefined ? inHome('config') : environmentPath(AWS_CONFIG_FILE),
    credentials:
      AWS_SHARED_CREDENTIALS_FILE === undefined
        ? inHome('credentials')
        : environmentPath(AWS_SHARED_CREDENTIALS_FILE),
  }
}

/** The home directory as the AWS CLI finds it: on Windows HOME counts for nothing, as Git for Windows and others set it. */
function homeDirectory(env: Environment, platform: NodeJS.Platform): string {
  const { HOME, USERPROFILE, HOMEDRIVE = '', HOMEPATH } = withoutBlanks(env)
  const named = platform === 'win32' ? (USERPROFILE ?? (HOMEPATH && HOMEDRIVE + HOMEPATH)) : HOME
  return named ?? homedir()
}
