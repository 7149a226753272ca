import { createHash } from 'node:crypto'
import { InvalidInputError } from '../failures/invalidInputError.ts'

/**
 * A person looks at what a file says and then has it imported; between the two the file can be replaced. So what was
 * shown carries its digest, and the import names it.
 */

/** SHA-256 of the text of a file, as hex. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * @param shown the digest of what was shown; undefined: there was no file
 * @param now the digest of what is there; undefined: there is none
 * @throws InvalidInputError when they differ, naming the file and what to do
 */
export function expectShown(path: string, shown: string | undefined, now: string | undefined): void {
  if (shown === now) return
  throw new InvalidInputError([
    `${path} has changed since its content was shown, so nothing was imported. Read it again, look at what it says now, and import it then.`,
  ])
}
