import type { IpcMainEvent, WebContents } from 'electron'
import { APP_ORIGIN, isOurs } from './appOrigin.ts'

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
