import { expect, test } from 'vitest'
import { checklistOf } from './support/printedChecklist.ts'
import { openStage, type Stage } from './support/stage.ts'
import { LONG_TIMEOUT } from './support/timeouts.ts'

const ACCOUNT = '444455556666'

function confirm({ workspace }: Stage, ...more: readonly string[]) {
  return workspace.run('confirm-arrival', ACCOUNT, '--by', 'Jane Roe', ...more)
}

test(
  'what ActiveEye said of the arrival is recorded on the terminal, and told by status',
  LONG_TIMEOUT,
  async () => {
    await using stage = await openStage('single-vpc')
    const early = await confirm(stage, '--json')
    expect({ status: early.status, stdout: early.stdout }).toEqual({ status: 2, stdout: '' })
    expect(early.stderr).toContain(`(${ACCOUNT}) can't be confirmed: no flow log of it is known`)

    await stage.workspace.run('run', '--acknowledge-iam')
    const calls = stage.cloud.calls()
    const strange = await stage.workspace.run('confirm-arrival', ACCOUNT, '999999999999', '--by', 'Jane Roe')
    expect([strange.status, strange.stderr]).toEqual([
      2,
      expect.stringContaining(`999999999999 is not an account of this onboarding; it has ${ACCOUNT}`),
    ])
    expect((await stage.workspace.run('confirm-arrival', ACCOUNT)).status).toBe(2)
    expect((await confirm(stage, '--since', 'yesterday')).status).toBe(2)
    expect(checklistOf(await stage.workspace.run('status', '--json')).accounts[0]).not.toHaveProperty(
      'arrival',
    )

    const recorded = await confirm(stage)
    expect(recorded.status).toBe(0)
    expect(recorded.stdout).toMatch(
      /^Recorded for 444455556666: Jane Roe of ActiveEye says that files arrive\.\n\nNext: /,
    )
    const again = await confirm(stage, '--since', '2026-10-01', '--json')
    expect(checklistOf(again).accounts[0]).toMatchObject({
      arrival: { by: 'Jane Roe', since: '2026-10-01' },
      steps: { delivery: { state: 'todo' } },
    })

    const { stdout } = await stage.workspace.run('status')
    expect(stdout).toContain('Delivery: Files arrive, says ActiveEye')
    expect(stdout).toContain('Arrival: says Jane Roe (ActiveEye), since 2026-10-01, recorded by ')
    expect(stage.cloud.calls()).toEqual(calls)
  },
)
