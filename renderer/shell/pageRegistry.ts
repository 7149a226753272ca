import type { ComponentType } from 'react'
import { type PageName, useNavigation } from '../state/navigationStore.ts'

/** Each page is a chunk of its own, so that the first one is there quickly. */
const LOADERS: Readonly<Record<PageName, () => Promise<ComponentType>>> = {
  start: () => import('../pages/start/StartPage.tsx').then(({ StartPage }) => StartPage),
  accounts: () => import('../pages/accounts/AccountsPage.tsx').then(({ AccountsPage }) => AccountsPage),
  plan: () => import('../pages/plan/PlanPage.tsx').then(({ PlanPage }) => PlanPage),
  run: () => import('../pages/run/RunPage.tsx').then(({ RunPage }) => RunPage),
  connectors: () =>
    import('../pages/connectors/ConnectorsPage.tsx').then(({ ConnectorsPage }) => ConnectorsPage),
  report: () => import('../pages/report/ReportPage.tsx').then(({ ReportPage }) => ReportPage),
}

const loaded = new Map<PageName, ComponentType>()

/** `undefined` as long as it has to be loaded first. */
export function loadedPage(page: PageName): ComponentType | undefined {
  return loaded.get(page)
}

export async function loadPage(page: PageName): Promise<ComponentType> {
  const component = await LOADERS[page]()
  loaded.set(page, component)
  return component
}

/** Begins to load the page in the address while main is still being asked what is open. */
export function loadFirstPage(): void {
  // A page that can't be loaded is told where it is shown.
  loadPage(useNavigation.getState().page).catch(() => undefined)
}
