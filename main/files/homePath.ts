import { homedir } from 'node:os'
import { normalize } from 'node:path'
import { parseTypedPath } from '../../app/input/typedPath.ts'
import { valueOrInvalidInput } from '../failures/invalidInputError.ts'

/**
 * A path as a person typed it, without quotes around it and with `~` for the home directory as in a shell.
 * @param what the file in words: "the onboarding file".
 * @throws InvalidInputError
 */
export function typedPath(typed: string, what: string): string {
  return valueOrInvalidInput(parseTypedPath(typed, what, normalize(homedir())))
}

/** The same for a path in an environment variable. What can't be a path stays as it is, as AWS's tools take it. */
export function environmentPath(path: string): string {
  const parsed = parseTypedPath(path, 'the file', normalize(homedir()))
  return parsed.ok ? parsed.value : path
}
