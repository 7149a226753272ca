import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Onboarding, onboardingSchema } from '../../app/onboarding/onboarding.ts'
import { PRACTICE_IDENTITY_CENTER } from '../../main/practice/practiceCloud.ts'
import type { PracticeScenario, ScenarioAccount } from '../../main/practice/practiceScenario.ts'
import { MANAGEMENT, PROD, SMALL, STAGING } from '../../main/practice/scenarios/smallScenario.ts'
import { ORGANIZATION_ROLE } from '../../main/practice/sts/principals.ts'
import { signIn } from './support/identityCenterClients.ts'
import { confirmDevice } from './support/signInAtTerminal.ts'
import { openStage, type Stage } from './support/stage.ts'
import { type Ended, hasTerminals, sitAtTerminal, startTerminal } from './support/terminalProcess.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'

const { startUrl, region } = PRACTICE_IDENTITY_CENTER
const PORTAL = ['--start-url', startUrl, '--region', region]

/** Nobody made a role in it. */
const INVITED: ScenarioAccount = {
  ...STAGING,
  accountId: '222233334444',
  name: 'invited',
  joinedMethod: 'INVITED',
}
const CLOSED: ScenarioAccount = {
  ...STAGING,
  accountId: '333344445555',
  name: 'closed',
  state: 'SUSPENDED',
}
const WITH_OTHER_ROLE: ScenarioAccount = {
  ...STAGING,
  accountId: '555566667777',
  name: 'towered',
  roles: ['AWSControlTowerExecution'],
}
const ORGANIZATION: PracticeScenario = {
  ...SMALL,
  accounts: [MANAGEMENT, PROD, INVITED, CLOSED, WITH_OTHER_ROLE],
}

const printedSchema = z.strictObject({
  file: z.string(),
  accounts: z.number(),
  leftOut: z.array(z.strictObject({ name: z.string(), accountId: z.string().optional(), why: z.string() })),
  missing: z.array(z.string()),
})

/** `new FILE WORDS`, on the stage's cloud, with nobody to ask. */
function startNew(stage: Stage, ...words: readonly string[]): Promise<Ended> {
  return startTerminal(newWords(stage, ...words), stage.workspace.environment).ended
}

function newWords({ workspace }: Stage, ...words: readonly string[]): readonly string[] {
  return ['new', fileOf(workspace), '--customer', 'Acme', '--data-dir', workspace.dataDirectory, ...words]
}

function fileOf({ directory }: Stage['workspace']): string {
  return join(directory, 'new.onboarding.json')
}

async function written({ workspace }: Stage): Promise<Onboarding> {
  return onboardingSchema.parse(JSON.parse(await readFile(fileOf(workspace), 'utf8')))
}

/** Why each of those that were left out was, by name. */
function leftOut({ stdout }: Ended): Readonly<Record<string, string>> {
  const { leftOut: all } = printedSchema.parse(JSON.parse(stdout))
  return Object.fromEntries(all.map(({ name, why }) => [name, why]))
}

/** Somebody ran `aws sso login`. */
async function signedInWithTheAwsCli(stage: Stage): Promise<void> {
  const { accessToken } = await signIn(stage.cloud)
  const cache = join(stage.workspace.directory, '.aws', 'sso', 'cache')
  await mkdir(cache, { recursive: true })
  const expiresAt = new Date(Date.now() + 60 * 60_000).toISOString()
  await writeFile(join(cache, 'acme.json'), JSON.stringify({ accessToken, expiresAt, startUrl, region }))
}

