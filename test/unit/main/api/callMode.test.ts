import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, onTestFinished, test } from 'vitest'
import { NO_EDIT } from '../../../../app/masking/callMode.ts'
import { formatOnboarding } from '../../../../app/onboarding/onboarding.ts'
import { reportFormatSchema } from '../../../../app/report/renderReport.ts'
import { startBackend } from '../../../../main/accounts/backend.ts'
import { createRouter } from '../../../../main/api/router.ts'
import { webHost } from '../../../../main/hosts/host.ts'
import { SCENARIOS } from '../../../../main/practice/practiceCloud.ts'
import { practiceOnboarding } from '../../../../main/practice/practiceOnboarding.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

const SCENARIO = 'bucket-not-ready'

/** An app with what identifies a customer in every field. @param directory with its file already */
async function startApp(directory?: string) {
  const home = directory ?? (await scratchDirectory())
  const backend = await startBackend(home, {})
  const { router, interceptors, close } = createRouter(
    backend,
    webHost({ where: 'nowhere', ask: async () => 'yes' }),
  )
  const app = createRouterClient(router, { interceptors })
  const path = join(home, 'kanari.onboarding.json')
  const practice = practiceOnboarding(SCENARIOS[SCENARIO])
  const onboarding = {
    ...practice,
    id: 'call-mode-1',
    customer: { name: 'Kanari & Söhne', shortName: 'kanari' },
    portalUrl: 'https://kanari.portal.example/',
    tags: { owner: 'Kanari Betrieb' },
    accounts: practice.accounts.map((account, index) => ({
      ...account,
      name: ['canary blue', 'yellowbird'][index] ?? account.name,
      externalId: ['kanari-blue', 'kanari-yellow'][index] ?? account.externalId,
      connector: { displayName: ['Kanari Blau', 'Kanari Gelb'][index] ?? '', priority: 'high' as const },
      organizationalUnits: ['Vogelhaus'],
    })),
  }
  if (directory === undefined) await writeFile(path, formatOnboarding(onboarding))
  await app.open({ path, practice: SCENARIO, purpose: 'work' })
  async function stop(): Promise<void> {
    await close()
    await backend.close()
  }
  return { app, home, path, onboarding, stop }
}

type Client = Awaited<ReturnType<typeof startApp>>['app']

/** Everything that identifies the customer or one of its resources. */
async function canariesOf(app: Client, directory: string): Promise<readonly string[]> {
  const { accounts } = await app.checklist.get()
  const vpcs = accounts.flatMap(({ regions }) => regions.flatMap((region) => region.vpcs))
  return [
    'anari',
    'canary',
    'yellowbird',
    'Vogelhaus',
    directory,
    ...accounts.flatMap(({ accountId, identity, stack }) => [accountId, identity, stack?.stackId]),
    ...vpcs.flatMap(({ vpcId, flowLogId, otherFlowLogIds = [] }) => [vpcId, flowLogId, ...otherFlowLogIds]),
  ].filter((text) => text !== undefined)
}

const timeZone = 'Europe/Berlin'

/** What a person can see of an onboarding, by what gives it. */
async function everythingShown(app: Client) {
  const patch = await firstOf(await app.checklist.watch())
  const configuration = await firstOf(await app.find.configuration({ practice: SCENARIO }))
  const signIns = await firstOf(await app.signIn.watch({ practice: SCENARIO }))
  return {
    current: await app.current(),
    checklist: await app.checklist.get(),
    changes: await app.changes({}),
    patch,
    plan: await app.plan(),
    undoPlan: await app.undoPlan(),
    draft: await app.draft.get(),
    recent: await app.recent.list(),
    preparer: await app.preparer.get(),
    origin: await app.reportOrigin(),
    about: await app.about(),
    organization: await app.find.organization({
      roleName: ['OrganizationAccountAccessRole'],
      through: { kind: 'environment' },
      practice: SCENARIO,
    }),
    configuration,
    signIns,
    reports: await Promise.all(reportFormatSchema.options.map((format) => app.report({ format, timeZone }))),
    sheets: await Promise.all(
      (['text', 'csv', 'json'] as const).map((format) => app.connector.sheet({ format })),
    ),
    refused: await app.open({ path: '/nowhere/kanari.json', purpose: 'read' }).catch(String),
  }
}

