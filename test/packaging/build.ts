import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const WHY_NOT = 'The packages themselves are built and tried on Linux only.'

/** Before the suite, once: the bundles that are packaged and started, and what is said about them. */
export function setup(): void {
  if (process.platform !== 'linux') process.stderr.write(`\n*** SKIPPED: ${WHY_NOT}\n\n`)
  const cwd = fileURLToPath(new URL('../../', import.meta.url))
  for (const script of ['build', 'icons', 'sbom', 'notices']) execFileSync('npm', ['run', script], { cwd })
}
