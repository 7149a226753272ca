import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether something that was built is missing, or older than what it is built from.
 * @param sources files and directories, below `root` as `built` is
 */
export function isOutdated(root: string, built: string, sources: readonly string[]): boolean {
  const path = join(root, built)
  if (!existsSync(path)) return true
  const builtAt = statSync(path).mtimeMs
  return sources.some((source) =>
    filesOf(join(root, source)).some((file) => statSync(file).mtimeMs > builtAt),
  )
}

function filesOf(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )
}
