/**
 * The journal can't be opened, read or written. Nothing is changed without it, since each change is recorded first.
 * `message` says what happened, `next` what a person can do.
 */
export class JournalUnusable extends Error {
  override readonly name = 'JournalUnusable'
  readonly next: string

  constructor(message: string, next: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.next = next
  }
}

/** A failure of the operating system in words. @param doing completes "The journal could not be …". */
export function journalFailed(doing: string, file: string, error: unknown): JournalUnusable {
  if (error instanceof JournalUnusable) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const reason = error instanceof Error ? error.message : String(error)
  return new JournalUnusable(
    `The journal could not be ${doing}: ${reason}. File: ${file}`,
    nextFor(code),
    error,
  )
}

function nextFor(code: unknown): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full: free some space, then start again. The app continues where it stopped.'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'Allow this user to write there, or choose another data directory, then start again.'
    default:
      return 'Check that the disk of the data directory works, then start again. The app continues where it stopped.'
  }
}
