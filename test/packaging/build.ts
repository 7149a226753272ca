import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Before the suite, once: the bundles that are packaged and started. */
export function setup(): void {
  execFileSync('npm', ['run', 'build'], { cwd: fileURLToPath(new URL('../../', import.meta.url)) })
}
