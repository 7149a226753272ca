import { errorCode } from '../failures/errorCode.ts'
import { FileRefused, readBoundedFile } from './readBoundedFile.ts'

/** Why a file is no text that can be read; both complete a sentence: "found …, expected …". */
export interface Unreadable {
  readonly found: string
  readonly expected: string
}

/**
 * The text of a file that a person named.
 * @param most bytes
 * @param what the file in words: "an onboarding file"
 */
export async function readTextFile(
  path: string,
  most: number,
  what: string,
): Promise<{ readonly text: string } | Unreadable> {
  try {
    return decodeText(await readBoundedFile(path, most))
  } catch (error) {
    if (error instanceof FileRefused) return { found: error.found, expected: error.expected }
    return { found: reason(error), expected: `${what} that can be read` }
  }
}

/** UTF-8, with or without a byte order mark; anything else is named. */
export function decodeText(bytes: Buffer): { readonly text: string } | Unreadable {
  const start = bytes.subarray(0, 2).toString('latin1')
  if (start === '\xff\xfe' || start === '\xfe\xff') {
    return { found: 'text in UTF-16', expected: 'UTF-8; save it again with that encoding' }
  }
  try {
    // Drops the byte order mark that some editors for Windows put before UTF-8.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { found: 'bytes that are not UTF-8', expected: 'UTF-8; save it again with that encoding' }
  }
}

function reason(error: unknown): string {
  const code = errorCode(error)
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'no such file'
    case 'EACCES':
    case 'EPERM':
      return 'a file that this user may not read'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}
