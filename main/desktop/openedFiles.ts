import { basename, resolve } from 'node:path'
import type { ElectronParts } from './electron.ts'

type App = Pick<ElectronParts['app'], 'on' | 'addRecentDocument'>

export interface OpenedFilesSettings {
  /** The arguments of this start, and the directory that they are relative to. */
  readonly words: readonly string[]
  readonly directory: string
}

/** The files that the system hands over: a double click, *Open with*, a drop on the dock, a second start with a file. */
export interface OpenedFiles {
  /** Opens what was handed over until now, and whatever comes. One after another: each needs the journal. */
  follow(
    open: (path: string) => Promise<void>,
    refused: (name: string, error: unknown) => Promise<void>,
  ): void
}

/** Listens from now on: macOS says which file it started the app for before the app is ready. */
export function createOpenedFiles(app: App, { words, directory }: OpenedFilesSettings): OpenedFiles {
  const early: string[] = []
  let take = (path: string): void => {
    early.push(path)
  }
  const first = fileAmong(words, directory)
  if (first !== undefined) take(first)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    take(path)
  })
  app.on('second-instance', (_event, secondWords, secondDirectory) => {
    // The program itself is the first word.
    const path = fileAmong(secondWords.slice(1), secondDirectory)
    if (path !== undefined) take(path)
  })

  return {
    follow(open, refused) {
      let last = Promise.resolve()
      take = (path) => {
        last = last.then(async () => {
          try {
            await open(path)
            app.addRecentDocument(path)
          } catch (error) {
            await refused(basename(path), error)
          }
        })
      }
      for (const path of early.splice(0)) take(path)
    },
  }
}

/** The last word that names a JSON file; the others are switches, the app's and Chromium's. */
function fileAmong(words: readonly string[], directory: string): string | undefined {
  const path = words.findLast((word) => !word.startsWith('-') && /\.json$/i.test(word))
  return path && resolve(directory, path)
}
