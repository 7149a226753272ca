import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { describe, expect, test } from 'vitest'
import type { Checklist } from '../../app/checklist/checklist.ts'
import type { Access } from '../../app/onboarding/access.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { PRACTICE_IDENTITY_CENTER, type PracticeCloud, SCENARIOS } from '../../main/practice/practiceCloud.ts'
import type { World } from '../../main/practice/world.ts'
import { control, credentialsFor, practice, sts } from './practiceClients.ts'
import { signIn } from './support/identityCenterClients.ts'
import { press } from './support/practicePage.ts'
import { type SignInApp, signInApp } from './support/signInApp.ts'
import { LONG_TIMEOUT } from './support/timeouts.ts'

const ROLE = 'OrganizationAccountAccessRole'
const SCENARIO = {
  ...SCENARIOS['sign-in-expires'],
  identityCenter: { ...SCENARIOS['sign-in-expires'].identityCenter, intervalSeconds: 0 },
}
const EXPIRE = ['billing', 'search', 'warehouse']
/** In each account: a default one in both Regions, and one more. */
const VPCS = 3

type Row = Checklist['accounts'][number]

/** The whole run: it starts, three accounts come to wait, the others finish; then it ends after `renew`. */
async function runThrough(
  { cloud, app, onboarding }: { cloud: PracticeCloud; app: SignInApp; onboarding: Onboarding },
  renew: (waiting: readonly Row[]) => Promise<void>,
): Promise<void> {
  await app.open(onboarding)
  const ended = activityEnds(app)
  await app.client.activity.start({
    activity: 'run',
    consent: { iam: 'any' },
    whenSignInExpires: 'wait',
  })
  const waiting = await threeWait(app)
  const then = await worldOf(cloud)
  // What was refused is not tried again and again meanwhile.
  const calls = cloud.calls()
  for (const { accountId } of waiting) {
    expect(flowLogsOf(then, accountId).length).toBeLessThan(VPCS)
    expect(callsOf(calls, accountId, 'cloudformation:CreateStack')).toBeLessThan(2)
  }

  await renew(waiting)
  expect(await ended).toBe('finished')
  await everythingIsThereOnce(cloud, app, onboarding, then)
}

async function threeWait({ client }: SignInApp): Promise<readonly Row[]> {
  const isDone = ({ steps }: Row) =>
    steps.signIn.state === 'done' && steps.stack.state === 'done' && steps.flowLogs.state === 'done'
  const isWaiting = ({ steps: { signIn: step } }: Row) => step.state === 'waiting' && step.for === 'customer'
  await expect
    .poll(
      async () => {
        const { accounts } = await client.checklist.get()
        return { waiting: namesOf(accounts, isWaiting), done: namesOf(accounts, isDone).length }
      },
      { timeout: 60_000 },
    )
    .toEqual({ waiting: EXPIRE, done: 7 })

  const { accounts } = await client.checklist.get()
  const waiting = accounts.filter(isWaiting)
  for (const { name, accountId, problems } of waiting) {
    expect(problems).toEqual([
      expect.objectContaining({
        kind: 'signInExpired',
        step: 'signIn',
        waitsFor: 'customer',
        message: `The sign-in for account ${name} (${accountId}) ended during the work.`,
      }),
    ])
  }
  expect(accounts.filter((row) => !isWaiting(row)).flatMap(({ problems }) => problems)).toEqual([])
  return waiting
}

const namesOf = (accounts: readonly Row[], matches: (row: Row) => boolean) =>
  accounts.filter(matches).map(({ name }) => name)

