import { errorCode } from './errorCode.ts'

/** Why something could not be written, in words, and what to do. */
export interface WriteFailure {
  /** Completes a sentence: "the disk is full (ENOSPC)". */
  readonly why: string
  readonly next: string
  /** Another path has to be named; else the path is right and the same can be done again. */
  readonly isWrongPath: boolean
}

/** A file could not be written. It is as it was before, or not there. */
export class FileNotWritten extends Error implements WriteFailure {
  override readonly name = 'FileNotWritten'
  readonly why: string
  readonly next: string
  readonly isWrongPath: boolean

  constructor(path: string, cause: unknown) {
    const { why, next, isWrongPath } = writeFailureOf(cause)
    super(`${path} could not be written: ${why}.`, { cause })
    this.why = why
    this.next = next
    this.isWrongPath = isWrongPath
  }
}

/** Why this app does not write, or does not take something for written, although the system says nothing against it. */
export class WriteRefused extends Error implements WriteFailure {
  override readonly name = 'WriteRefused'
  readonly isWrongPath = true
  readonly why: string
  readonly next: string

  constructor({ why, next }: Pick<WriteFailure, 'why' | 'next'>) {
    super(why)
    this.why = why
    this.next = next
  }
}

/** @param error as Node gives it, with the system's code; or a {@link WriteRefused} */
export function writeFailureOf(error: unknown): WriteFailure {
  if (error instanceof WriteRefused) return error
  const code = errorCode(error) ?? ''
  switch (code) {
    case 'ENOSPC':
      return {
        why: 'the disk is full (ENOSPC)',
        next: 'Make room on it, then try again.',
        isWrongPath: false,
      }
    case 'EDQUOT':
      return {
        why: 'the disk quota of this user is used up (EDQUOT)',
        next: 'Make room, then try again.',
        isWrongPath: false,
      }
    case 'EIO':
      return {
        why: 'the disk reports an error (EIO)',
        next: 'Check the disk, then try again.',
        isWrongPath: false,
      }
    case 'ENOENT':
    case 'ENOTDIR':
      return {
        why: 'there is no such directory',
        next: 'Make it first, or choose another.',
        isWrongPath: true,
      }
    case 'EISDIR':
      return { why: 'it is a directory', next: 'Name a file in it.', isWrongPath: true }
    case 'ELOOP':
      return {
        why: 'it is a symbolic link, which is not followed',
        next: 'Name the file that it leads to, or another one.',
        isWrongPath: true,
      }
    case 'EBUSY':
      return openElsewhere(code)
    case 'EACCES':
    case 'EPERM':
      // What Windows says of a file that is open elsewhere, and of one that this user may not change.
      return process.platform === 'win32' ? openElsewhere(code) : refusedBySystem(code)
    case 'ENOTSUP':
      return { why: 'it is no file', next: 'Name a file.', isWrongPath: true }
    default:
      return refusedBySystem(code || 'no reason is known')
  }
}

function openElsewhere(code: string): WriteFailure {
  return {
    why: `another program has it open, or this user may not change it (${code})`,
    next: 'Close it there and try again, or choose another place.',
    isWrongPath: false,
  }
}

function refusedBySystem(reason: string): WriteFailure {
  return { why: `the system refuses it (${reason})`, next: 'Choose another place.', isWrongPath: true }
}
