import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SCENARIOS, type ScenarioName } from '../../main/practice/practiceCloud.ts'
import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { onMoto } from './support/onMoto.ts'
import { seedMoto } from './support/seedMoto.ts'
import { openStage } from './support/stage.ts'
import type { Ended } from './support/terminalProcess.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'
import { TWIN, twinOnboarding } from './support/twinScenario.ts'
import { type Interference, openWiretap } from './support/wiretap.ts'
import { type CloudConnection, openWorkspace, type Workspace } from './support/workspace.ts'

/** Everything that a person does, once; how it ends is for other tests. */
const VERBS: readonly (readonly [string, ...string[]])[] = [
  ['plan', '--json'],
  ['run', '--acknowledge-iam', '--replace-failed-stack'],
  ['status', '--json'],
  ['check', '--json'],
  ['report', '--format', 'json'],
  ['undo', '--yes', '--json'],
]

/** Works through all verbs, and finds none of the secrets in anything that was printed or kept. */
async function expectNoTraces(
  cloud: CloudConnection,
  workspace: Workspace,
  interference: Interference = {},
): Promise<void> {
  await using wiretap = await openWiretap(cloud.endpoint, interference)
  const ended: Ended[] = []
  for (const [verb, ...options] of VERBS) {
    ended.push(await workspace.through(wiretap.endpoint).run(verb, ...options))
  }
  const { secretAccessKey, sessionToken } = cloud.credentials
  const secrets = [secretAccessKey, sessionToken, ...wiretap.secrets]
  // Those of the roles too, or this shows nothing.
  expect(secrets.length).toBeGreaterThan(2)
  const texts = [
    ...ended.flatMap(({ stdout, stderr }) => [stdout, stderr]),
    ...(await filesIn(workspace.directory)),
  ]
  for (const secret of secrets) {
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) {
      expect(texts.filter((text) => text.includes(form))).toEqual([])
    }
  }
}

async function filesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  expect(files.filter((file) => file.endsWith('.journal.jsonl'))).toHaveLength(1)
  return Promise.all(files.map((file) => readFile(file, 'utf8')))
}

describe('no secret is printed or kept', LONG_TIMEOUT_CONCURRENT, () => {
  const scenarios: readonly ScenarioName[] = ['credentials-expire', 'stack-role-exists']
  for (const name of scenarios) {
    test(`on the practice cloud: ${SCENARIOS[name].description}`, async () => {
      await using stage = await openStage(name)
      await expectNoTraces(stage.cloud, stage.workspace)
    })
  }

  test('when an answer that holds secrets can not be read', async () => {
    await using stage = await openStage(SMALL)
    await expectNoTraces(stage.cloud, stage.workspace, {
      // Broken off right after the secrets, once for each account and for each verb.
      onAnswer: ({ name, nth }, body) =>
        name.endsWith('sts:AssumeRole') && nth % 2 === 1
          ? body.slice(0, body.indexOf('</SessionToken>'))
          : undefined,
    })
  })

  onMoto('on moto', async (moto) => {
    await seedMoto(moto, TWIN)
    await using workspace = await openWorkspace(moto, twinOnboarding(TWIN))
    await expectNoTraces(moto, workspace)
  })
})
