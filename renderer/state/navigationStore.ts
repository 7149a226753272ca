import { create } from 'zustand'
import type { PageName } from '../../app/contract/pages.ts'
import { type Place, placeInAddress } from './placeInAddress.ts'

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
