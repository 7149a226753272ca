import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checklistSchema } from '../../app/checklist/checklist.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { openStage, type Stage } from '../aws/support/stage.ts'
import { hasTerminals, sitAtTerminal } from '../aws/support/terminalProcess.ts'
import { FORGED, FORGED_BUCKET, forged, WITH_FORGED_TEMPLATE } from './forgedFile.ts'

const EVERY_CONSENT = ['--acknowledge-iam', '--replace-failed-stack', '--yes'] as const
const NAMED = ['--send-to', FORGED_BUCKET, '--template', FORGED.templateUrl] as const

/** A stage whose onboarding file is the forged one. */
async function forgedStage(): Promise<Stage> {
  const stage = await openStage(WITH_FORGED_TEMPLATE)
  await stage.workspace.write(forged(stage.cloud.onboarding))
  return stage
}

async function expectNothingCreated(stage: Stage): Promise<void> {
  const { stacks, flowLogs } = await stage.world()
  expect({ stacks, flowLogs }).toEqual({ stacks: [], flowLogs: [] })
}

describe('a forged file, in the terminal', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await forgedStage()
  })
  afterAll(() => stage[Symbol.asyncDispose]())

  test.each([
    { what: 'every other consent', words: [] },
    { what: 'flow logs only', words: ['--skip-stack'], names: ['bucket'] },
    { what: 'stacks only', words: ['--skip-flow-logs'], names: ['template'] },
    { what: 'the bucket only', words: ['--send-to', FORGED_BUCKET], names: ['template'] },
    { what: 'the template only', words: ['--template', FORGED.templateUrl], names: ['bucket'] },
    { what: 'JSON', words: ['--json'] },
  ])('is refused with $what', async ({ words, names = ['bucket', 'template'] }) => {
    const { status, stdout, stderr } = await stage.workspace.run('run', ...EVERY_CONSENT, ...words)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    for (const [what, option] of [
      ['bucket', `--send-to ${FORGED_BUCKET}`],
      ['template', `--template ${FORGED.templateUrl}`],
    ] as const) {
      for (const said of [`That needs a consent that names the ${what}.`, option]) {
        if (names.includes(what)) expect(stderr).toContain(said)
        else expect(stderr).not.toContain(said)
      }
    }
    await expectNothingCreated(stage)
  })

  test.each([
    ['--send-to', 'delta-risk-flowlog-ingest', FORGED_BUCKET],
    ['--send-to', 'arn:aws:s3:::delta-risk-flowlog-ingest', FORGED_BUCKET],
    ['--send-to', FORGED_BUCKET.toUpperCase(), FORGED_BUCKET],
    ['--send-to', '', FORGED_BUCKET],
    ['--template', FORGED.templateUrl.replace('rn', 'm'), FORGED.templateUrl],
  ])('a wrong %s %j is refused, naming both', async (option, typed, inFile) => {
    const named = NAMED.flatMap((word, index) =>
      index % 2 === 0 ? [[word, word === option ? typed : (NAMED[index + 1] ?? '')]] : [],
    ).flat()
    const { status, stderr } = await stage.workspace.run('run', ...EVERY_CONSENT, ...named)
    expect(status).toBe(2)
    expect(stderr).toContain(
      `that was named is ${typed === '' ? 'empty' : typed}, but the onboarding file has ${inFile}`,
    )
    await expectNothingCreated(stage)
  })

  test('is shown with the prescribed values and the differing characters', async () => {
    const { stdout } = await stage.workspace.run('plan')
    const lines = stdout.split('\n')
    for (const given of Object.values(FORGED)) {
      const at = lines.findIndex((line) => line.includes(`This onboarding has   ${given}`))
      expect(at, given).toBeGreaterThan(0)
      expect(lines[at + 1], given).toMatch(/^ *\^+/)
    }
    const bucket = lines.findIndex((line) => line.includes(`has   ${FORGED.flowLogDestination}`))
    expect(lines[bucket + 1]?.indexOf('^')).toBe((lines[bucket] ?? '').indexOf('lngest'))
    expect(stdout).toContain(`terminal with --template ${FORGED.templateUrl} --send-to ${FORGED_BUCKET}.`)
    expect(stdout).toContain(`Flow logs go to the bucket ${FORGED.flowLogDestination} (not ActiveEye's).`)
    await expectNothingCreated(stage)
  })

  test.skipIf(!hasTerminals)(
    'is asked about where a person sits, and a wrong answer creates nothing',
    async () => {
      const { workspace } = stage
      const terminal = sitAtTerminal(
        ['run', workspace.file, '--data-dir', workspace.dataDirectory, ...EVERY_CONSENT],
        workspace.environment,
      )
      await terminal.shows("type the template's whole address")
      terminal.types(`${FORGED.templateUrl.replace('rn', 'm')}\n`)
      const { status, stdout } = await terminal.ended
      expect(status).toBe(3)
      expect(stdout).toContain('The template that was named is')
      await expectNothingCreated(stage)
    },
  )
})