describe('new --from profiles', LONG_TIMEOUT_CONCURRENT, () => {
  test('takes what leads into an account, once, and says why the others were left out', async () => {
    await using stage = await openStage(SMALL)
    const { accessKeyId, secretAccessKey, mfaSerial } = stage.cloud.user
    const role = (account: ScenarioAccount) =>
      `role_arn = arn:aws:iam::${account.accountId}:role/${ORGANIZATION_ROLE}\nsource_profile = base\n`
    await mkdir(join(stage.workspace.directory, '.aws'))
    await writeFile(
      join(stage.workspace.directory, '.aws', 'config'),
      `[profile base]
aws_access_key_id = ${accessKeyId}
aws_secret_access_key = ${secretAccessKey}
[profile prod]
${role(PROD)}
[profile prod-again]
${role(PROD)}
[profile behind-mfa]
${role(STAGING)}mfa_serial = ${mfaSerial}
[profile portal]
sso_session = acme
sso_account_id = ${STAGING.accountId}
sso_role_name = AdministratorAccess
[profile lost]
role_arn = arn:aws:iam::${STAGING.accountId}:role/Nowhere
source_profile = base
[profile broken]
role_arn = arn:aws:iam::${STAGING.accountId}:role/Admin
source_profile = gone
[profile two words]
aws_access_key_id = ${accessKeyId}
aws_secret_access_key = ${secretAccessKey}
[sso-session acme]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access
`,
    )
    const ended = await startNew(stage, '--from', 'profiles', '--json')
    expect(ended.status).toBe(0)
    const { accounts } = await written(stage)
    expect(accounts.map(({ accountId, name, access }) => ({ accountId, name, access }))).toEqual([
      { accountId: MANAGEMENT.accountId, name: 'base', access: { kind: 'profile', profile: 'base' } },
      { accountId: PROD.accountId, name: 'prod', access: { kind: 'profile', profile: 'prod' } },
    ])
    expect(leftOut(ended)).toEqual({
      broken: expect.stringContaining('There is no such profile'),
      'two words': expect.stringContaining('needs quotation marks'),
      'behind-mfa': expect.stringContaining('none was entered'),
      portal: expect.stringContaining(`Nobody is signed in to ${startUrl}`),
      lost: expect.stringContaining('sts:AssumeRole'),
      'prod-again': 'The profile prod leads into the same account and is used.',
    })
    expect(ended.stderr).toContain('Left out: two words')
    expect(ended.stdout + ended.stderr).not.toContain(secretAccessKey)
  })

  test('finds nothing where there are no profiles', async () => {
    await using stage = await openStage(SMALL)
    const { status, stderr } = await startNew(stage, '--from', 'profiles')
    expect(status).toBe(3)
    expect(stderr).toContain('No account was found that could be onboarded.')
    await expect(written(stage)).rejects.toThrow('ENOENT')
  })
})

describe('new --from organization', LONG_TIMEOUT_CONCURRENT, () => {
  test('leaves out what is suspended, and what the role does not lead into', async () => {
    await using stage = await openStage(ORGANIZATION)
    const ended = await startNew(stage, '--from', 'organization', '--json')
    expect(ended.status).toBe(0)
    expect((await written(stage)).accounts.map(({ name, access }) => ({ name, access }))).toEqual([
      { name: 'management', access: { kind: 'environment' } },
      {
        name: 'prod',
        access: { kind: 'role', roleName: ORGANIZATION_ROLE, through: { kind: 'environment' } },
      },
    ])
    expect(leftOut(ended)).toEqual({
      closed: 'The account is suspended.',
      invited: expect.stringContaining('sts:AssumeRole'),
      towered: expect.stringContaining('sts:AssumeRole'),
    })
  })

  test('tries several roles in each account, in their order', async () => {
    await using stage = await openStage(ORGANIZATION)
    const roleName = [ORGANIZATION_ROLE, 'AWSControlTowerExecution']
    const ended = await startNew(stage, '--from', 'organization', '--role-name', ...roleName, '--json')
    expect(ended.status).toBe(0)
    const { accounts } = await written(stage)
    expect(accounts.map(({ name }) => name)).toEqual(['management', 'prod', 'towered'])
    expect(accounts[2]?.access).toMatchObject({ kind: 'role', roleName })
  })

  test('--untested writes them all the same, without a call to their roles; never what is suspended', async () => {
    await using stage = await openStage(ORGANIZATION)
    const { status } = await startNew(stage, '--from', 'organization', '--untested')
    expect(status).toBe(0)
    const { accounts } = await written(stage)
    expect(accounts.map(({ name }) => name)).toEqual(['management', 'prod', 'invited', 'towered'])
    expect(Object.keys(stage.cloud.calls()).filter((call) => call.endsWith('sts:AssumeRole'))).toEqual([])
  })

  test('--only: an account that was asked for and is not in the file is no success', async () => {
    await using stage = await openStage(ORGANIZATION)
    const only = ['--only', PROD.accountId, CLOSED.accountId, '999988887777']
    const ended = await startNew(stage, '--from', 'organization', '--json', ...only)
    expect(ended.status).toBe(3)
    expect((await written(stage)).accounts.map(({ name }) => name)).toEqual(['prod'])
    expect(printedSchema.parse(JSON.parse(ended.stdout)).missing).toEqual([CLOSED.accountId, '999988887777'])
    expect(ended.stderr).toContain('Not found: 999988887777')
    expect(leftOut(ended)).toEqual({ closed: 'The account is suspended.' })
  })

  test('asks through IAM Identity Center, and assumes the roles with it', async () => {
    await using stage = await openStage(ORGANIZATION)
    await signedInWithTheAwsCli(stage)
    const way = [...PORTAL, '--sign-in-role', 'AdministratorAccess', '--account', MANAGEMENT.accountId]
    const { status } = await startNew(stage, '--from', 'organization', ...way)
    expect(status).toBe(0)
    const portal = { kind: 'identityCenter', startUrl, region, roleName: 'AdministratorAccess' }
    expect((await written(stage)).accounts.map(({ access }) => access)).toEqual([
      portal,
      {
        kind: 'role',
        roleName: ORGANIZATION_ROLE,
        through: { ...portal, accountId: MANAGEMENT.accountId },
      },
    ])
  })

  test('refuses half a way in before anything is called', async () => {
    await using stage = await openStage(ORGANIZATION)
    for (const [words, says] of [
      [PORTAL, '--sign-in-role'],
      [[...PORTAL, '--profile', 'admin'], 'not with both'],
      [['--sign-in-role', 'Admin', '--account', MANAGEMENT.accountId], '--start-url and --region'],
    ] as const) {
      const { status, stderr } = await startNew(stage, '--from', 'organization', ...words)
      expect(status).toBe(2)
      expect(stderr).toContain(says)
    }
    expect(stage.cloud.calls()).toEqual({})
  })
})

