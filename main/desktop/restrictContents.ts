import type { WebContents } from 'electron'
import { isOurs } from './appOrigin.ts'

type RestrictedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

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
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url)
    return { action: 'deny' }
  })
}