test('a file that leaves accounts out is not run unasked, and one that leaves all out is no success', async () => {
  await using stage = await openStage(WITH_FORGED_TEMPLATE)
  const { onboarding } = stage.cloud
  const leftOut = { reason: 'Nothing runs there', by: 'alice', at: '2026-11-28T12:00:00Z' }
  const leavingOut = (count: number): Onboarding => ({
    ...onboarding,
    accounts: onboarding.accounts.map((account, index) =>
      index < count ? { ...account, leftOut } : account,
    ),
  })

  await stage.workspace.write(leavingOut(1))
  const some = await stage.workspace.run('run', '--acknowledge-iam')
  expect(some.status).toBe(2)
  expect(some.stderr).toContain(
    `1 account left out by decision: ${onboarding.accounts[0]?.name}. Nothing is done there.`,
  )

  await stage.workspace.write(leavingOut(onboarding.accounts.length))
  const all = await stage.workspace.run('run', ...EVERY_CONSENT)
  expect(all).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Every account of this onboarding'),
  })
  expect((await stage.workspace.run('status')).status).toBe(3)
  await expectNothingCreated(stage)
})

test('the consent is kept on this computer for those values only, and never in the file', async () => {
  await using stage = await forgedStage()
  const { workspace } = stage
  const named = await workspace.run('run', '--acknowledge-iam', '--json', ...NAMED)
  expect(named.status).toBe(0)
  expect(
    (await stage.world()).flowLogs.every(({ destination }) => destination === FORGED.flowLogDestination),
  ).toBe(true)
  expect(await readFile(workspace.file, 'utf8')).not.toContain('consent')
  const kept = JSON.parse(await readFile(join(workspace.dataDirectory, 'consents.json'), 'utf8'))
  expect(kept.consents).toMatchObject([
    { onboardingId: stage.cloud.onboarding.id, what: 'template', value: FORGED.templateUrl },
    { onboardingId: stage.cloud.onboarding.id, what: 'bucket', value: FORGED.flowLogDestination },
  ])
  expect((await workspace.run('run', '--acknowledge-iam', '--json')).status).toBe(0)

  // Another onboarding, another value: neither is covered by that consent.
  const file = forged(stage.cloud.onboarding)
  await workspace.write({ ...file, id: `${file.id}-copy` })
  expect((await workspace.run('run', '--acknowledge-iam')).status).toBe(2)
  await workspace.write({
    ...file,
    activeeye: { ...FORGED_ADDRESSES, flowLogDestination: 'arn:aws:s3:::third' },
  })
  expect((await workspace.run('run', '--acknowledge-iam', '--yes')).status).toBe(2)
})

const FORGED_ADDRESSES = { templateUrl: FORGED.templateUrl, flowLogDestination: FORGED.flowLogDestination }

test('a finished onboarding whose bucket is then changed creates no second flow log unasked, and says so', async () => {
  await using stage = await openStage(WITH_FORGED_TEMPLATE)
  const { workspace } = stage
  const first = await workspace.run('run', '--acknowledge-iam', '--json')
  expect(first.status).toBe(0)
  const before = await stage.world()
  const changed: Onboarding = {
    ...stage.cloud.onboarding,
    activeeye: {
      ...FORGED_ADDRESSES,
      templateUrl:
        'https://s3.amazonaws.com/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml',
    },
  }
  await workspace.write(changed)

  const again = await workspace.run('run', ...EVERY_CONSENT)
  expect(again.status).toBe(2)
  expect(again.stderr).toContain(FORGED.flowLogDestination)
  expect(await stage.world()).toEqual(before)

  const status = await workspace.run('status', '--json')
  const checklist = checklistSchema.parse(JSON.parse(status.stdout))
  expect(status.status).toBe(3)
  expect(checklist.totals.covered).toBe(0)
  for (const { problems, steps } of checklist.accounts) {
    expect(steps.flowLogs).toEqual({ state: 'failed' })
    expect(problems).toMatchObject([
      {
        kind: 'destinationChanged',
        message: expect.stringContaining(FORGED.flowLogDestination),
      },
    ])
    expect(problems[0]?.message).toContain('arn:aws:s3:::delta-risk-flowlog-ingest')
  }

  // Back to what it was: nothing is open, and nothing has to be asked again.
  await workspace.write(stage.cloud.onboarding)
  const restored = checklistSchema.parse(JSON.parse((await workspace.run('status', '--json')).stdout))
  expect(restored.totals.covered).toBe(restored.totals.vpcs)
  expect(restored.totals.problems).toBe(0)
})
