import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where Electron's runtime is, or in one sentence why the window can't be opened. */
export type DesktopRuntime =
  | { readonly ok: true; readonly executable: string }
  | { readonly ok: false; readonly reason: string }

interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Of electron's package.json; `undefined` when it is not installed. */
  readonly electronPackage: string | undefined
}

/**
 * Finds the runtime without loading Electron: since Electron 42, `require('electron')` downloads the runtime when
 * path.txt is missing (its index.js), which takes minutes.
 */
export function findDesktopRuntime({ platform, env, electronPackage }: Machine): DesktopRuntime {
  if (electronPackage === undefined) return { ok: false, reason: 'Electron is not installed.' }
  const directory = dirname(electronPackage)
  const executable = runtimeIn(directory, env.ELECTRON_OVERRIDE_DIST_PATH)
  if (executable === undefined) {
    return {
      ok: false,
      reason: 'Electron’s runtime is not installed (npx install-electron brings it).',
    }
  }
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) {
    return { ok: false, reason: 'There is no display.' }
  }
  return { ok: true, executable }
}

function runtimeIn(directory: string, elsewhere: string | undefined): string | undefined {
  const pathFile = join(directory, 'path.txt')
  const path = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : undefined
  // As index.js does: an override needs no path.txt.
  const executable = elsewhere ? join(elsewhere, path ?? 'electron') : path && join(directory, 'dist', path)
  return executable && existsSync(executable) ? executable : undefined
}