async function everythingIsThereOnce(
  cloud: PracticeCloud,
  { client }: SignInApp,
  { accounts }: Onboarding,
  then: World,
): Promise<void> {
  const checklist = await client.checklist.get()
  expect(checklist.accounts.flatMap(({ problems }) => problems)).toEqual([])
  expect(checklist.totals).toMatchObject({ vpcs: VPCS * 10, covered: VPCS * 10, problems: 0 })

  const now = await worldOf(cloud)
  const calls = cloud.calls()
  for (const { accountId, name } of accounts) {
    const vpcs = flowLogsOf(now, accountId).map(({ resourceId }) => resourceId)
    expect(vpcs, name).toHaveLength(VPCS)
    expect(new Set(vpcs).size, name).toBe(VPCS)
    expect(
      now.stacks.filter((stack) => stack.accountId === accountId),
      name,
    ).toHaveLength(1)
    expect(callsOf(calls, accountId, 'cloudformation:CreateStack'), name).toBe(1)
    // One for each Region, and one more where the first Region to answer had several VPCs and tried one of them;
    // where the sign-in ended just then, the refused one was sent again.
    const creations = callsOf(calls, accountId, 'ec2:CreateFlowLogs')
    expect(creations, name).toBeGreaterThanOrEqual(2)
    expect(creations, name).toBeLessThanOrEqual(EXPIRE.includes(name) ? 5 : 3)
    // No other request than those that the journal knows: each token made its flow logs once.
    const requests = now.flowLogRequests.filter((request) => request.accountId === accountId)
    expect(requests.length, name).toBeGreaterThanOrEqual(2)
    expect(requests.length, name).toBeLessThanOrEqual(3)
  }
  // What was made before is still the same.
  const ids = new Set(now.flowLogs.map(({ flowLogId }) => flowLogId))
  expect(then.flowLogs.filter(({ flowLogId }) => !ids.has(flowLogId))).toEqual([])
}

const flowLogsOf = ({ flowLogs }: World, accountId: string) =>
  flowLogs.filter((flowLog) => flowLog.accountId === accountId)

const callsOf = (calls: Readonly<Record<string, number>>, accountId: string, action: string) =>
  Object.entries(calls).reduce(
    (sum, [name, count]) => (name.startsWith(accountId) && name.endsWith(` ${action}`) ? sum + count : sum),
    0,
  )

async function worldOf(cloud: PracticeCloud): Promise<World> {
  // Our own process's state, as our own code wrote it.
  return (await control(cloud, 'GET', 'state')) as World
}

/** How the next activity ends. */
async function activityEnds({ client }: SignInApp): Promise<string> {
  for await (const { activity } of await client.checklist.watch()) {
    if (activity !== undefined && activity.state !== 'running' && activity.state !== 'paused')
      return activity.state
  }
  throw new Error('The watch ended.')
}

const withAccess = (onboarding: Onboarding, accessOf: (name: string) => Access): Onboarding => ({
  ...onboarding,
  accounts: onboarding.accounts.map((account) => ({ ...account, access: accessOf(account.name) })),
})

