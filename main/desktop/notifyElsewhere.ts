import type { BrowserWindow } from 'electron'
import type { ActivityNews } from '../../app/access/activityNews.ts'
import { plainText } from '../../app/text/plainText.ts'
import type { ElectronParts } from './electron.ts'

/** Tells by the system's notification what happened while the window is not looked at; a click brings it to the front. */
export function createNotifier(
  Notification: ElectronParts['Notification'],
  window: Pick<BrowserWindow, 'isDestroyed' | 'isFocused' | 'isMinimized' | 'restore' | 'show' | 'focus'>,
): (news: ActivityNews) => void {
  return ({ title, body }) => {
    if (window.isDestroyed() || window.isFocused() || !Notification.isSupported()) return
    const shown = new Notification({ title: plainText(title), body: plainText(body) })
    shown.on('click', () => {
      if (window.isDestroyed()) return
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    })
    shown.show()
  }
}
