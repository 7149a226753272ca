import { create } from 'zustand'

/** The pages, in the order of the work. */
export const PAGES = ['start', 'accounts', 'plan', 'run', 'connectors', 'report'] as const
export type PageName = (typeof PAGES)[number]

/** Which page is shown; kept in the address, so that a reload comes back to it. */
export const useNavigation = create<{ readonly page: PageName }>(() => ({ page: pageInAddress() }))

export function navigate(page: PageName): void {
  if (page !== useNavigation.getState().page) history.pushState(null, '', `#/${page}`)
  useNavigation.setState({ page })
}

/** Follows the browser's back and forward. */
export function followAddress(): void {
  addEventListener('popstate', () => useNavigation.setState({ page: pageInAddress() }))
  addEventListener('hashchange', () => useNavigation.setState({ page: pageInAddress() }))
}

function pageInAddress(): PageName {
  const name = location.hash.replace(/^#\//, '')
  return PAGES.find((page) => page === name) ?? 'start'
}
