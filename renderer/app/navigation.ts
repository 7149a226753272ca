import { create } from 'zustand'

/** The pages, in the order of the work. */
export const PAGES = ['start', 'accounts', 'plan', 'run', 'connectors', 'report'] as const
export type PageName = (typeof PAGES)[number]

/** Which page is shown; kept in the address, so that a reload comes back to it. */
export const useNavigation = create<{ readonly page: PageName }>(() => ({ page: pageInAddress() }))

/** A person went to another page, so the focus goes to its heading once that is there. */
let focusWished = false

export function navigate(page: PageName): void {
  if (page === useNavigation.getState().page) return
  history.pushState(null, '', `#/${page}`)
  show(page)
}

/** Follows the browser's back and forward. */
export function followAddress(): void {
  const follow = () => show(pageInAddress())
  addEventListener('popstate', follow)
  addEventListener('hashchange', follow)
}

/** True once after each change of the page. */
export function takeFocusWish(): boolean {
  const wished = focusWished
  focusWished = false
  return wished
}

export function pageTitle(page: PageName): string {
  switch (page) {
    case 'start':
      return 'Start'
    case 'accounts':
      return 'Accounts'
    case 'plan':
      return 'Plan'
    case 'run':
      return 'Run'
    case 'connectors':
      return 'Connectors'
    case 'report':
      return 'Report'
  }
}

function show(page: PageName): void {
  if (page === useNavigation.getState().page) return
  focusWished = true
  useNavigation.setState({ page })
}

function pageInAddress(): PageName {
  const name = location.hash.replace(/^#\//, '')
  return PAGES.find((page) => page === name) ?? 'start'
}
