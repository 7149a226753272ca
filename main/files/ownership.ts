import { realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What is known of a file or directory for this. */
export interface Owned {
  readonly uid: number
  readonly gid: number
  readonly mode: number
}

/** Who alone may be able to change it: this user, who counts the administrator in; or the administrator, without the user. */
export type Owner = 'me' | 'administrator'

const ROOT = 0
const GROUP_WRITES = 0o020
const OTHERS_WRITE = 0o002
const STICKY = 0o1000

/**
 * Who else can change a file or directory, in words; undefined when only this user and the administrator can. Windows
 * has other permissions, which are not looked at: there, a user's application data is the user's by default.
 */
export function foreignWriter(info: Owned, owners: Owner | 'meOrRoot' = 'me'): string | undefined {
  const me = process.getuid?.()
  if (me === undefined) return undefined
  const isMine = owners !== 'administrator' && info.uid === me
  const isRoots = owners !== 'me' && info.uid === ROOT
  if (!isMine && !isRoots) return `belongs to user ${info.uid}`
  if ((info.mode & OTHERS_WRITE) !== 0) return 'can be written by every user of this computer'
  // Many systems give each user a group of the same number, in which nobody else is.
  const isPrivateGroup = info.gid === info.uid
  if ((info.mode & GROUP_WRITES) !== 0 && !isPrivateGroup) return `can be written by group ${info.gid}`
  return undefined
}

/**
 * Who else can change or replace a directory: the directory itself, and those above it, where whoever may write can
 * rename. In a sticky one, such as /tmp, only the owner of an entry can. @returns a sentence, or undefined
 */
export async function foreignWriterOf(directory: string, owner: Owner = 'me'): Promise<string | undefined> {
  const above = owner === 'me' ? 'meOrRoot' : owner
  let path = await realpath(directory)
  let why = foreignWriter(await stat(path), owner)
  while (why === undefined && dirname(path) !== path) {
    path = dirname(path)
    const info = await stat(path)
    why = (info.mode & STICKY) !== 0 && info.uid === ROOT ? undefined : foreignWriter(info, above)
  }
  return why && `${path} ${why}`
}
