import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { ContractClient } from '../../../../app/contract/contractClient.ts'
import { ALL_PAGES, type PageName } from '../../../../app/contract/pages.ts'
import { maskedValue } from '../../../../app/masking/maskedValue.ts'
import { createMasks } from '../../../../app/masking/masks.ts'
import { ClientProvider } from '../../../../renderer/client/ClientContext.tsx'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'
import { checklistOf, finishedAccount, openAccount } from '../../app/report/checklists.ts'

const CHECKLIST = checklistOf([finishedAccount('111122223333', 'yellowbird'), openAccount()], 'Kanari Corp')
const OPENED = {
  onboarding: sampleOnboarding({
    customer: { name: 'Kanari Corp', shortName: 'kanari' },
    portalUrl: 'https://kanari.activeeye.com/',
    accounts: CHECKLIST.accounts.map(({ accountId, name, connector: { displayName, externalId = '' } }) =>
      sampleAccount({ accountId, name, externalId, connector: { displayName, priority: 'high' } }),
    ),
  }),
  path: '/home/jana/kanari.onboarding.json',
  practice: undefined,
  redirected: [],
}
const RECENT = [
  { path: OPENED.path, customer: 'Kanari Corp', accounts: 2, at: '2026-10-05T12:00:00.000Z', missing: false },
]

/** What identifies the customer, its accounts and their resources. */
const CANARIES = [
  'anari',
  'jan',
  'Acme dev',
  'yellowbird',
  '111122223333',
  '222233334444',
  'vpc-0',
  'fl-0',
  '6f1c0e30',
]

/** Nobody answers: what a page asks for while it is drawn comes later. */
const client = new Proxy(
  {},
  {
    get: (_, key) => (key === 'then' ? undefined : Object.assign(() => new Promise(() => undefined), client)),
  },
) as ContractClient

async function fill(shown: <T>(value: T) => T): Promise<void> {
  const [{ useOpened }, { useChecklist }, { useStartPage }] = await Promise.all([
    import('../../../../renderer/state/openedStore.ts'),
    import('../../../../renderer/state/checklistStore.ts'),
    import('../../../../renderer/state/startPageStore.ts'),
  ])
  const { accounts, totals } = shown(CHECKLIST)
  draw(useOpened, { known: true, opened: shown(OPENED) })
  draw(useChecklist, {
    revision: 1,
    totals,
    accounts: new Map(accounts.map((account) => [account.accountId, account])),
    activity: { activity: 'run', state: 'finished', startedAt: '2026-10-05T12:00:00.000Z' },
  })
  draw(useStartPage, { recent: shown(RECENT), scenarios: [] })
}

/** A page that is drawn once, as on a server, is drawn with what a store began with. */
function draw<S extends object>(store: { getInitialState(): S }, state: Partial<S>): void {
  const begun = store.getInitialState()
  const before = { ...begun }
  onTestFinished(() => void Object.assign(begun, before))
  Object.assign(begun, state)
}

const LOADERS: Readonly<Record<PageName, () => Promise<ComponentType>>> = {
  start: () => import('../../../../renderer/pages/start/StartPage.tsx').then(({ StartPage }) => StartPage),
  accounts: () =>
    import('../../../../renderer/pages/accounts/MaskedAccounts.tsx').then(
      ({ MaskedAccounts }) => MaskedAccounts,
    ),
  plan: () => import('../../../../renderer/pages/plan/PlanPage.tsx').then(({ PlanPage }) => PlanPage),
  run: () => import('../../../../renderer/pages/run/RunPage.tsx').then(({ RunPage }) => RunPage),
  connectors: () =>
    import('../../../../renderer/pages/connectors/ConnectorsPage.tsx').then(
      ({ ConnectorsPage }) => ConnectorsPage,
    ),
  report: () =>
    import('../../../../renderer/pages/report/ReportPage.tsx').then(({ ReportPage }) => ReportPage),
  reports: () =>
    import('../../../../renderer/pages/reports/ReportsPage.tsx').then(({ ReportsPage }) => ReportsPage),
  settings: () =>
    import('../../../../renderer/pages/settings/SettingsPage.tsx').then(({ SettingsPage }) => SettingsPage),
  present: () =>
    import('../../../../renderer/pages/present/PresentPage.tsx').then(({ PresentPage }) => PresentPage),
}

async function drawn(page: PageName): Promise<string> {
  const Page = await LOADERS[page]()
  return renderToStaticMarkup(
    <ClientProvider client={client}>
      <Page />
    </ClientProvider>,
  )
}

function leaks(html: string): readonly string[] {
  return CANARIES.filter((canary) => html.includes(canary))
}

beforeEach(() => {
  const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }
  vi.stubGlobal('location', { hash: '#/start' })
  vi.stubGlobal('sessionStorage', storage)
  vi.stubGlobal('localStorage', storage)
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
})

test('no page shows what identifies the customer once the app gives it masks', async () => {
  await fill((value) => value)
  const before = await Promise.all(ALL_PAGES.map(async (page) => [page, leaks(await drawn(page)).length > 0]))
  expect(before.filter(([, tells]) => !tells)).toEqual([
    ['plan', false],
    ['report', false],
    ['reports', false],
    ['settings', false],
  ])

  const masks = createMasks()
  await fill((value) => maskedValue(value, masks))
  for (const page of ALL_PAGES) expect(leaks(await drawn(page)), page).toEqual([])
})
