import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
// biome-ignore lint/correctness/useImportExtensions: this file is JavaScript
import { newerBuild } from '../hosts/newerBuild.mjs'

/** What `npm run onboard` runs. What Node compiled is kept beside the builds, where nobody else can write. */

const root = join(import.meta.dirname, '../..')
enableCompileCache(join(root, 'out/compile-cache'))
await import(newerBuild(root, 'out/terminal/onboard.js', 'main/terminal/terminalMain.ts'))
