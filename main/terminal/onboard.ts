import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isOutdated } from '../hosts/isOutdated.ts'

/**
 * What `npm run onboard` runs: the terminal as one file, which `npm run build` makes and which starts in a third of the
 * time, where it is newer than its sources; else the sources.
 */

const root = join(import.meta.dirname, '../..')
const BUNDLE = 'out/terminal/onboard.js'
const SOURCES = ['main', 'app', 'package.json', 'package-lock.json', 'vite.terminal.config.ts']

if (isOutdated(root, BUNDLE, SOURCES)) await import('./terminalMain.ts')
else await import(pathToFileURL(join(root, BUNDLE)).href)
