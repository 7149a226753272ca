import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
// biome-ignore lint/correctness/useImportExtensions: this file is JavaScript
import { isOutdated } from './isOutdated.mjs'

const SOURCES = ['main', 'app', 'package.json', 'package-lock.json', 'vite.terminalBuild.ts']

/**
 * Whether a bundle of the terminal's build is newer than everything that it is made of.
 * @param {string} root
 * @param {string} bundle
 * @returns {boolean}
 */
export function isNewest(root, bundle) {
  return !isOutdated(root, bundle, SOURCES)
}

/**
 * What Node is to run: a bundle of `npm run build`, which starts in a third of the time or less, where it is newer than
 * everything that it is made of; else the source. JavaScript, since Node needs longer to load what strips types than
 * to start.
 * @param {string} root
 * @param {string} bundle
 * @param {string} source
 * @returns {string} the address to import
 */
export function newerBuild(root, bundle, source) {
  return pathToFileURL(join(root, isNewest(root, bundle) ? bundle : source)).href
}
