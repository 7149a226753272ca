import LiveRegion from '@cloudscape-design/components/live-region'
import { useEffect } from 'react'
import {
  type AccountProgress,
  activityWords,
  progressOf,
  progressWords,
} from '../features/activity/activityWords.ts'
import { announce, useAnnouncement } from '../state/announcementStore.ts'
import { useChecklist } from '../state/checklistStore.ts'
import { useSignIns } from '../state/signInStore.ts'
import { endedWords, waitingChangeWords } from './signInAnnouncements.ts'

/** Progress is told at most this often. Milliseconds. */
const PAUSE = 5_000

/** What a screen reader hears without looking: that work started, how far it is, that it ended. */
export function Announcer() {
  const text = useAnnouncement((state) => state.text)
  useEffect(followMilestones, [])
  useEffect(followSignInMilestones, [])
  return (
    <LiveRegion hidden tagName="div">
      {text}
    </LiveRegion>
  )
}

/** Who is waited for to sign in, and that the waiting is over; also while another page is shown. */
function followSignInMilestones(): () => void {
  const unsubscribes = [
    useChecklist.subscribe((state, before) => {
      if (before.revision === 0) return
      const words = waitingChangeWords(before, state)
      if (words !== undefined) announce(words)
    }),
    useSignIns.subscribe((state, before) => {
      const words = endedWords(before, state)
      if (words !== undefined) announce(words)
    }),
  ]
  return () => {
    for (const unsubscribe of unsubscribes) unsubscribe()
  }
}

function followMilestones(): () => void {
  let told: AccountProgress | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const tellProgress = () => {
    timer = undefined
    const { accounts, activity } = useChecklist.getState()
    const now = progressOf(accounts.values())
    if (activity?.activity !== 'run' || activity.state !== 'running') return
    if (told?.done === now.done && told.failed === now.failed) return
    told = now
    announce(progressWords(now))
  }
  const unsubscribe = useChecklist.subscribe((state, before) => {
    // The first word of a watch is how things are, not that something happened.
    if (before.revision === 0 || state.activity === undefined) return
    if (
      state.activity.state !== before.activity?.state ||
      state.activity.startedAt !== before.activity.startedAt
    ) {
      told = progressOf(state.accounts.values())
      const progress = state.activity.activity === 'run' ? ` ${progressWords(told)}.` : ''
      announce(`${activityWords(state.activity)}.${progress}`)
      return
    }
    timer ??= setTimeout(tellProgress, PAUSE)
  })
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}
