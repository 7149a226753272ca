import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Whether something that was built is missing or older than what it is built from (glob patterns below `root`). */
export function isOutdated(root: string, built: string, sources: readonly string[]): boolean {
  const path = join(root, built)
  if (!existsSync(path)) return true
  const builtAt = statSync(path).mtimeMs
  return globSync([...sources], { cwd: root }).some(
    (source) => statSync(join(root, source)).mtimeMs > builtAt,
  )
}
