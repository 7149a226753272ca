import { link } from 'node:fs/promises'
import { errorCode } from '../failures/errorCode.ts'

/**
 * Gives a file a second name, only where nothing has that name. No other call puts a whole file in place at once
 * without replacing another one. `unsupported` on file systems without hard links (exFAT, some shares).
 */
export async function hardLink(file: string, name: string): Promise<'linked' | 'exists' | 'unsupported'> {
  try {
    await link(file, name)
    return 'linked'
  } catch (error) {
    switch (errorCode(error)) {
      case 'EEXIST':
        return 'exists'
      case 'EPERM':
      case 'ENOTSUP':
      case 'EOPNOTSUPP':
      case 'ENOSYS':
        return 'unsupported'
      default:
        throw error
    }
  }
}
