import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether something that was built is missing, or older than what it is built from.
 * @param {string} root
 * @param {string} built
 * @param {readonly string[]} sources files and directories, below `root` as `built` is
 * @returns {boolean}
 */
export function isOutdated(root, built, sources) {
  const path = join(root, built)
  if (!existsSync(path)) return true
  const builtAt = statSync(path).mtimeMs
  return sources.some((source) =>
    filesOf(join(root, source)).some((file) => statSync(file).mtimeMs > builtAt),
  )
}

/**
 * @param {string} path
 * @returns {readonly string[]}
 */
function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )
}
