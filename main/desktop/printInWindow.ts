import { randomUUID } from 'node:crypto'
import { untilAborted } from '../async/untilAborted.ts'
import { APP_ORIGIN, APP_SCHEME } from './appProtocol.ts'
import type { ElectronParts } from './electron.ts'
import { restrictSession } from './pageRestrictions.ts'

/**
 * Prints a page as PDF in a window that nobody sees: in a session of its own, in memory, without scripts and requests,
 * so that the page is on no disk and reaches nothing.
 */
export async function printInWindow(
  { BrowserWindow, session }: Pick<ElectronParts, 'BrowserWindow' | 'session'>,
  html: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const own = session.fromPartition(randomUUID())
  restrictSession(own)
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  own.protocol.handle(APP_SCHEME, () => new Response(html, { headers }))
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
    },
  })
  try {
    await untilAborted(window.loadURL(`${APP_ORIGIN}/`), signal)
    return await untilAborted(
      window.webContents.printToPDF({
        preferCSSPageSize: true,
        pageSize: 'A4',
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      }),
      signal,
    )
  } finally {
    window.destroy()
  }
}
