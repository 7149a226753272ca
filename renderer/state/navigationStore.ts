import { create } from 'zustand'
import { PAGES, type PageName } from '../../app/contract/pages.ts'

/** The page that is shown, and what is open on it. */
interface Place {
  readonly page: PageName
  /** What is opened on the page, in the page's own words: `#/run/444455556666`. */
  readonly detail: string | undefined
}

/** Which page is shown; kept in the address, so that a reload comes back to it. */
export const useNavigation = create<Place>(() => placeInAddress())

/** Another page was opened, so its heading takes the focus once it is rendered. */
let focusWanted = false

export function navigate(page: PageName, detail?: string): void {
  if (isShown({ page, detail })) return
  history.pushState(null, '', detail === undefined ? `#/${page}` : `#/${page}/${detail}`)
  show({ page, detail })
}

/** Follows the browser's back and forward. */
export function followAddress(): void {
  const follow = () => show(placeInAddress())
  addEventListener('popstate', follow)
  addEventListener('hashchange', follow)
}

/** True once after each change of the page. */
export function takeFocusRequest(): boolean {
  const wanted = focusWanted
  focusWanted = false
  return wanted
}

function show(place: Place): void {
  if (isShown(place)) return
  focusWanted = true
  useNavigation.setState(place)
}

function isShown({ page, detail }: Place): boolean {
  const shown = useNavigation.getState()
  return page === shown.page && detail === shown.detail
}

function placeInAddress(): Place {
  const [name, detail] = location.hash.replace(/^#\//, '').split('/')
  return { page: PAGES.find((page) => page === name) ?? 'start', detail: detail === '' ? undefined : detail }
}