describe('new --from identity-center', LONG_TIMEOUT_CONCURRENT, () => {
  const ASSIGNED: PracticeScenario = {
    ...SMALL,
    identityCenter: { ...SMALL.identityCenter, assignments: { [STAGING.accountId]: ['ReadOnlyAccess'] } },
  }

  test('uses the sign-in of the AWS CLI, and names what the person has instead', async () => {
    await using stage = await openStage(ASSIGNED)
    await signedInWithTheAwsCli(stage)
    const words = ['--from', 'identity-center', ...PORTAL, '--role-name', 'AdministratorAccess']
    const ended = await startNew(stage, ...words, '--json')
    expect(ended.status).toBe(0)
    const access = { kind: 'identityCenter', startUrl, region, roleName: 'AdministratorAccess' }
    expect((await written(stage)).accounts.map((account) => [account.name, account.access])).toEqual([
      ['management', access],
      ['prod', access],
    ])
    expect(leftOut(ended)).toEqual({
      staging: 'You do not have the permission set AdministratorAccess there, but ReadOnlyAccess.',
    })
  })

  test('with nobody signed in and nobody to ask, says what to do, and writes nothing', async () => {
    await using stage = await openStage(ASSIGNED)
    const words = ['--from', 'identity-center', ...PORTAL, '--role-name', 'AdministratorAccess']
    const { status, stderr } = await startNew(stage, ...words)
    expect(status).toBe(3)
    expect(stderr).toContain('Run this at a terminal and sign in when you are asked, or run aws sso login')
    await expect(written(stage)).rejects.toThrow('ENOENT')
  })

  test('needs the permission set where nobody can be asked, and a portal', async () => {
    await using stage = await openStage(ASSIGNED)
    for (const [words, says] of [
      [PORTAL, '--role-name'],
      [['--role-name', 'AdministratorAccess'], '--start-url and --region'],
    ] as const) {
      const { status, stderr } = await startNew(stage, '--from', 'identity-center', ...words)
      expect(status).toBe(2)
      expect(stderr).toContain(says)
    }
    expect(stage.cloud.calls()).toEqual({})
  })

  test.skipIf(!hasTerminals)('signs in, then lists the permission sets to choose from', async () => {
    await using stage = await openStage(ASSIGNED)
    const words = newWords(stage, '--from', 'identity-center', ...PORTAL, '--device-code')
    const terminal = sitAtTerminal(words, stage.workspace.environment)
    await terminal.shows(`Sign in to ${startUrl} now? [Y/n]`)
    terminal.types('\n')
    await confirmDevice(stage, terminal)
    await terminal.shows('ReadOnlyAccess (3 accounts)')
    await terminal.shows('Permission set to use: ')
    terminal.types('ReadOnlyAccess\n')
    expect((await terminal.ended).status).toBe(0)
    expect((await written(stage)).accounts).toHaveLength(3)
  })
})

test('a file that is there is left as it is, before anybody signs in', LONG_TIMEOUT_CONCURRENT, async () => {
  await using stage = await openStage(ORGANIZATION)
  await writeFile(fileOf(stage.workspace), 'mine')
  const { status, stderr } = await startNew(stage, '--from', 'organization')
  expect({ status, calls: stage.cloud.calls() }).toEqual({ status: 2, calls: {} })
  expect(stderr).toContain('exists already and was left as it is')
  expect(await readFile(fileOf(stage.workspace), 'utf8')).toBe('mine')
})
