import { link } from 'node:fs/promises'

/**
 * Gives a file a second name, only where nothing has that name. No other call puts a whole file in place at once
 * without replacing another one. `unsupported` on file systems without hard links (exFAT, some shares).
 */
export async function hardLink(file: string, name: string): Promise<'linked' | 'exists' | 'unsupported'> {
  try {
    await link(file, name)
    return 'linked'
  } catch (error) {
    switch (error instanceof Error && 'code' in error ? error.code : undefined) {
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
