import { expect, test } from 'vitest'
import { pageText, programName } from '../../../../main/terminal/helpTexts.ts'

test.each([
  ['/usr/local/bin/activeeye-onboarding', {}, 'activeeye-onboarding'],
  // npm says `npx` there, which is none of this project's scripts.
  ['/tmp/node_modules/.bin/activeeye-onboarding', { npm_lifecycle_event: 'npx' }, 'activeeye-onboarding'],
  ['/app/main/activeeye-onboarding.cjs', {}, 'activeeye-onboarding'],
  ['/src/main/terminal/onboard.mjs', { npm_lifecycle_event: 'onboard' }, 'npm run onboard --'],
  ['/src/out/terminal/onboard.js', {}, 'onboard'],
  [undefined, {}, 'onboard'],
])('started by %s, a person types its name', (started, env, name) => {
  expect(programName(env, started)).toBe(name)
})

test('the page is told of where the installed program can show it', () => {
  const lines = pageText('activeeye-onboarding').split('\n')
  expect(lines).toContain('As a page in your browser: activeeye-onboarding --web')
  expect(lines.filter((line) => line.length > 80)).toEqual([])
  expect(pageText('npm run onboard --')).toBe('')
})
