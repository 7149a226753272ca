import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { networkCheckSchema, networkStatusSchema } from '../../app/network/networkSettings.ts'
import { operatorPolicy } from '../../app/permissions/operatorPolicy.ts'
import { permissionStateSchema } from '../../app/permissions/permissions.ts'
import { PROD, SMALL, STAGING } from '../../main/practice/scenarios/smallScenario.ts'
import { ORGANIZATION_ROLE } from '../../main/practice/sts/principals.ts'
import { openStage, type Stage } from './support/stage.ts'
import { type Ended, startTerminal } from './support/terminalProcess.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'
import { openWiretap } from './support/wiretap.ts'

const permissionsSchema = z.discriminatedUnion('state', [
  z.strictObject({
    accountId: z.string(),
    state: z.literal('looked'),
    headline: z.string(),
    counts: z.record(permissionStateSchema, z.number()),
    groups: z.array(
      z.strictObject({
        state: permissionStateSchema,
        title: z.string(),
        reasons: z.array(
          z.strictObject({ words: z.string(), actions: z.array(z.looseObject({ action: z.string() })) }),
        ),
      }),
    ),
  }),
  z.strictObject({
    accountId: z.string(),
    state: z.literal('failed'),
    problem: z.looseObject({ kind: z.string(), message: z.string() }),
  }),
])
const accessSchema = z.strictObject({
  version: z.literal(2),
  accounts: z.array(
    z.strictObject({
      accountId: z.string(),
      name: z.string(),
      connection: z.looseObject({ state: z.enum(['connected', 'failed']) }),
      permissions: permissionsSchema.optional(),
    }),
  ),
})
const networkPrintedSchema = networkStatusSchema.extend({
  version: z.literal(1),
  checks: z.array(networkCheckSchema),
})

function accountsOf({ stdout }: Ended) {
  return accessSchema.parse(JSON.parse(stdout)).accounts
}

/** Actions of prod in this state. */
function actionsIn(ended: Ended, state: 'missing' | 'blocked'): readonly string[] {
  const permissions = accountsOf(ended).find(({ name }) => name === 'prod')?.permissions
  if (permissions?.state !== 'looked') throw new Error(ended.stdout)
  return permissions.groups
    .filter((group) => group.state === state)
    .flatMap(({ reasons }) => reasons.flatMap(({ actions }) => actions.map(({ action }) => action)))
}

describe('access', LONG_TIMEOUT_CONCURRENT, () => {
  test('says who one is in each account, and changes nothing', async () => {
    await using stage = await openStage(SMALL)
    const before = await stage.world()
    const { status, stdout } = await stage.workspace.run('access')
    expect(status).toBe(0)
    expect(stdout).toContain(`${PROD.accountId} prod`)
    expect(stdout.match(new RegExp(`Connected, role ${ORGANIZATION_ROLE}`, 'g'))).toHaveLength(2)
    const { vpcs, flowLogs, stacks } = await stage.world()
    expect({ vpcs, flowLogs, stacks }).toEqual({
      vpcs: before.vpcs,
      flowLogs: before.flowLogs,
      stacks: before.stacks,
    })
  })

  test('one that fails does not hide the other; --only leaves it out', async () => {
    await using stage = await openStage(SMALL)
    await stage.control(`roles/revoke?accountId=${PROD.accountId}`)
    const ended = await stage.workspace.run('access', '--json')
    expect(ended.status).toBe(3)
    expect(accountsOf(ended)).toMatchObject([
      { name: 'prod', connection: { state: 'failed', problem: { kind: 'accessDenied' } } },
      {
        name: 'staging',
        connection: { state: 'connected', role: ORGANIZATION_ROLE, accountId: STAGING.accountId },
      },
    ])
    const only = await stage.workspace.run('access', '--json', '--only', STAGING.accountId)
    expect({ status: only.status, accounts: accountsOf(only).length }).toEqual({ status: 0, accounts: 1 })
    const nobody = await stage.workspace.run('access', '--only', '999988887777')
    expect(nobody.status).toBe(2)
  })

  test('--permissions tells what is missing', async () => {
    await using stage = await openStage('access-denied-create-flow-logs')
    expect((await stage.workspace.run('access')).status).toBe(0)
    const ended = await stage.workspace.run('access', '--permissions', '--json')
    expect(ended.status).toBe(3)
    expect(actionsIn(ended, 'missing')).toContain('ec2:CreateFlowLogs')
    const { stdout } = await stage.workspace.run('access', '--permissions')
    expect(stdout).toContain('Missing: no policy allows it')
    expect(stdout).toContain('ec2:CreateFlowLogs')
  })

  test('--permissions tells what the organization blocks, and in which Region', async () => {
    await using stage = await openStage('scp-blocked-region')
    const { status, stdout } = await stage.workspace.run('access', '--permissions')
    expect(status).toBe(3)
    expect(stdout).toContain('Blocked by a policy of the organization')
    expect(stdout).toMatch(/ec2:\w+ in [a-z]+-[a-z]+-\d/)
  })

  test('--permissions tells what is verified and what can not be told, each reason once', async () => {
    await using stage = await openStage(SMALL)
    const { status, stdout } = await stage.workspace.run('access', '--permissions', '--only', PROD.accountId)
    expect(status).toBe(0)
    expect(stdout).toContain("Permissions: 13 verified, 26 can't be told without doing it")
    expect(stdout.split('no dry run: it shows when the stack is created')).toHaveLength(2)
    const ended = await stage.workspace.run('access', '--permissions', '--json', '--only', PROD.accountId)
    expect(accountsOf(ended)[0]?.permissions).toMatchObject({
      headline: "13 verified, 26 can't be told without doing it",
      counts: { allowed: 13, unknown: 26, missing: 0, blocked: 0, notLooked: 0 },
    })
  })

  test('--permissions through an endpoint that ignores DryRun: one flow log, told, and undone', async () => {
    await using stage = await openStage(SMALL)
    await using wiretap = await openWiretap(stage.cloud.endpoint, {
      onBody: (_, body) => body.replace('DryRun=true', 'DryRun=false'),
    })
    const before = (await stage.world()).flowLogs
    const lying = stage.workspace.through(wiretap.endpoint)
    const { status, stdout } = await lying.run('access', '--permissions', '--undo')
    expect(status).toBe(3)
    const made = (await stage.world()).flowLogs.filter(
      ({ flowLogId }) => !before.some((one) => one.flowLogId === flowLogId),
    )
    expect(made).toHaveLength(1)
    expect(stdout).toContain('does not honour DryRun')
    expect(stdout).toContain(made[0]?.flowLogId)
    await stage.workspace.run('undo', '--yes')
    expect((await stage.world()).flowLogs).toEqual(before)
  })

  test('--undo asks about what undo needs, and only then', async () => {
    await using stage = await openStage(SMALL)
    for (const [words, asked] of [
      [[], false],
      [['--undo'], true],
    ] as const) {
      const ended = await stage.workspace.run('access', '--permissions', '--json', ...words)
      expect(ended.status).toBe(0)
      expect(ended.stdout.includes('"ec2:DeleteFlowLogs"')).toBe(asked)
    }
  })
})

