import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Before the suite, once: the bundles that are packaged and started, and what is said about them. */
export function setup(): void {
  const cwd = fileURLToPath(new URL('../../', import.meta.url))
  for (const script of ['build', 'icons', 'sbom', 'notices']) execFileSync('npm', ['run', script], { cwd })
}
