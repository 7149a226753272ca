import type { IpcMainEvent, Session, WebContents } from 'electron'
import { APP_ORIGIN, isOurs } from './appProtocol.ts'

/** The copy buttons need it; the page needs no other permission. */
const ALLOWED = 'clipboard-sanitized-write'

/** Requests to any other place than the page's own scheme. */
const ELSEWHERE = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file:///*']

type Sent = {
  readonly sender: unknown
  readonly senderFrame: Pick<NonNullable<IpcMainEvent['senderFrame']>, 'parent' | 'origin' | 'url'> | null
}

/**
 * Whether a message comes from our page: our window's contents, its main frame, our origin (security checklist 17).
 * `senderFrame` is null when the frame is gone or went elsewhere meanwhile.
 */
export function isFromOurPage({ sender, senderFrame }: Sent, ours: Pick<WebContents, 'id'>): boolean {
  return (
    sender === ours &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame.origin === APP_ORIGIN &&
    isOurs(senderFrame.url)
  )
}

type RestrictedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>

/**
 * Keeps every web contents on the page: no navigation or redirect elsewhere, in any frame (security checklist 13), no
 * window (14), no webview (12). A link that wants a window goes to `openLink`, which opens what is allowed outside.
 */
export function restrictContents(contents: RestrictedContents, openLink: (address: string) => void): void {
  const stay = (details: { readonly url: string; preventDefault(): void }) => {
    if (!isOurs(details.url)) details.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // Neither the addresses of this computer nor a way around the proxy, should the page open a peer connection.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url)
    return { action: 'deny' }
  })
}

type RestrictedSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
> & {
  on(event: 'will-download', listener: (event: { preventDefault(): void }) => void): unknown
  readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'>
}

/**
 * Denies everything to the page but writing text to the clipboard (security checklist 5). Both handlers: one
 * without the other is incomplete, says Electron's documentation. No request leaves the page (checklist 1), and no
 * download begins: main writes files, where a person chose.
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
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest({ urls: ELSEWHERE }, (_details, callback) => callback({ cancel: true }))
}
