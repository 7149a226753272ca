import { homedir } from 'node:os'
import { normalize } from 'node:path'
import { parseTypedPath } from '../../app/input/typedPath.ts'
import { windowsPathFault } from '../../app/input/windowsPath.ts'
import { InvalidInputError, valueOrInvalidInput } from '../failures/invalidInputError.ts'

/**
 * A path as a person typed it, without quotes around it and with `~` for the home directory as in a shell.
 * @param what the file in words: "the onboarding file".
 * @throws InvalidInputError, also where Windows takes it for something else than a file or a folder
 */
export function typedPath(typed: string, what: string, platform: NodeJS.Platform = process.platform): string {
  const path = valueOrInvalidInput(parseTypedPath(typed, what, normalize(homedir())))
  const fault = platform === 'win32' ? windowsPathFault(path) : undefined
  if (fault === undefined) return path
  throw new InvalidInputError([`${path} can't be the path of ${what}: ${fault.why}. ${fault.next}`])
}

/** The same for a path in an environment variable. What can't be a path stays as it is, as AWS's tools take it. */
export function environmentPath(path: string): string {
  const parsed = parseTypedPath(path, 'the file', normalize(homedir()))
  return parsed.ok ? parsed.value : path
}
