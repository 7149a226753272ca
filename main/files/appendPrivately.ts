import { constants } from 'node:fs'

/**
 * Flags to append to a file that only this user may read (mode 0600), creating it where there is none. A symbolic link
 * in its place is refused with ELOOP. Windows has no such flag, and lets only administrators make links.
 */
export const APPEND_PRIVATELY =
  constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0)
