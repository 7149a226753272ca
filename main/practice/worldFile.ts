import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { NOBODY_CAME } from './newWorld.ts'
import type { World } from './world.ts'

/** The world in a file, or `undefined` when there is no file yet. Throws when it is not one of this scenario. */
export function readWorld(file: string, scenario: string): World | undefined {
  if (!existsSync(file)) return undefined
  // Only this program writes the file; the version and the scenario tell whether it is one of ours.
  const world = JSON.parse(readFileSync(file, 'utf8')) as World
  if (world.version !== 1) throw new Error(`${file} is not the state of a practice cloud of this version`)
  if (world.scenario !== scenario) {
    throw new Error(`${file} holds the practice cloud "${world.scenario}", not "${scenario}"`)
  }
  // Files of earlier versions lack what came later.
  return { ...NOBODY_CAME, ...world }
}

/** Replaces the file in one step, so that a process that ends now leaves the old world or the new one. */
export function writeWorld(file: string, world: World): void {
  mkdirSync(dirname(file), { recursive: true })
  const next = `${file}.${process.pid}.next`
  writeFileSync(next, JSON.stringify(world), { mode: 0o600 })
  renameSync(next, file)
}
