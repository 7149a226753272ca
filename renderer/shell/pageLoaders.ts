import type { ComponentType } from 'react'
import type { PageName } from '../../app/contract/pages.ts'
import { placeInAddress } from '../state/placeInAddress.ts'

/** Each page is a chunk of its own, so that the first one loads quickly. */
const LOADERS: Readonly<Record<PageName, () => Promise<ComponentType>>> = {
  start: () => import('../pages/start/StartPage.tsx').then(({ StartPage }) => StartPage),
  accounts: () => import('../pages/accounts/AccountsPage.tsx').then(({ AccountsPage }) => AccountsPage),
  plan: () => import('../pages/plan/PlanPage.tsx').then(({ PlanPage }) => PlanPage),
  run: () => import('../pages/run/RunPage.tsx').then(({ RunPage }) => RunPage),
  connectors: () =>
    import('../pages/connectors/ConnectorsPage.tsx').then(({ ConnectorsPage }) => ConnectorsPage),
  report: () => import('../pages/report/ReportPage.tsx').then(({ ReportPage }) => ReportPage),
  present: () => import('../pages/present/PresentPage.tsx').then(({ PresentPage }) => PresentPage),
  settings: () => import('../pages/settings/SettingsPage.tsx').then(({ SettingsPage }) => SettingsPage),
  reports: () => import('../pages/reports/ReportsPage.tsx').then(({ ReportsPage }) => ReportsPage),
}

const loaded = new Map<PageName, ComponentType>()

/** Loads the page in the address, beside the app itself and while main is being asked what is open. */
export async function loadFirstPage(): Promise<void> {
  // LoadedPage reports a page that can't be loaded.
  await loadPage(placeInAddress().page).catch(() => undefined)
}

export async function loadPage(page: PageName): Promise<ComponentType> {
  const component = await LOADERS[page]()
  loaded.set(page, component)
  return component
}

/** `undefined` as long as it has to be loaded first. */
export function loadedPage(page: PageName): ComponentType | undefined {
  return loaded.get(page)
}
