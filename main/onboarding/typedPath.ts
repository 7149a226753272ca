import { homedir } from 'node:os'
import { join } from 'node:path'

/** A path as a person typed it, with `~` for the home directory as in a shell. */
export function typedPath(path: string): string {
  return /^~(?=$|[/\\])/.test(path) ? join(homedir(), path.slice(1)) : path
}
