import { ALL_PAGES, type PageName } from '../../app/contract/pages.ts'

/** The page that is shown, and what is open on it. */
export interface Place {
  readonly page: PageName
  /** What is opened on the page, in the page's own words: `#/run/444455556666`. */
  readonly detail: string | undefined
}

/** The address names the place, so that a reload comes back to it. */
export function placeInAddress(): Place {
  const [name, detail] = location.hash.replace(/^#\//, '').split('/')
  return {
    page: ALL_PAGES.find((page) => page === name) ?? 'start',
    detail: detail === undefined || detail === '' ? undefined : decoded(detail),
  }
}

/** A browser encodes what a detail has besides letters and digits. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
