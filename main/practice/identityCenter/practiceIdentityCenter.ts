/** Where one signs in to the practice organisation. */
export const PRACTICE_IDENTITY_CENTER = {
  startUrl: 'https://practice.example/start',
  region: 'us-east-1',
} as const

/** Whether a start URL leads there; people type and copy it in several ways. */
export function isPracticeStartUrl(url: string | undefined): boolean {
  return url?.replace(/\/?(#\/?)?$/, '') === PRACTICE_IDENTITY_CENTER.startUrl
}
