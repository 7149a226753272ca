import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Files whose sentences are stored in the journal and sent in the report. */
const FILES = globSync([
  'app/problems/*.ts',
  'app/steps/*.ts',
  'app/network/networkAdvice.ts',
  'app/checklist/{gone,standingStack,connectorStatus,entryMistake}.ts',
])

test.each(FILES)('no sentence of a problem in %s speaks to "you": somebody else may read it', (file) => {
  const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  expect(code).not.toMatch(/\byours?\b|\byou\b/i)
})