describe(
  'ten accounts, of which three expire in mid-run: those wait by name, and go on after',
  LONG_TIMEOUT,
  () => {
    test('a sign-in elsewhere that the person tells', async () => {
      const cloud = await practice(SCENARIO)
      const app = await signInApp(cloud, { as: 'administrator' })
      await runThrough({ cloud, app, onboarding: cloud.onboarding }, async (waiting) => {
        await control(cloud, 'POST', 'credentials/renew')
        await app.client.signIn.renewed({ accountIds: waiting.map(({ accountId }) => accountId) })
      })
      // The others' roles were not asked for again.
      const calls = cloud.calls()
      for (const { accountId, name } of cloud.onboarding.accounts) {
        if (!EXPIRE.includes(name)) expect(callsOf(calls, accountId, 'sts:GetCallerIdentity'), name).toBe(1)
      }
    })

    test('profiles whose file was renewed, each for itself and noticed unasked', async () => {
      const cloud = await practice(SCENARIO)
      const app = await signInApp(cloud)
      const onboarding = withAccess(cloud.onboarding, (profile) => ({ kind: 'profile', profile }))
      const sections = new Map<string, string>()
      const writeAll = () => app.write('.aws/credentials', [...sections.values()].join(''))
      const renewSection = async (name: string, accountId: string) => {
        const { accessKeyId, secretAccessKey, sessionToken } = await credentialsFor(cloud, accountId)
        sections.set(
          name,
          `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\naws_session_token = ${sessionToken}\n`,
        )
      }
      for (const { name, accountId } of onboarding.accounts) await renewSection(name, accountId)
      await writeAll()

      await runThrough({ cloud, app, onboarding }, async (waiting) => {
        // Elsewhere: what was given out before stays expired.
        await signIn(cloud)
        const [first, ...others] = waiting
        if (first === undefined) throw new Error('Nobody waits.')
        await renewSection(first.name, first.accountId)
        await writeAll()
        await expect
          .poll(
            async () =>
              namesOf(
                (await app.client.checklist.get()).accounts,
                ({ steps }) => steps.signIn.state === 'waiting',
              ),
            {
              timeout: 60_000,
            },
          )
          .toEqual(others.map(({ name }) => name))
        for (const { name, accountId } of others) await renewSection(name, accountId)
        await writeAll()
      })
    })

    test('a sign-in to IAM Identity Center in the app', async () => {
      const cloud = await practice({ ...SCENARIO, entrance: 'identityCenter' })
      const app = await signInApp(cloud)
      const person = app.follow((request) =>
        request.kind === 'identityCenter' ? press('allow', request.url) : undefined,
      )
      const portal = { ...PRACTICE_IDENTITY_CENTER, way: 'deviceCode' } as const
      await app.client.signIn.identityCenter(portal)
      const { onboarding } = cloud
      // So that nobody of the seven needs the portal in the middle: it takes the sign-in as over for everybody.
      await app.test(
        onboarding.accounts.map(({ accountId, access }) => ({ key: accountId, accountId, access })),
      )
      await runThrough({ cloud, app, onboarding }, async () => {
        expect((await app.signIns()).identityCenters).toEqual([])
        await app.client.signIn.identityCenter(portal)
      })
      expect(person.seen).toHaveLength(2)
    })

    test('keys that were pasted anew', async () => {
      const cloud = await practice(SCENARIO)
      const app = await signInApp(cloud)
      const onboarding = withAccess(cloud.onboarding, () => ({ kind: 'keys' }))
      const paste = async (accountId: string) =>
        app.client.signIn.enterKeys({ keys: { accountId, ...(await credentialsFor(cloud, accountId)) } })
      for (const { accountId } of onboarding.accounts) await paste(accountId)
      await runThrough({ cloud, app, onboarding }, async (waiting) => {
        await signIn(cloud)
        for (const { accountId } of waiting) await paste(accountId)
      })
    })
  },
)

test(
  'a sign-in to another account is told and waited on; nothing is done with it',
  LONG_TIMEOUT,
  async () => {
    const cloud = await practice(SCENARIO)
    const app = await signInApp(cloud)
    const onboarding = withAccess(cloud.onboarding, (profile) => ({ kind: 'profile', profile }))
    const sectionOf = async (name: string, accountId: string) => {
      const { Credentials } = await sts(cloud).send(
        new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${accountId}:role/${ROLE}`, RoleSessionName: 'test' }),
      )
      return `[${name}]\naws_access_key_id = ${Credentials?.AccessKeyId}\naws_secret_access_key = ${Credentials?.SecretAccessKey}\naws_session_token = ${Credentials?.SessionToken}\n`
    }
    const [other] = onboarding.accounts
    const sections = new Map<string, string>()
    for (const { name, accountId } of onboarding.accounts)
      sections.set(name, await sectionOf(name, accountId))
    const writeAll = () => app.write('.aws/credentials', [...sections.values()].join(''))
    await writeAll()
    await runThrough({ cloud, app, onboarding }, async (waiting) => {
      await signIn(cloud)
      const [first] = waiting
      if (first === undefined || other === undefined) throw new Error('Nobody waits.')
      for (const { name, accountId } of waiting) sections.set(name, await sectionOf(name, accountId))
      const right = sections.get(first.name) ?? ''
      sections.set(first.name, (sections.get(other.name) ?? '').replace(`[${other.name}]`, `[${first.name}]`))
      await writeAll()
      const problemOf = async () => {
        const { accounts } = await app.client.checklist.get()
        return accounts.find(({ name }) => name === first.name)?.problems[0]?.kind
      }
      await expect.poll(problemOf, { timeout: 60_000 }).toBe('wrongAccount')
      sections.set(first.name, right)
      await writeAll()
    })
  },
)
