import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checklistOf } from './support/printedChecklist.ts'
import { openStage, type Stage } from './support/stage.ts'
import { LONG_TIMEOUT } from './support/timeouts.ts'

const ACCOUNT = '444455556666'

function confirm(stage: Stage, externalId: string, ...more: readonly string[]) {
  const values = ['--display-name', 'Acme prod', '--account-id', ACCOUNT, '--external-id', externalId]
  return stage.workspace.run('confirm-connector', ACCOUNT, ...values, ...more)
}

/** The file with another ExternalID, as an editor would write it. */
function edit({ workspace, cloud: { onboarding } }: Stage, externalId: string): Promise<void> {
  const accounts = onboarding.accounts.map((account) => ({ ...account, externalId }))
  return workspace.write({ ...onboarding, accounts })
}

async function report(stage: Stage, format: 'markdown' | 'csv' | 'json'): Promise<string> {
  const out = join(stage.workspace.directory, `report.${format}`)
  await stage.workspace.run('report', '--format', format, '--out', out, '--yes')
  return readFile(out, 'utf8')
}

test(
  'an ExternalID that is edited after the stack stands stops the connector on every host',
  LONG_TIMEOUT,
  async () => {
    await using stage = await openStage('single-vpc')
    const early = await confirm(stage, 'acme-prod')
    expect({ status: early.status, stdout: early.stdout }).toEqual({ status: 2, stdout: '' })
    expect(early.stderr).toContain("can't be confirmed yet: its stack is not known to exist")

    await stage.workspace.run('run', '--acknowledge-iam')
    expect((await confirm(stage, 'acme-prod', '--priority', 'medium')).status).toBe(0)
    await edit(stage, 'acme-edited')
    const calls = stage.cloud.calls()

    const known = await stage.workspace.run('status', '--json')
    expect(known.status).toBe(3)
    const [account] = checklistOf(known).accounts
    expect(account).toMatchObject({
      steps: { stack: { state: 'failed' }, connector: { state: 'todo' } },
      problems: [{ kind: 'stackMismatch', next: expect.stringMatching(/put acme-prod back.*delete it/) }],
    })
    // No ID to enter, and no confirmation.
    expect(account?.connector).toEqual({ displayName: 'Acme prod', priority: 'medium' })

    const said = await stage.workspace.run('status')
    expect(said.stdout).toContain('ExternalID: the stack and the onboarding file differ')
    expect(said.stdout).toContain('has the ExternalID acme-prod, but the onboarding file says acme-edited')

    const markdown = await report(stage, 'markdown')
    expect(markdown).toContain('Not to be entered yet: the stack and the onboarding file differ')
    expect(markdown).not.toContain('`acme-edited`')
    expect(await report(stage, 'csv')).not.toContain('"acme-edited"')
    expect(JSON.parse(await report(stage, 'json'))).toMatchObject({
      checklist: { accounts: [{ problems: [{ kind: 'stackMismatch' }] }] },
    })

    for (const externalId of ['acme-edited', 'acme-prod']) {
      const refused = await confirm(stage, externalId, '--json')
      expect({ status: refused.status, stdout: refused.stdout }).toEqual({ status: 2, stdout: '' })
      expect(refused.stderr).toContain('put acme-prod back')
    }
    expect(stage.cloud.calls()).toEqual(calls)

    // A look says the same, and the file put back ends it without one.
    const checked = await stage.workspace.run('check', '--json')
    expect(checklistOf(checked).accounts[0]?.problems.map(({ kind }) => kind)).toEqual(['stackMismatch'])
    await edit(stage, 'acme-prod')
    const [again] = checklistOf(await stage.workspace.run('status', '--json')).accounts
    expect(again).toMatchObject({
      steps: { stack: { state: 'done' }, connector: { state: 'done' } },
      connector: { externalId: 'acme-prod', confirmedHow: 'terminal', confirmedBy: expect.any(String) },
      problems: [],
    })
  },
)
