import { homedir } from 'node:os'
import { normalize } from 'node:path'
import { parseTypedPath } from '../../app/input/typedPath.ts'
import { valueOrWrongInput } from '../failures/invalidInputError.ts'

/**
 * A path as a person typed it, without quotes around it and with `~` for the home directory as in a shell.
 * @param what the file in words: "the onboarding file".
 * @throws WrongInput
 */
export function typedPath(typed: string, what: string): string {
  return valueOrWrongInput(parseTypedPath(typed, what, normalize(homedir())))
}

/** The same for a path in the environment, where AWS's tools take what can't be a path as it stands. */
export function environmentPath(path: string): string {
  const parsed = parseTypedPath(path, 'the file', normalize(homedir()))
  return parsed.ok ? parsed.value : path
}
