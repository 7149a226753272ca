import { type ComponentType, lazy } from 'react'
import type { PageName } from './navigation.ts'

/** Each page is a chunk of its own, so that the first one is there quickly. */
export const PAGE_COMPONENTS: Readonly<Record<PageName, ComponentType>> = {
  start: lazy(() => import('../pages/start/StartPage.tsx').then((module) => ({ default: module.StartPage }))),
  accounts: lazy(() =>
    import('../pages/accounts/AccountsPage.tsx').then((module) => ({ default: module.AccountsPage })),
  ),
  plan: lazy(() => import('../pages/plan/PlanPage.tsx').then((module) => ({ default: module.PlanPage }))),
  run: lazy(() => import('../pages/run/RunPage.tsx').then((module) => ({ default: module.RunPage }))),
  connectors: lazy(() =>
    import('../pages/connectors/ConnectorsPage.tsx').then((module) => ({ default: module.ConnectorsPage })),
  ),
  report: lazy(() =>
    import('../pages/report/ReportPage.tsx').then((module) => ({ default: module.ReportPage })),
  ),
}
