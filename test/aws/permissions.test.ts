import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { CALLED } from '../../app/aws/actions.ts'
import type { Account, Onboarding } from '../../app/onboarding/onboarding.ts'
import { createDryRuns } from '../../app/permissions/dryRuns.ts'
import type { AccountPermissions } from '../../app/permissions/permissions.ts'
import { neededInAccount, preflight } from '../../app/permissions/preflight.ts'
import { openAwsAccounts } from '../../main/accounts/awsAccounts.ts'
import { startBackend } from '../../main/accounts/backend.ts'
import { createRouter } from '../../main/api/router.ts'
import type { PracticeCredentials } from '../../main/practice/practiceCloud.ts'
import type { PracticeScenario, ScenarioFault } from '../../main/practice/practiceScenario.ts'
import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { atWork } from '../doubles/atWork.ts'
import { look } from './support/independentLook.ts'
import { onMoto } from './support/onMoto.ts'
import { WITH_PARTS } from './support/partsScenario.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { openStage, type Stage } from './support/stage.ts'
import { LONG_TIMEOUT, LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'
import { PROD, STAGING, TWIN, twinOnboarding } from './support/twinScenario.ts'
import { openWiretap } from './support/wiretap.ts'

/** What the preflight says, against the real SDK and a cloud that has the trouble. */

const signal = new AbortController().signal

interface Where {
  readonly endpoint: string
  readonly credentials: PracticeCredentials
  readonly onboarding: Onboarding
}

/** @param change of the account in the onboarding. */
async function check(
  { endpoint, credentials, onboarding }: Where,
  accountId = PROD,
  change: Partial<Account> = {},
): Promise<AccountPermissions> {
  const aws = connect(endpoint, credentials)
  try {
    const found = onboarding.accounts.find((one) => one.accountId === accountId)
    if (found === undefined) throw new Error(`${accountId} is not in the onboarding`)
    const account = { ...found, ...change }
    const context = atWork(onboarding).contextOf(aws.account(account), { account, signal })
    return await preflight({ ...context, undo: true, dryRuns: createDryRuns() })
  } finally {
    aws.close()
  }
}

function connect(endpoint: string, { accessKeyId, secretAccessKey, sessionToken }: PracticeCredentials) {
  const env = {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  }
  return openAwsAccounts({ endpoint, env })
}

/** "ec2:CreateFlowLogs missing eu-west-1" for everything in these states. */
function rows(result: AccountPermissions, ...states: readonly string[]): readonly string[] {
  if (result.state === 'failed') throw new Error(result.problem.message)
  return result.permissions
    .filter(({ state }) => states.includes(state))
    .map(({ action, state, regions }) => [action, state, ...(regions ?? [])].join(' '))
}

function refused(result: AccountPermissions): readonly string[] {
  return rows(result, 'missing', 'blocked')
}

function withFaults(...faults: readonly ScenarioFault[]): PracticeScenario {
  return { ...SMALL, name: 'permissions', faults }
}

/** What a look must leave as it was. Sessions come with every sign-in. */
async function contents(stage: Stage) {
  const { vpcs, flowLogs, flowLogRequests, stacks, bucketRefusals } = await stage.world()
  return { vpcs, flowLogs, flowLogRequests, stacks, bucketRefusals }
}

/** The preflight of an account on a stage, which must stay as it is. */
async function checkOn(
  stage: Stage,
  accountId = PROD,
  change: Partial<Account> = {},
): Promise<AccountPermissions> {
  const before = await contents(stage)
  const { endpoint, credentials, onboarding } = stage.cloud
  const result = await check({ endpoint, credentials, onboarding }, accountId, change)
  expect(await contents(stage)).toEqual(before)
  return result
}

const CHECKED = neededInAccount(true)
  .filter(({ check: { by } }) => by === 'look' || by === 'dryRun')
  .map(({ action }) => action)

describe.each(CHECKED)('%s', LONG_TIMEOUT_CONCURRENT, (action) => {
  test('without a policy that allows it: it is missing, and nothing else', async () => {
    await using stage = await openStage(withFaults({ kind: 'accessDenied', accountId: PROD, action }))
    const result = await checkOn(stage)
    const row = result.state === 'looked' && result.permissions.find((one) => one.action === action)
    if (action === 'ec2:DeleteFlowLogs') {
      // The policy allows it by the onboarding's tag, and there is no flow log with it yet: a denial shows nothing.
      expect(row).toMatchObject({ state: 'unknown' })
      expect(refused(result)).toEqual([])
      return
    }
    expect(refused(result)).toEqual([`${action} missing`])
    expect(row).toMatchObject({ words: expect.stringContaining(`not authorized to perform: ${action}`) })
    expect(refused(await checkOn(stage, STAGING))).toEqual([])
  })

  test('forbidden by a service control policy: it is blocked, and nothing else', async () => {
    await using stage = await openStage(withFaults({ kind: 'explicitDeny', accountId: PROD, action }))
    expect(refused(await checkOn(stage))).toEqual([`${action} blocked`])
  })
})

describe('what comes to light with a call', LONG_TIMEOUT_CONCURRENT, () => {
  test('ec2:CreateTags, which AWS asks for because the dry run has the tags', async () => {
    await using stage = await openStage(SMALL)
    const message =
      'You are not authorized to perform this operation. User: u is not authorized to perform: ec2:CreateTags on resource: arn:aws:ec2:us-east-1:444455556666:vpc-flow-log/* because no identity-based policy allows the ec2:CreateTags action'
    const denial = `<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>${message}</Message></Error></Errors><RequestID>r</RequestID></Response>`
    await using wiretap = await openWiretap(stage.cloud.endpoint, {
      onAnswer: ({ name }) => (name.endsWith('ec2:CreateFlowLogs') ? denial : undefined),
    })
    const { credentials, onboarding } = stage.cloud
    const result = await check({ endpoint: wiretap.endpoint, credentials, onboarding })
    expect(refused(result)).toEqual(['ec2:CreateTags missing'])
    expect(rows(result, 'unknown')).toContain('ec2:CreateFlowLogs unknown')
  })
})

describe('Regions', LONG_TIMEOUT_CONCURRENT, () => {
  test('are listed another way where EC2 may not be asked; without that one, too, both are missing', async () => {
    const [ec2, account] = ['ec2:DescribeRegions', 'account:ListRegions'] as const
    const deny = (action: string): ScenarioFault => ({ kind: 'accessDenied', accountId: PROD, action })
    await using one = await openStage(withFaults(deny(ec2)))
    const result = await checkOn(one)
    expect(refused(result)).toEqual([`${ec2} missing`])
    expect(rows(result, 'allowed')).toEqual(
      expect.arrayContaining([`${account} allowed`, 'ec2:CreateFlowLogs allowed']),
    )
    await using both = await openStage(withFaults(deny(ec2), deny(account)))
    expect(refused(await checkOn(both))).toEqual([`${ec2} missing`, `${account} missing`])
  })

  test.each([
    ['accessDenied', 'missing'],
    ['explicitDeny', 'blocked'],
  ] as const)('%s in one of them names it', async (kind, state) => {
    const action = 'ec2:CreateFlowLogs'
    await using stage = await openStage(withFaults({ kind, accountId: PROD, action, region: 'eu-west-1' }))
    const result = await checkOn(stage)
    expect(refused(result)).toEqual([`${action} ${state} eu-west-1`])
    expect(rows(result, 'allowed')).toContain(`${action} allowed us-east-1`)
  })

  test('one that the account has not enabled is told apart from one where it may not', async () => {
    const action = 'ec2:CreateFlowLogs'
    await using stage = await openStage(
      withFaults({ kind: 'accessDenied', accountId: PROD, action, region: 'eu-west-1' }),
    )
    const result = await checkOn(stage, PROD, { regions: ['us-east-1', 'eu-west-1', 'af-south-1'] })
    expect(refused(result)).toEqual([`${action} missing eu-west-1`])
    expect(rows(result, 'notLooked')).toContain(`${action} notLooked af-south-1`)
  })

  test('one that is throttled for too long is not looked at', async () => {
    const trouble = { kind: 'serverError', times: 100, status: 503 } as const
    await using stage = await openStage(
      withFaults({ ...trouble, accountId: PROD, action: 'ec2:DescribeVpcs', region: 'eu-west-1' }),
    )
    const result = await checkOn(stage)
    expect(refused(result)).toEqual([])
    expect(rows(result, 'notLooked')).toContain('ec2:DescribeVpcs notLooked eu-west-1')
  })
})

describe('where all is allowed', LONG_TIMEOUT_CONCURRENT, () => {
  test('nothing is missing, all that can be checked is allowed, and the account can be onboarded', async () => {
    await using stage = await openStage(SMALL)
    const result = await checkOn(stage)
    expect(refused(result)).toEqual([])
    expect(rows(result, 'allowed')).toEqual(expect.arrayContaining(CHECKED.map((one) => `${one} allowed`)))
    const { status } = await stage.workspace.run('run', '--acknowledge-iam', '--json', '--only', PROD)
    expect(status).toBe(0)
    // Now there is something to look at, and to undo.
    expect(refused(await checkOn(stage))).toEqual([])
  })
})

// Not with the others: its moto ends with the test.
describe('on moto', LONG_TIMEOUT, () => {
  onMoto('the same is said, and nothing is changed', async (moto) => {
    const before = await look(moto)
    const { endpoint, credentials } = moto
    const result = await check({ endpoint, credentials, onboarding: twinOnboarding(TWIN) })
    expect(refused(result)).toEqual([])
    // It has no DescribeEvents at all.
    const known = CHECKED.filter((action) => action !== 'cloudformation:DescribeEvents')
    expect(rows(result, 'allowed')).toEqual(expect.arrayContaining(known.map((one) => `${one} allowed`)))
    expect(rows(result, 'notLooked')).toContain('cloudformation:DescribeEvents notLooked')
    expect(await look(moto)).toEqual(before)
  })
})

test('what is missing is what a run fails for', LONG_TIMEOUT, async () => {
  await using stage = await openStage('access-denied-create-flow-logs')
  const result = await checkOn(stage)
  expect(refused(result)).toEqual(['ec2:CreateFlowLogs missing'])
  const ran = await stage.workspace.run('run', '--acknowledge-iam', '--json', '--only', PROD)
  const prod = checklistOf(ran).accounts.find(({ accountId }) => accountId === PROD)
  const [problem, ...others] = prod?.problems ?? []
  expect(others).toEqual([])
  expect(problem).toMatchObject({ kind: 'accessDenied', step: 'flowLogs' })
  // All that CreateFlowLogs can be denied for, what the preflight named first.
  expect(problem?.actions?.[0]).toBe('ec2:CreateFlowLogs')
  const listed = neededInAccount(true).map(({ action }) => action)
  expect(listed).toEqual(expect.arrayContaining(problem?.actions ?? []))
})

test('another account is told as it is, and asked nothing', LONG_TIMEOUT, async () => {
  await using stage = await openStage(SMALL)
  const result = await checkOn(stage, PROD, { access: { kind: 'environment' } })
  expect(result).toMatchObject({ state: 'failed', problem: { kind: 'wrongAccount' } })
  const asked = Object.keys(stage.cloud.calls()).filter((call) => !call.endsWith('sts:GetCallerIdentity'))
  expect(asked).toEqual([])
})

test(
  'every action that needs a permission is called in the life of an onboarding',
  LONG_TIMEOUT,
  async () => {
    const roleConflicts = [{ accountId: PROD, stacks: 1 }]
    await using stage = await openStage({
      ...WITH_PARTS,
      name: 'life',
      cloudFormation: { ...SMALL.cloudFormation, roleConflicts },
    })
    const aws = connect(stage.cloud.endpoint, stage.cloud.credentials)
    onTestFinished(() => aws.close())
    await aws.listOrganizationAccounts({ kind: 'environment' }, signal)
    await aws.organizationUnits({ kind: 'environment' }, signal)
    await aws.organizationTags({ kind: 'environment' }, [PROD], signal)
    // Its first stack fails, is replaced, and all is undone.
    expect((await stage.workspace.run('run', '--acknowledge-iam')).status).toBe(3)
    expect((await stage.workspace.run('run', '--acknowledge-iam', '--replace-failed-stack')).status).toBe(0)
    expect((await stage.workspace.run('undo', '--yes')).status).toBe(0)
    // The template's file is read as anybody can: that needs no permission.
    const signed = Object.keys(stage.cloud.calls()).filter((call) => !call.startsWith('anonymous '))
    const called = new Set(signed.map((call) => call.split(' ')[2] ?? ''))
    expect(Object.keys(CALLED)).toEqual(expect.arrayContaining([...called]))
    // One way of listing Regions is for where the other is denied: a test above.
    const needed = Object.entries(CALLED).flatMap(([action, entry]) =>
      'check' in entry && entry.check.by !== 'instead' ? [action] : [],
    )
    expect([...called]).toEqual(expect.arrayContaining(needed))
  },
)

describe('access.permissions', LONG_TIMEOUT, () => {
  async function client() {
    const directory = await mkdtemp(join(tmpdir(), 'activeeye-permissions-'))
    const backend = await startBackend(directory, {})
    const { router, close } = createRouter(backend)
    onTestFinished(async () => {
      await close()
      await backend.close()
      await rm(directory, { recursive: true, force: true })
    })
    return createRouterClient(router)
  }

  test('gives a result for each account of the open onboarding', async () => {
    const app = await client()
    const { onboarding } = await app.open({ practice: 'access-denied-create-flow-logs', purpose: 'work' })
    const accountIds = onboarding.accounts.map(({ accountId }) => accountId)
    const results = new Map<string, readonly string[]>()
    for await (const result of await app.access.permissions({ accountIds, undo: false })) {
      results.set(result.accountId, refused(result))
    }
    expect(results).toEqual(
      new Map(accountIds.map((id) => [id, id === PROD ? ['ec2:CreateFlowLogs missing'] : []])),
    )
  })

  test('refuses accounts that are not in it, and to work without one, or without its journal', async () => {
    const app = await client()
    const asking = (accountId: string) => app.access.permissions({ accountIds: [accountId], undo: false })
    await expect(asking(PROD)).rejects.toMatchObject({ code: 'NOT_NOW' })
    await app.open({ practice: 'single-vpc', purpose: 'read' })
    await expect(asking(PROD)).rejects.toMatchObject({ code: 'NOT_NOW' })
    await app.open({ practice: 'single-vpc', purpose: 'work' })
    await expect(asking('999999999999')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})