describe('policy', LONG_TIMEOUT_CONCURRENT, () => {
  test('prints the same as the list of actions says, with and without what may be left out', async () => {
    for (const [words, wanted] of [
      [[], { undo: false, organization: false }],
      [['--undo', '--organization'], { undo: true, organization: true }],
    ] as const) {
      const { status, stdout } = await startTerminal(['policy', ...words], {}).ended
      expect(status).toBe(0)
      expect(stdout).toBe(operatorPolicy(wanted))
    }
  })

  test('names the roles of the onboarding, and calls nothing', async () => {
    await using stage = await openStage(SMALL)
    const { accounts, ...rest } = stage.cloud.onboarding
    const access = { kind: 'role', roleName: 'Auditor', through: { kind: 'environment' } } as const
    await stage.workspace.write({ ...rest, accounts: accounts.map((account) => ({ ...account, access })) })
    const { status, stdout } = await stage.workspace.run('policy', '--organization')
    expect(status).toBe(0)
    expect(stdout).toContain('arn:aws:iam::*:role/Auditor')
    expect(stdout).not.toContain(ORGANIZATION_ROLE)
    expect(stage.cloud.calls()).toEqual({})
  })
})

describe('network', LONG_TIMEOUT_CONCURRENT, () => {
  const printed = ({ stdout }: Ended) => networkPrintedSchema.parse(JSON.parse(stdout))

  test('tries the way, and says what is in effect', async () => {
    await using stage = await openStage(SMALL)
    const ended = await stage.workspace.run('network', '--json')
    expect(ended.status).toBe(0)
    expect(printed(ended)).toMatchObject({
      settings: { proxy: { kind: 'automatic' } },
      checks: [{ ok: true }],
    })
    const { stdout } = await stage.workspace.run('network')
    expect(stdout).toContain('Proxy: automatic.')
    expect(stdout).toContain('Certificate authorities of your own: none')
  })

  test('says what is wrong with the way, and ends with 3', async () => {
    await using stage = await openStage(SMALL)
    const nobody = stage.workspace.through('http://127.0.0.1:1')
    const ended = await nobody.run('network', '--json')
    expect(ended.status).toBe(3)
    const [check] = printed(ended).checks
    expect(check).toMatchObject({ ok: false, next: expect.any(String) })
    expect((await nobody.run('network')).stdout).toContain('Next: ')
  })

  test('saves what is given, for the next verb too, and only that', async () => {
    await using stage = await openStage(SMALL)
    const saved = async (...words: readonly string[]) =>
      printed(await stage.workspace.run('network', '--json', ...words)).settings
    const manual = { proxy: { kind: 'manual', url: 'http://127.0.0.1:1' } }
    expect(await saved('--proxy', 'http://127.0.0.1:1')).toEqual(manual)
    expect(await saved()).toEqual(manual)
    expect(await saved('--proxy', 'none')).toEqual({ proxy: { kind: 'none' } })
    expect(await saved('--proxy', 'automatic')).toEqual({ proxy: { kind: 'automatic' } })
  })

  test('refuses a file that holds no certificate, and keeps what was', async () => {
    await using stage = await openStage(SMALL)
    const file = join(stage.workspace.directory, 'ca.pem')
    await writeFile(file, 'nothing')
    await expectRefused(stage, ['--ca-file', file])
    await expectRefused(stage, ['--proxy', 'socks5://127.0.0.1:1'])
    expect(printed(await stage.workspace.run('network', '--json')).settings).toEqual({
      proxy: { kind: 'automatic' },
    })
  })

  async function expectRefused({ workspace }: Stage, words: readonly string[]): Promise<void> {
    const { status, stdout } = await workspace.run('network', '--json', ...words)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  }
})
