import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'

/** A Node of this machine that is too old, if there is one beside the project's own. */
export const oldNode: string | undefined = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((directory) => !directory.includes('node_modules'))
  .map((directory) => join(directory, 'node'))
  .find(
    (node) => Number.parseInt(spawnSync(node, ['-p', 'process.versions.node']).stdout?.toString(), 10) < 24,
  )
