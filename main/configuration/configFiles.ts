import { devNull, homedir } from 'node:os'
import { join } from 'node:path'
import { loadSharedConfigFiles } from '@smithy/core/config'
import { LIMITS } from '../../app/input/limits.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { environmentPath } from '../files/homePath.ts'
import { FileRefused, readBoundedFile } from '../files/readBoundedFile.ts'
import type { Environment } from './environment.ts'

/** The settings of one section of these files, by name. */
export type ConfigSection = Readonly<Record<string, string | undefined>>

/**
 * The shared config and credentials files as the SDK reads them. Nothing is cached, since a person may sign in with
 * another tool while the app runs. Holds secrets. Throws InvalidInputError for a section name that would change
 * `Object.prototype`, and for a file that is too large.
 */
export async function loadConfigFiles(
  env: Environment,
): Promise<Awaited<ReturnType<typeof loadSharedConfigFiles>>> {
  await refusePoison(env)
  // After the look above, since the SDK would read any length and wait for a named pipe.
  return loadSharedConfigFiles({ ignoreCache: true, ...configFiles(env) })
}

/** The SDK keeps sections under their names in a plain object, so [constructor] would be written into `Object`. */
async function refusePoison(env: Environment): Promise<void> {
  const { config, credentials } = sharedConfigPaths(env)
  const poison = await Promise.all(
    [config, credentials].map(async (path) =>
      (await headersOf(path))
        .filter((name) => name !== '__proto__' && name in Object.prototype)
        .map((name) => `${path}: no AWS tool for JavaScript can read a profile called ${name}. Rename it.`),
    ),
  )
  if (poison.flat().length > 0) throw new InvalidInputError(poison.flat())
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

/** The section names: what stands between brackets, as it was typed. @throws InvalidInputError for a file too large */
export async function headersOf(path: string): Promise<readonly string[]> {
  const text = path === devNull ? '' : await readConfig(path)
  return [...text.matchAll(/^\ufeff?[ \t]*\[([^\]\r\n]*)\]/gm)].map(([, header = '']) => header.trim())
}

/** A file that is not there, or that this user may not read, has no sections: so AWS's tools take it. */
async function readConfig(path: string): Promise<string> {
  try {
    return (await readBoundedFile(path, LIMITS.awsConfigFile)).toString('utf8')
  } catch (error) {
    if (!(error instanceof FileRefused)) return ''
    throw new InvalidInputError([`The AWS configuration ${error.message}.`])
  }
}
