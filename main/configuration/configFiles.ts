import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { loadSharedConfigFiles } from '@smithy/core/config'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { environmentPath } from '../files/homePath.ts'
import type { Environment } from './environment.ts'

/** The settings of a section of these files, by their names. */
export type ConfigSection = Readonly<Record<string, string | undefined>>

/**
 * The shared config and credentials files as the SDK reads them, anew each time: somebody may sign in elsewhere while
 * we run. Holds secrets. Throws InvalidInputError for a section that would change what every object of this process is.
 */
export async function loadConfigFiles(
  env: Environment,
): Promise<Awaited<ReturnType<typeof loadSharedConfigFiles>>> {
  await refusePoison(env)
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

/** Where the shared config files are, when the environment says so. */
export function configFiles(env: Environment): { configFilepath?: string; filepath?: string } {
  const configFilepath = env.AWS_CONFIG_FILE && environmentPath(env.AWS_CONFIG_FILE)
  const filepath = env.AWS_SHARED_CREDENTIALS_FILE && environmentPath(env.AWS_SHARED_CREDENTIALS_FILE)
  return {
    ...(configFilepath && { configFilepath }),
    ...(filepath && { filepath }),
  }
}

/** Where the two files are, whether or not they are there. */
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

/** What stands between brackets, as it was typed. */
export async function headersOf(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return [...text.matchAll(/^\ufeff?[ \t]*\[([^\]\r\n]*)\]/gm)].map(([, header = '']) => header.trim())
}
