#!/usr/bin/env node
'use strict'
/**
 * What the package of npm puts on the PATH: the terminal program, or with --web the page in a browser. Both are bundles
 * of `npm run build`, so nothing else has to be installed. An older Node has to understand this file.
 */
require('./requireNode24.cjs')

const words = process.argv.slice(2)
const isWeb = words[0]?.startsWith('-') === true && words.includes('--web')
import(`../out/terminal/${isWeb ? 'web' : 'onboard'}.js`)
