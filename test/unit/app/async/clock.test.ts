import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Why these may read the computer's time, which jumps: none of them ends anything of its own by it. */
const READERS: Readonly<Record<string, string>> = {
  'app/text/timestamp.ts': 'shows a time of day',
  'app/checklist/said.ts': 'whether a time that somebody wrote is one',
  'app/answer/parseAnswer.ts': 'whether a time that somebody wrote lies after another one',
  'app/answer/answerRefusals.ts': 'whether a time that somebody wrote lies in the future',
  'main/onboarding/importAnswer.ts': 'gives that its present time',
  'main/journal/handoverFile.ts': 'whether a time in a file is one',
  'main/async/systemClock.ts': 'is the clock: timestamps, and the monotonic time',
  'main/desktop/desktopMain.ts': 'timestamp of a log line',
  'main/journal/diskJournal.ts': 'timestamp',
  'main/journal/lockHolder.ts': 'timestamp; a lock is stale when its process is dead, not by its age',
  'main/network/transport.ts': 'certificates expire by the time of day',
  'main/api/aboutRoutes.ts': 'timestamp of the diagnostics',
  'main/terminal/commands/diagnosticsCommand.ts': 'timestamp',
  'main/terminal/commands/reportsCommand.ts': 'shows how old a report is',
  'main/api/accessRoutes.ts': 'AWS tells when credentials expire as a time of day',
  'main/credentials/credentialsCache.ts': 'AWS tells when credentials expire as a time of day',
  'main/credentials/credentialProcess.ts': 'a helper tells when its credentials expire as a time of day',
  'main/credentials/identityCenter/awsCliCache.ts': 'the AWS CLI keeps when a token expires as a time of day',
  'main/credentials/identityCenter/identityCenters.ts':
    'a token expires by the time of day, also during sleep',
  'main/credentials/identityCenter/oidc.ts': 'a token expires by the time of day, also during sleep',
  'main/credentials/identityCenter/browserSignIn.ts': 'shown to the person; the wait itself is a timer',
  'main/credentials/identityCenter/deviceSignIn.ts':
    'how long the code is good, once; then the monotonic time',
}

/** The practice cloud plays AWS, whose times are those of the day. */
const sources = () =>
  globSync('{app,main}/**/*.ts')
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('main/practice/'))

test('nothing but these reads the computer’s time: a deadline uses Clock.monotonic or a timer', () => {
  const reads = /Date\.now|Date\.parse|new Date\(\)|performance\.(now|timeOrigin)|hrtime/
  const readers = sources().filter((file) => reads.test(readFileSync(file, 'utf8')))
  expect(readers.toSorted()).toEqual(Object.keys(READERS).toSorted())
})

test('nobody computes with the time of the port’s Clock, which is a text', () => {
  const computes = /clock\.now\(\)\s*[-+<>]|[-+<>]\s*(\w+\.)?clock\.now\(\)|new Date\([^)]*clock\.now/
  expect(sources().filter((file) => computes.test(readFileSync(file, 'utf8')))).toEqual([])
})
