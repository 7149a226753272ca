import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ElectronApplication, expect, type Page } from '@playwright/test'
import { launchElectron } from '../../e2e/support/electronApp.ts'

/** The app in its window, with a home directory of its own. UNTESTED where there is no runtime. */
export interface Desktop {
  readonly electron: ElectronApplication
  readonly page: Page
  readonly home: string
}

interface Fixtures {
  /** The scenario of the practice cloud that is open at the start; none when left out. */
  practice: string | undefined
  environment: Readonly<Record<string, string>>
  /** A directory that is gone after the test. */
  home: string
  /** More arguments of the start. */
  words: readonly string[]
  desktop: Desktop
}

export const test = base.extend<Fixtures>({
  practice: [undefined, { option: true }],
  environment: [{}, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here
  home: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'electron-'))
    await use(home)
    await rm(home, { recursive: true, force: true })
  },
  words: async ({ home: _ }, use) => use([]),
  desktop: async ({ home, practice, words, environment }, use) => {
    const electron = await launchElectron({ home, practice, environment, words })
    await use({ electron, page: await electron.firstWindow(), home })
    // The quit guard may ask.
    await answerDialogs(electron, 1).catch(() => undefined)
    await electron.close()
  },
})

export { expect }

/** What a native dialog asked. */
export interface Asked {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
}

/** Answers every message box from now on with this button. @returns what was asked until then */
export async function answerDialogs(
  electron: ElectronApplication,
  response: number,
): Promise<() => Promise<readonly Asked[]>> {
  await electron.evaluate(({ app, dialog }, button) => {
    const asked: Asked[] = []
    Object.assign(app, { asked })
    dialog.showMessageBox = async (...given: unknown[]) => {
      const { message, detail = '', buttons = [] } = given.at(-1) as Electron.MessageBoxOptions
      asked.push({ message, detail, buttons })
      return { response: button, checkboxChecked: false }
    }
  }, response)
  return () => electron.evaluate(({ app }) => (app as unknown as { asked: Asked[] }).asked)
}
