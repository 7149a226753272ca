import { devNull, homedir } from 'node:os'
import { join } from 'node:path'
import { loadSharedConfigFiles } from '@smithy/core/config'
import { LIMITS } from '../../app/input/limits.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { environmentPath } from '../files/homePath.ts'
import { FileRefused, readBoundedFile } from '../files/readBoundedFile.ts'
import type { Environment } from './environment.ts'
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
  const { config, credentials } = sharedConfigPaths(env)
  const texts = { config: await textOf(config), credentials: await textOf(credentials) }
  refusePoison([config, texts.config], [credentials, texts.credentials])
  return {
    config: readSections(texts.config, 'config'),
    credentials: readSections(texts.credentials, 'credentials'),
  }
}

/** What the SDK reads of a profile, for the kinds of profile that it follows itself. Holds secrets. */
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
function refusePoison(...files: readonly (readonly [path: string, text: string])[]): void {
  const poison = files.flatMap(([path, text]) =>
    Array.from(text.matchAll(/^\ufeff?[ \t]*\[([^\]\r\n]*)\]/gm), ([, header = '']) => header.trim())
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

/** The paths of the two files that the environment sets, under the SDK's names. */
export function configFiles(env: Environment): { configFilepath?: string; filepath?: string } {
  const configFilepath = env.AWS_CONFIG_FILE && environmentPath(env.AWS_CONFIG_FILE)
  const filepath = env.AWS_SHARED_CREDENTIALS_FILE && environmentPath(env.AWS_SHARED_CREDENTIALS_FILE)
  return {
    ...(configFilepath && { configFilepath }),
    ...(filepath && { filepath }),
  }
}

/** The paths of the two files, whether or not they exist. */
export function sharedConfigPaths(env: Environment): {
  readonly config: string
  readonly credentials: string
} {
  const { configFilepath, filepath } = configFiles(env)
  return {
    config: configFilepath ?? join(homedir(), '.aws', 'config'),
    credentials: filepath ?? join(homedir(), '.aws', 'credentials'),
  }
}
