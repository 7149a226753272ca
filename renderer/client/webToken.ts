/** Kept for this tab: a reload comes back, another tab needs the address again, and closing the tab forgets it. */
const KEY = 'token'

/** The token of this launch, moved out of the address so that it is not shown, copied or bookmarked. */
export function takeToken(route = '#/start'): string | undefined {
  const token = tokenInAddress()
  if (token === undefined) return sessionStorage.getItem(KEY) ?? undefined
  sessionStorage.setItem(KEY, token)
  history.replaceState(null, '', `${location.pathname}${route}`)
  return token
}

/** The printed address, opened in a tab that has the page already, only changes the fragment: after a restart. */
export function followTokenInAddress(): void {
  addEventListener('hashchange', ({ oldURL }) => {
    if (tokenInAddress() === undefined) return
    const route = new URL(oldURL).hash
    takeToken(route.startsWith('#/') ? route : undefined)
    location.reload()
  })
}

function tokenInAddress(): string | undefined {
  return /^#token=(?<token>[\w-]+)$/.exec(location.hash)?.groups?.token
}
