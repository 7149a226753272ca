import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, onTestFinished, test } from 'vitest'
import { formatOnboarding } from '../../../../app/onboarding/onboarding.ts'
import { reportFormatSchema } from '../../../../app/report/renderReport.ts'
import { startBackend } from '../../../../main/accounts/backend.ts'
import { createRouter } from '../../../../main/api/router.ts'
import { SCENARIOS } from '../../../../main/practice/practiceCloud.ts'
import { practiceOnboarding } from '../../../../main/practice/practiceOnboarding.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

const SCENARIO = 'bucket-not-ready'

/** An app with what identifies a customer in every field, after a run that the bucket refused in one account. */
async function startApp() {
  const directory = await scratchDirectory()
  const backend = await startBackend(directory, {})
  const { router, interceptors, close } = createRouter(backend)
  const app = createRouterClient(router, { interceptors })
  const path = join(directory, 'kanari.onboarding.json')
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
  await writeFile(path, formatOnboarding(onboarding))
  await app.open({ path, practice: SCENARIO, purpose: 'work' })
  await app.preparer.save({ name: 'Jana Kanari', contact: 'jana@kanari.example' })
  await app.activity.start({ activity: 'run', consent: { iam: 'any' } })
  for await (const { activity } of await app.checklist.watch()) if (activity?.state !== 'running') break
  onTestFinished(async () => {
    await close()
    await backend.close()
  })
  return { app, directory, path, onboarding }
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
  const { app, directory } = await startApp()
  const canaries = await canariesOf(app, directory)
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
