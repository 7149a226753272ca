import type { Session } from 'electron'
import { isOurs } from './appOrigin.ts'

type RestrictedSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> }

/** The copy buttons need it; the page needs nothing else of the machine. */
const ALLOWED = 'clipboard-sanitized-write'

/** Schemes that lead off this page's own. */
const ELSEWHERE = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file:///*']

/**
 * Denies everything to the page but writing text to the clipboard (security checklist 5). Both handlers: one
 * without the other is incomplete, says Electron's documentation. No request leaves the page (checklist 1).
 */
export function restrictSession(session: RestrictedSession): void {
  session.setPermissionRequestHandler((_contents, permission, callback, { isMainFrame, requestingUrl }) => {
    callback(permission === ALLOWED && isMainFrame && isOurs(requestingUrl))
  })
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, { isMainFrame }) =>
      permission === ALLOWED && isMainFrame && isOurs(requestingOrigin),
  )
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest({ urls: ELSEWHERE }, (_details, callback) => callback({ cancel: true }))
}
