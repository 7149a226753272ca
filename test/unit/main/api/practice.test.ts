import { createRouterClient } from '@orpc/server'
import { expect, onTestFinished, test } from 'vitest'
import { startBackend } from '../../../../main/accounts/backend.ts'
import { createRouter } from '../../../../main/api/router.ts'
import { newWorld } from '../../../../main/practice/newWorld.ts'
import { SCENARIOS, scenarioNames } from '../../../../main/practice/practiceCloud.ts'
import { switchesOf } from '../../../../main/practice/practiceSwitches.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

async function startApp() {
  const backend = await startBackend(await scratchDirectory(), {})
  const { router, close } = createRouter(backend)
  onTestFinished(async () => {
    await close()
    await backend.close()
  })
  return createRouterClient(router)
}

type App = Awaited<ReturnType<typeof startApp>>

async function runToEnd(app: App) {
  await app.activity.start({ activity: 'run', consent: { iam: 'any' } })
  for await (const { activity } of await app.checklist.watch()) {
    if (activity?.state !== 'running') return app.checklist.get()
  }
  throw new Error('The run did not end.')
}

test('a whole call is rehearsed: ActiveEye allows the account, and the practice begins again', async () => {
  const app = await startApp()
  await app.open({ practice: 'bucket-not-ready', purpose: 'work' })
  const allow = { id: 'allowAccounts', text: 'ActiveEye now allows these accounts' } as const
  expect(await app.practice.switches()).toEqual([{ ...allow, isOn: false }])
  expect((await runToEnd(app)).accounts[0]?.steps.flowLogs).toEqual({ state: 'waiting', for: 'activeeye' })

  await app.practice.turnOn({ id: 'allowAccounts' })
  expect(await app.practice.switches()).toEqual([{ ...allow, isOn: true }])
  expect((await runToEnd(app)).accounts[0]?.steps.flowLogs).toEqual({ state: 'done' })

  const { onboarding } = await app.practice.restart()
  expect(onboarding.id).toBe('practice-bucket-not-ready')
  expect((await app.checklist.get()).accounts.map(({ state }) => state)).toEqual(['notStarted', 'notStarted'])
  expect(await app.practice.switches()).toEqual([{ ...allow, isOn: false }])
  // The cloud is new, too: there is something to be made again.
  expect((await runToEnd(app)).totals.covered).toBeGreaterThan(0)
})

test('a practice that was changed is opened as it was changed, until it begins again', async () => {
  const app = await startApp()
  const open = () => app.open({ practice: 'ordinary', purpose: 'work' })
  const [account] = (await open()).onboarding.accounts
  const place = { accountId: account?.accountId ?? '', region: 'eu-west-1' }
  await app.leaveOut({ choice: 'leaveOut', places: [place], reason: 'Nothing runs there' })
  await runToEnd(app)
  const leftOut = ({ onboarding }: Awaited<ReturnType<typeof open>>) =>
    onboarding.accounts.flatMap(({ regionsLeftOut = [] }) => regionsLeftOut.map(({ region }) => region))
  expect(leftOut(await open())).toEqual(['eu-west-1'])

  expect(leftOut(await app.practice.restart())).toEqual([])
  expect((await app.checklist.get()).totals).toMatchObject({ regions: 0, covered: 0 })
  expect(await app.recent.list()).toMatchObject([{ practice: 'ordinary', missing: false }])
  expect(leftOut(await open())).toEqual([])
})

test('parts of a VPC are covered in its place, also by an account that it is shared with', async () => {
  const app = await startApp()
  await app.open({ practice: 'parts-of-vpcs', purpose: 'work' })
  await runToEnd(app)
  const web = (await app.checklist.get()).accounts.flatMap(({ accountId, regions }) =>
    regions.flatMap(({ region, vpcs }) =>
      vpcs
        .filter(({ name }) => name === 'web')
        .map(({ vpcId, state }) => ({ accountId, region, vpcId, state })),
    ),
  )
  const [owned, shared] = ['covered', 'shared'].map((state) => web.find((one) => one.state === state))
  if (owned === undefined || shared === undefined) throw new Error('The practice has no shared VPC.')
  const placeOf = ({ state: _, ...place }: typeof owned) => place
  const monitor = { kind: 'interfacesWithTag', key: 'Role', value: 'web' } as const
  await expect(
    app.chooseParts({ vpc: placeOf(shared), monitor: { kind: 'subnets', ids: ['subnet-0'] } }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await app.chooseParts({ vpc: placeOf(shared), monitor })
  await app.chooseParts({ vpc: placeOf(owned), monitor, reason: 'The rest is a test' })
  const { accounts, totals } = await runToEnd(app)
  const seen = accounts
    .flatMap(({ regions }) => regions.flatMap(({ vpcs }) => vpcs))
    .filter(({ chosen }) => chosen !== undefined)
  // The owner sees both, and its flow log on the whole VPC records them; the other account sees its own.
  const ofOwner = seen.find(({ vpcId, targets }) => vpcId === owned.vpcId && targets?.length === 2)
  const ofOther = seen.find(({ targets }) => targets?.length === 1)
  expect(ofOwner).toMatchObject({
    state: 'covered',
    targets: [{ flowLogOn: owned.vpcId }, { flowLogOn: owned.vpcId }],
  })
  expect(ofOther).toMatchObject({ state: 'covered', targets: [{ state: 'covered', madeByUs: true }] })
  expect(totals).toMatchObject({ targets: 3, targetsCovered: 3 })
  await app.decide({ choice: 'wholeVpc', vpcs: [placeOf(shared)] })
  expect((await app.checklist.get()).totals).toMatchObject({ targets: 2, targetsCovered: 2 })
})

test('a recent onboarding says how far it was and whose turn it was when it was left', async () => {
  const app = await startApp()
  await app.open({ practice: 'bucket-not-ready', purpose: 'work' })
  await runToEnd(app)
  await app.open({ practice: 'single-vpc', purpose: 'work' })
  expect(await app.recent.list()).toMatchObject([
    { practice: 'single-vpc', state: { complete: 0, waitsFor: ['customer'] } },
    {
      practice: 'bucket-not-ready',
      accounts: 2,
      state: { complete: 0, waitsFor: ['customer', 'activeeye'] },
    },
  ])
})

test('without a practice there is nothing to begin again', async () => {
  const app = await startApp()
  await expect(app.practice.restart()).rejects.toMatchObject({ code: 'NOT_NOW' })
})

test.each(scenarioNames)('%s is described for people, and its switches change something', (name) => {
  const scenario = SCENARIOS[name]
  expect(scenario.description).not.toMatch(/POST|_practice|ROLLBACK_COMPLETE|CreateFlowLogs|AlreadyExists/)
  for (const { text } of switchesOf(scenario, newWorld(scenario))) expect(text).toMatch(/^\S.* now /)
})
