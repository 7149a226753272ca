import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { openStage, type Stage } from './support/stage.ts'
import { type Ended, startInShell } from './support/terminalProcess.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'

/** The shell then ends with the status of our program, as its readers end with 0. */
const PIPEFAIL = 'set -o pipefail; '

function inShell({ workspace }: Stage, script: string, verb: string, ...words: string[]): Promise<Ended> {
  const { file, dataDirectory, environment } = workspace
  return startInShell(PIPEFAIL + script, [verb, file, '--data-dir', dataDirectory, ...words], environment)
    .ended
}

const runs = existsSync('/dev/full') ? describe : describe.skip

/** A code or a stack trace. */
const FAULT = /EPIPE|node:|^ +at /m

runs('a reader that has gone', LONG_TIMEOUT_CONCURRENT, () => {
  test.each([
    ['standard output', '"$@" | true'],
    ['both', '"$@" 2>&1 | true'],
    ['standard error', '{ "$@" 2>&1 >&3 3>&- | true; } 3>&1'],
  ])('%s: a run goes on to its end, and says nothing of it', async (_, script) => {
    await using stage = await openStage(SMALL)
    const ended = await inShell(stage, script, 'run', '--acknowledge-iam')
    expect(ended.stderr).not.toMatch(FAULT)
    expect(ended.status).toBe(0)
    const checklist = checklistOf(await stage.workspace.run('status', '--json'))
    expect(checklist.totals).toMatchObject({ covered: checklist.totals.vpcs, problems: 0 })
  })

  test('the first line is all that is read', async () => {
    await using stage = await openStage(SMALL)
    const ended = await inShell(stage, '"$@" | head -1', 'status', '--json')
    expect(ended).toMatchObject({ stdout: '{\n', stderr: expect.not.stringMatching(FAULT) })
    expect(ended.status).toBe((await stage.workspace.run('status')).status)
  })
})

/** What was said, after where calls go. */
function said({ status, stdout, stderr }: Ended) {
  return { status, stdout, lines: stderr.trimEnd().split('\n').slice(1) }
}

runs('a full device', LONG_TIMEOUT_CONCURRENT, () => {
  test('as standard output: said once, with its name, and 3', async () => {
    await using stage = await openStage(SMALL)
    const { status, stdout, lines } = said(await inShell(stage, '"$@" >/dev/full', 'policy'))
    expect([status, stdout]).toEqual([3, ''])
    expect(lines.filter((line) => line.startsWith('Standard output'))).toEqual([
      'Standard output (/dev/full) is not complete: the disk is full (ENOSPC). Make room on it, then try again.',
    ])
  })

  test('as standard output of a run: everything is done and saved, and 3', async () => {
    await using stage = await openStage(SMALL)
    const ended = await inShell(stage, '"$@" >/dev/full', 'run', '--acknowledge-iam')
    expect(ended.status).toBe(3)
    expect(ended.stderr.match(/is not complete/g)).toHaveLength(1)
    expect(checklistOf(await stage.workspace.run('status', '--json')).totals.problems).toBe(0)
  })

  test('as standard error: 3', async () => {
    await using stage = await openStage(SMALL)
    const ended = await inShell(stage, '"$@" 2>/dev/full', 'plan')
    expect([ended.status, ended.stdout]).toEqual([3, expect.stringContaining('would create')])
  })

  test('a report is not written into a device', async () => {
    await using stage = await openStage(SMALL)
    const ended = await stage.workspace.run('report', '--out', '/dev/full', '--yes')
    expect(said(ended)).toEqual({
      status: 2,
      stdout: '',
      lines: ['/dev/full could not be written: it is no file. Name a file.'],
    })
  })
})

test('every file that the program writes is for this user only', LONG_TIMEOUT_CONCURRENT, async () => {
  await using stage = await openStage(SMALL)
  const { workspace } = stage
  const started = join(workspace.directory, 'new.onboarding.json')
  await workspace.run('run', '--acknowledge-iam')
  await workspace.run('network', '--proxy', 'none')
  for (const format of ['html', 'csv']) {
    await workspace.run('report', '--format', format, '--out', join(workspace.directory, `report.${format}`))
  }
  const { dataDirectory, environment } = workspace
  const words = ['new', started, '--data-dir', dataDirectory, '--from', 'organization', '--customer', 'Acme']
  await startInShell('umask 0; "$@"', words, environment).ended
  const written = (await readdir(workspace.directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && join(entry.parentPath, entry.name) !== workspace.file)
    .map((entry) => join(entry.parentPath, entry.name))
  expect(written.length).toBeGreaterThanOrEqual(5)
  expect(written).toContain(started)
  for (const path of written) expect([path, (await stat(path)).mode & 0o777]).toEqual([path, 0o600])
})
