import { type ComponentType, lazy } from 'react'
import { type PageName, useNavigation } from './navigation.ts'

/** Each page is a chunk of its own, so that the first one is there quickly. */
const LOADERS: Readonly<Record<PageName, () => Promise<{ default: ComponentType }>>> = {
  start: () => import('../pages/start/StartPage.tsx').then(({ StartPage }) => ({ default: StartPage })),
  accounts: () =>
    import('../pages/accounts/AccountsPage.tsx').then(({ AccountsPage }) => ({ default: AccountsPage })),
  plan: () => import('../pages/plan/PlanPage.tsx').then(({ PlanPage }) => ({ default: PlanPage })),
  run: () => import('../pages/run/RunPage.tsx').then(({ RunPage }) => ({ default: RunPage })),
  connectors: () =>
    import('../pages/connectors/ConnectorsPage.tsx').then(({ ConnectorsPage }) => ({
      default: ConnectorsPage,
    })),
  report: () => import('../pages/report/ReportPage.tsx').then(({ ReportPage }) => ({ default: ReportPage })),
}

export const PAGE_COMPONENTS: Readonly<Record<PageName, ComponentType>> = {
  start: lazy(LOADERS.start),
  accounts: lazy(LOADERS.accounts),
  plan: lazy(LOADERS.plan),
  run: lazy(LOADERS.run),
  connectors: lazy(LOADERS.connectors),
  report: lazy(LOADERS.report),
}

/** Begins to load the page in the address while main is still being asked what is open. */
export function loadFirstPage(): void {
  // A page that can't be loaded is told where it is shown.
  LOADERS[useNavigation.getState().page]().catch(() => undefined)
}
