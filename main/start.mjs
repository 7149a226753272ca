import { enableCompileCache } from 'node:module'
import { dirname, join } from 'node:path'
// biome-ignore lint/correctness/useImportExtensions: this file is JavaScript
import { newerBuild } from './hosts/newerBuild.mjs'

/** What `npm start` runs. What Node compiled is kept beside the builds, where nobody else can write. */

const root = dirname(import.meta.dirname)
enableCompileCache(join(root, 'out/compile-cache'))
const { startApp } = await import(newerBuild(root, 'out/terminal/startApp.js', 'main/startApp.ts'))
process.exitCode = await startApp(root, process.argv.slice(2))
