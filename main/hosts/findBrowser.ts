import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The program of an installed Chromium, Chrome or Edge, which prints pages without a window: the one that CHROME_PATH
 * names, else the first in the places where they are installed. `undefined`: there is none.
 */
export async function findBrowser(
  env: Environment,
  platform: NodeJS.Platform = process.platform,
): Promise<string | undefined> {
  const named = env.CHROME_PATH
  for (const path of named ? [named] : placesOn(platform, env)) {
    if (await isProgram(path)) return path
  }
  return undefined
}

function placesOn(platform: NodeJS.Platform, env: Environment): readonly string[] {
  if (platform === 'darwin') {
    return ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])].flatMap((folder) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    )
  }
  if (platform === 'win32') {
    return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder
        ? [
            join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
            join(folder, 'Chromium', 'Application', 'chrome.exe'),
            join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
          ]
        : [],
    )
  }
  const directories = (env.PATH ?? '').split(delimiter)
  return NAMES.flatMap((name) => directories.map((directory) => join(directory, name)))
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
] as const

/** A relative path is whatever lies where the app was started, and a directory can be entered, which looks as executable. */
async function isProgram(path: string): Promise<boolean> {
  if (!isAbsolute(path)) return false
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
