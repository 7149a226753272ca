import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
// biome-ignore lint/correctness/useImportExtensions: this file is JavaScript
import { isOutdated } from '../hosts/isOutdated.mjs'

/**
 * What `npm run onboard` runs: the terminal in a few files, which `npm run build` makes and which start in a tenth of the
 * time, where they are newer than their sources; else the sources. This file and what it imports are JavaScript, since Node
 * needs longer to load what strips types than to start. What Node compiled is kept beside the builds, where nobody else
 * can write.
 */

const root = join(import.meta.dirname, '../..')
const BUNDLE = 'out/terminal/onboard.js'
const SOURCES = ['main', 'app', 'package.json', 'package-lock.json', 'vite.terminal.config.ts']

enableCompileCache(join(root, 'out/compile-cache'))
if (isOutdated(root, BUNDLE, SOURCES)) await import('./terminalMain.ts')
else await import(pathToFileURL(join(root, BUNDLE)).href)
