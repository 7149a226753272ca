import LiveRegion from '@cloudscape-design/components/live-region'
import { useEffect } from 'react'
import { progressWords } from '../../app/checklist/activityProgress.ts'
import { activityWords } from '../../app/checklist/activityWords.ts'
import { capitalized } from '../../app/text/capitalized.ts'
import { announce, useAnnouncement } from '../state/announcementStore.ts'
import { useChecklist } from '../state/checklistStore.ts'
import { useSignIns } from '../state/signInStore.ts'
import { endedWords, waitingChangeWords } from './signInAnnouncements.ts'

/** Progress is announced at most this often. Milliseconds. */
const PAUSE = 5_000

/** What a screen reader announces: that work started, its progress, that it ended. */
export function Announcer() {
  const text = useAnnouncement((state) => state.text)
  useEffect(followActivity, [])
  useEffect(followSignIns, [])
  return (
    <LiveRegion hidden tagName="div">
      {text}
    </LiveRegion>
  )
}

/** Announces that accounts wait for a sign-in, and that they continue; also while another page is shown. */
function followSignIns(): () => void {
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

function followActivity(): () => void {
  let announced: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const announceProgress = () => {
    timer = undefined
    const { progress, activity } = useChecklist.getState()
    if (progress === undefined || activity?.state !== 'running' || announced === progress.done) return
    announced = progress.done
    announce(capitalized(progressWords(progress)))
  }
  const unsubscribe = useChecklist.subscribe((state, before) => {
    // The first patch of a watch is the current state, not a change.
    if (before.revision === 0 || state.activity === undefined) return
    if (
      state.activity.state !== before.activity?.state ||
      state.activity.startedAt !== before.activity.startedAt
    ) {
      const { progress, activity } = state
      announced = progress?.done
      announce(`${activityWords(activity)}.${progress ? ` ${capitalized(progressWords(progress))}.` : ''}`)
      return
    }
    timer ??= setTimeout(announceProgress, PAUSE)
  })
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}
