import { DEFAULT_SETTINGS, type Settings } from '../../app/settings/settings.ts'
import { createEmitter } from '../async/emitter.ts'
import { readSettings, type SettingsProblems, writeSettings } from './settingsFile.ts'

/** The settings of this computer, in memory and in the one file that they are kept in. */
export interface AppSettings {
  now(): Settings
  /** Which saved settings are not in effect, and why. */
  problems(): SettingsProblems
  /** Whether what the file says of this setting is in effect; also without a file. */
  isRead(name: keyof Settings): boolean
  /** In the file first, then in effect. @throws FileNotWritten */
  save(change: Partial<Settings>): Promise<void>
  /** The defaults again, after the file was removed. */
  forget(): void
  onChange(listener: () => void): () => void
}

export async function openSettings(dataDirectory: string): Promise<AppSettings> {
  let { settings, problems } = await readSettings(dataDirectory)
  let turn: Promise<unknown> = Promise.resolve()
  const changed = createEmitter()

  async function write(change: Partial<Settings>): Promise<void> {
    await writeSettings(dataDirectory, change)
    settings = { ...settings, ...change }
    problems = (await readSettings(dataDirectory)).problems
    changed.tell()
  }

  return {
    now: () => settings,
    problems: () => problems,
    isRead: (name) => !problems.has(name) && !problems.has('file'),
    // One after the other, since each reads what the one before wrote.
    save: (change) => {
      const done = turn.then(() => write(change))
      turn = done.catch(() => undefined)
      return done
    },
    forget() {
      settings = DEFAULT_SETTINGS
      problems = new Map()
      changed.tell()
    },
    onChange: changed.add,
  }
}
