import { JournalUnusable } from '../../app/checklist/journalUnusable.ts'
import { errorCode } from '../failures/errorCode.ts'

/** Holds whenever the journal fails: a change is sent only when its intent is on disk. */
const NOTHING_LOST =
  'Every change that was sent to AWS was written down first, so the next run continues where this one stopped.'

/**
 * A failure of the operating system in words that name the file.
 * @param doing completes "The journal could not be …".
 */
export function journalFailed(
  doing: 'opened' | 'read' | 'written' | 'looked at',
  file: string,
  error: unknown,
): JournalUnusable {
  if (error instanceof JournalUnusable) return error
  const code = errorCode(error)
  const { happened, next } = wordsFor(code, error)
  return new JournalUnusable(
    'disk',
    `The journal could not be ${doing}: ${happened}. File: ${file}`,
    `${next} ${NOTHING_LOST}`,
    error,
  )
}

function wordsFor(code: unknown, error: unknown): { readonly happened: string; readonly next: string } {
  switch (code) {
    case 'ENOSPC':
      return {
        happened: 'the disk with this file is full',
        next: 'Free some space on that disk, then run again.',
      }
    case 'EDQUOT':
      return {
        happened: 'this user’s quota on the disk with this file is used up',
        next: 'Free some space on that disk or ask for a larger quota, then run again.',
      }
    case 'EROFS':
      return {
        happened: 'the disk with this file can only be read',
        next: 'Make that disk writable, or choose another data directory, then run again.',
      }
    case 'EACCES':
    case 'EPERM':
      return {
        happened: 'this user has no permission for this file or its directory',
        next: 'Give this user the permission, or choose another data directory, then run again.',
      }
    case 'ELOOP':
      return {
        happened: 'it is a symbolic link, which is not followed',
        next: 'Put the file itself in its place, or choose the data directory that holds it, then run again.',
      }
    case 'EIO':
      return {
        happened: 'the disk with this file reports an error (EIO)',
        next: 'Check that disk or network drive, then run again.',
      }
    default:
      return {
        happened: error instanceof Error ? error.message : String(error),
        next: 'Check that the disk with this file works, then run again.',
      }
  }
}
