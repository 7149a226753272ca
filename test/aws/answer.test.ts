import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AccountStatus } from '../../app/checklist/checklist.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { openStage } from './support/stage.ts'
import { startTerminal } from './support/terminalProcess.ts'
import { LONG_TIMEOUT } from './support/timeouts.ts'

const [PROD, DATA] = ['444455556666', '555566667777']

function states(accounts: readonly AccountStatus[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    accounts.map(({ accountId, steps, turns }) => [
      accountId,
      [steps.flowLogs.state, turns.map(({ who, what }) => `${who} ${what}`).join()],
    ]),
  )
}

test(
  'run, report, answer, import, run again, answer: all is complete, and the report says what ActiveEye said',
  LONG_TIMEOUT,
  async () => {
    await using stage = await openStage('bucket-refuses-two')
    const { workspace } = stage
    const [report, answer] = ['report.json', 'answer.json'].map((name) => join(workspace.directory, name))
    const representative = (...words: readonly string[]) =>
      startTerminal([...words, '--data-dir', join(workspace.directory, 'activeeye')], workspace.environment)
        .ended

    await workspace.run('run', '--acknowledge-iam', '--yes')
    await workspace.run('report', '--out', report ?? '')

    const listed = await representative('reports', report ?? '')
    expect(listed.stdout).toContain('ActiveEye: Allow the account on the bucket (2 accounts, since ')
    const said = ['--by', 'Jane Roe', '--all-refused', '--out', answer ?? '']
    const strange = await representative('answer', report ?? '', ...said, '--allowed', '999999999999')
    expect([strange.status, strange.stderr]).toEqual([
      2,
      expect.stringContaining('999999999999 is no account of the report; it has '),
    ])
    const row = `012345678901=Acme staging,012345678901,acme-stagin,medium`
    const made = await representative(
      'answer',
      report ?? '',
      ...said,
      '--connector-checked',
      row,
      '--arrived',
      '012345678901=2026-11-01',
    )
    expect(made.status).toBe(0)
    expect(made.stderr).toContain('External ID in ActiveEye is not what it should be')
    // What is there is not replaced.
    expect((await representative('answer', report ?? '', ...said)).status).toBe(2)

    const calls = stage.cloud.calls()
    const imported = await workspace.run('import-answer', answer ?? '')
    expect(imported.status).toBe(3)
    expect(imported.stdout).toContain(
      `${PROD} prod: New. Allowed on ActiveEye's bucket (ActiveEye says: Jane Roe, `,
    )
    expect(imported.stdout).toContain(
      '012345678901 staging: Differs from what was meant. Connector checked: ',
    )
    expect(imported.stdout).toMatch(
      /Run again for the 2 accounts that the answer calls allowed, and no other: .* --only 444455556666 555566667777/,
    )
    expect((await workspace.run('import-answer', answer ?? '')).stdout).toContain('Nothing was recorded')

    const waiting = checklistOf(await workspace.run('status', '--json'))
    expect(states(waiting.accounts)).toMatchObject({
      [PROD ?? '']: ['todo', 'customer run,customer addConnector'],
      [DATA ?? '']: ['todo', 'customer run,customer addConnector'],
      '012345678901': ['done', 'customer correctConnector'],
    })
    expect(waiting.accounts[1]).toMatchObject({ arrival: { by: 'Jane Roe', since: '2026-11-01' } })
    // Importing asked AWS nothing.
    expect(stage.cloud.calls()).toEqual(calls)

    await stage.control('bucket/accept')
    const again = await workspace.run('run', '--only', PROD ?? '', DATA ?? '', '--yes', '--json')
    expect(again.status).toBe(0)
    expect(states(checklistOf(again).accounts)).toMatchObject({
      [PROD ?? '']: ['done', 'customer addConnector'],
      [DATA ?? '']: ['done', 'customer addConnector'],
    })
    const [second, connectors] = ['second.json', 'connectors.json'].map((name) =>
      join(workspace.directory, name),
    )
    await workspace.run('report', '--out', second ?? '')
    const rows = checklistOf(again).accounts.flatMap(({ accountId, connector }) => [
      '--connector-added',
      `${accountId}=${[connector.displayName, connector.accountId, connector.externalId, connector.priority].join()}`,
    ])
    await representative('answer', second ?? '', '--by', 'Jane Roe', ...rows, '--out', connectors ?? '')
    const ended = await workspace.run('import-answer', connectors ?? '')
    expect([ended.status, ended.stderr]).toEqual([0, expect.any(String)])
    const complete = checklistOf(await workspace.run('status', '--json'))
    expect(complete.totals).toMatchObject({ accounts: 5, complete: 5, problems: 0 })
    // The first answer is older: it takes nothing back.
    await workspace.run('import-answer', answer ?? '')
    expect(checklistOf(await workspace.run('status', '--json')).totals).toEqual(complete.totals)

    await workspace.run('report', '--out', join(workspace.directory, 'after.md'))
    const after = await readFile(join(workspace.directory, 'after.md'), 'utf8')
    expect(after).toContain("Allowed on ActiveEye's bucket (ActiveEye says: Jane Roe, ")
    expect(after).toContain('ActiveEye says: Jane Roe, ')
    expect(after).not.toMatch(/Needed from ActiveEye|Allow .* on ActiveEye's bucket/)
  },
)
