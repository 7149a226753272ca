import { type ComponentType, useEffect, useState } from 'react'
import { type PageName, pageTitle } from '../../app/contract/pages.ts'
import { useNavigation } from '../state/navigationStore.ts'
import { Loading } from '../ui/Loading.tsx'

type LoadState =
  | { readonly state: 'loading' }
  | { readonly state: 'there'; readonly Content: ComponentType }
  | { readonly state: 'failed'; readonly error: unknown }

/** Each page is a chunk of its own, so that the first one loads quickly. */
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

/**
 * One page for as long as it is shown. React's lazy and Suspense are not used: they show "Loading" for at least
 * 300 ms, and a chunk from this computer takes 50 ms.
 */
export function LoadedPage({ page }: { readonly page: PageName }) {
  const [progress, setProgress] = useState<LoadState>(() => {
    const Content = loadedPage(page)
    return Content === undefined ? { state: 'loading' } : { state: 'there', Content }
  })

  useEffect(() => {
    let shown = true
    const settle = (end: LoadState) => shown && setProgress((now) => (now.state === 'there' ? now : end))
    loadPage(page).then(
      (Content) => settle({ state: 'there', Content }),
      (error: unknown) => settle({ state: 'failed', error }),
    )
    return () => {
      shown = false
    }
  }, [page])

  switch (progress.state) {
    case 'loading':
      return <Loading what={`Loading ${pageTitle(page)}`} />
    case 'there':
      return <progress.Content />
    case 'failed':
      // For the boundary around the pages.
      throw progress.error
  }
}

/** Loads the page in the address while main is still being asked what is open. */
export async function loadFirstPage(): Promise<void> {
  // LoadedPage reports a page that can't be loaded.
  await loadPage(useNavigation.getState().page).catch(() => undefined)
}

async function loadPage(page: PageName): Promise<ComponentType> {
  const component = await LOADERS[page]()
  loaded.set(page, component)
  return component
}

/** `undefined` as long as it has to be loaded first. */
function loadedPage(page: PageName): ComponentType | undefined {
  return loaded.get(page)
}
