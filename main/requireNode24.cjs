'use strict'
/**
 * Asks for Node 24 where Node is older, before a syntax error in TypeScript would. The npm scripts preload it
 * (`node -r`), for platforms that no package in optionalDependencies brings Node to. Node 18 has to understand it.
 */
const found = process.versions.node

if (Number.parseInt(found, 10) < 24) {
  const text = `ActiveEye Onboarding needs Node.js 24 or newer, but this is Node.js ${found}: install Node.js 24 and run the command again.\n`
  require('node:fs').writeSync(process.stderr.fd, text)
  process.exit(2)
}