async function firstOf<T>(all: AsyncIterable<T>): Promise<T | undefined> {
  for await (const one of all) return one
  return undefined
}

test('nothing that identifies the customer is shown in call mode, on any way out', async () => {
  const { app, home, stop } = await startApp()
  onTestFinished(stop)
  await app.preparer.save({ name: 'Jana Kanari', contact: 'jana@kanari.example' })
  // The bucket refuses one of the accounts.
  await app.activity.start({ activity: 'run', consent: { iam: 'any' } })
  for await (const { activity } of await app.checklist.watch()) if (activity?.state !== 'running') break
  const canaries = await canariesOf(app, home)
  const told = (shown: object) =>
    Object.entries(shown).flatMap(([what, value]) =>
      canaries
        .filter((canary) => JSON.stringify(value).includes(canary))
        .map((canary) => `${what}: ${canary}`),
    )
  expect(told(await everythingShown(app)).length).toBeGreaterThan(20)

  await app.callMode.set({ on: true })
  expect(told(await everythingShown(app))).toEqual([])
})

test('masks stand for their values in what a client sends, and mean the same after a restart', async () => {
  const first = await startApp()
  const { app, path, onboarding } = first
  await app.callMode.set({ on: true })
  const [one, two] = onboarding.accounts
  const seen: boolean[] = []
  for await (const { on } of await app.callMode.watch()) {
    seen.push(on)
    break
  }
  expect(seen).toEqual([true])
  expect((await app.current())?.onboarding).toMatchObject({
    customer: { name: '[customer 1]', shortName: '[short name 1]' },
    accounts: [
      { accountId: '[ID 1]', name: '[account 1]', externalId: '[ExternalID 1]' },
      { accountId: '[ID 2]', name: '[account 2]', externalId: '[ExternalID 2]' },
    ],
  })
  const place = { accountId: '[ID 2]', region: 'eu-west-1' }
  await app.leaveOut({ choice: 'leaveOut', places: [place], reason: 'Nothing runs there' })
  expect(await app.callMode.reveal({ text: '[account 1] ([ID 2])' })).toEqual({
    text: `${one?.name} (${two?.accountId})`,
  })
  expect(await app.callMode.mask({ text: `${two?.name}, ${one?.accountId}` })).toEqual({
    text: '[account 2], [ID 1]',
  })

  // Masks would be saved in place of values.
  const { draft } = await app.draft.get()
  await expect(app.draft.save({ draft })).rejects.toMatchObject({ code: 'NOT_NOW', message: NO_EDIT })
  await expect(
    app.leaveOut({ choice: 'leaveOut', places: [{ accountId: one?.name ?? '' }], reason: 'x' }),
  ).rejects.toThrow(/\[account 1\]/)
  const [recent] = await app.recent.list()
  await first.stop()
  const text = await readFile(path, 'utf8')
  expect(text).toContain(`"${two?.accountId}"`)
  expect(text).not.toMatch(/\[ID|\[account/)

  const again = await startApp(first.home)
  onTestFinished(again.stop)
  expect((await again.app.checklist.get()).accounts.map(({ name }) => name)).toEqual([
    '[account 1]',
    '[account 2]',
  ])
  // What was given as a path is one.
  await again.app.open({ path: recent?.path, practice: SCENARIO, purpose: 'read' })
  await again.app.callMode.set({ on: false })
  expect((await again.app.checklist.get()).accounts.map(({ name }) => name)).toEqual(
    onboarding.accounts.map(({ name }) => name),
  )
})
