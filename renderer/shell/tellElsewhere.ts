import { create } from 'zustand'
import { activityNews } from '../../app/access/activityNews.ts'
import { plainText } from '../../app/text/plainText.ts'
import { useChecklist } from '../state/checklistStore.ts'

/** What happened while the person looked elsewhere, until they look here again; the window's title begins with it. */
export const useMissedNews = create<{ readonly title: string | undefined }>(() => ({ title: undefined }))

/**
 * Tells what happened while the page is not looked at: in its title, and by a notification of the browser where the
 * person has allowed that already. It never asks for it. In the window, the desktop host notifies.
 */
export function tellElsewhere(): () => void {
  const seen = () => {
    if (document.hasFocus()) useMissedNews.setState({ title: undefined })
  }
  window.addEventListener('focus', seen)
  const unsubscribe = useChecklist.subscribe((state, before) => {
    if (before.revision === 0 || document.hasFocus()) return
    const news = activityNews(before, state)
    if (news === undefined) return
    const title = plainText(news.title)
    useMissedNews.setState({ title: title.replace(/\.$/, '') })
    if (location.protocol !== 'http:' || !('Notification' in window)) return
    if (Notification.permission !== 'granted') return
    const shown = new Notification(title, { body: plainText(news.body), tag: 'activeeye-activity' })
    shown.onclick = () => window.focus()
  })
  return () => {
    window.removeEventListener('focus', seen)
    unsubscribe()
  }
}
