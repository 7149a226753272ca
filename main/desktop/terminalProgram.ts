import type * as Electron from 'electron'
import { INSTALLED_NAME } from '../hosts/installedName.ts'
import { chromiumDirectory } from './runDesktop.ts'

/** Asks for the terminal program in the place of the window. Its words come after `--`, so that none is taken as Chromium's. */
const TERMINAL = '--terminal'

/** @param words those of this start. @returns those for the terminal program; `undefined` where the window is to open. */
export function terminalWords(words: readonly string[]): readonly string[] | undefined {
  if (words[0] !== TERMINAL) return undefined
  const end = words.indexOf('--')
  return end === -1 ? [] : words.slice(end + 1)
}

/** The terminal program's exit status after Ctrl-C. */
const INTERRUPTED = 130

/** What the terminal program needs of Electron. */
export type TerminalApp = Pick<Electron.App, 'setPath' | 'disableHardwareAcceleration' | 'on' | 'exit'> & {
  readonly dock?: Pick<Electron.Dock, 'hide'> | undefined
}

/**
 * Runs the terminal program in Electron's main process, since the release's runtime can't be started as Node. No window
 * opens, and an app that is open is left alone: each holds the journals that it works on.
 * @param dataDirectory of this computer: Chromium's own files go where those of the window are
 * @param load imports the program, which reads the words from `process.argv` and ends the process
 */
export async function startTerminalProgram(
  app: TerminalApp,
  words: readonly string[],
  dataDirectory: string,
  load: () => Promise<unknown>,
): Promise<void> {
  app.setPath('userData', chromiumDirectory(dataDirectory))
  app.disableHardwareAcceleration()
  app.dock?.hide()
  // Chromium makes of Ctrl-C and SIGTERM a request to quit. The program stops its work cleanly, and then ends by itself.
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (!process.emit('SIGINT', 'SIGINT')) app.exit(INTERRUPTED)
  })
  process.argv = [process.execPath, INSTALLED_NAME, ...words]
  await load()
}
