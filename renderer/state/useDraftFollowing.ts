import { useEffect } from 'react'
import { isLive } from '../../app/checklist/liveActivity.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { useChecklist } from './checklistStore.ts'
import { loadDraft, saveDraft } from './draftSaving.ts'
import { clearDraft, useDraft } from './draftStore.ts'
import { useHostReachability } from './hostReachabilityStore.ts'
import { useOpened } from './openedStore.ts'

/** Keeps the draft that of what is open, on whatever page a person is, and loses nothing of it. */
export function useDraftFollowing(client: ContractClient): void {
  const opened = useOpened((state) => state.opened)
  const busy = useChecklist((state) => isLive(state.activity))
  const connected = useHostReachability((state) => state.reachability === 'connected')

  useEffect(() => {
    if (opened === undefined) clearDraft()
    // Without an answer the draft stays as it is; the banner says why.
    else loadDraft(client, opened.onboarding.id).catch(() => undefined)
  }, [client, opened])

  useEffect(() => {
    // What was refused goes in as soon as nothing stands against it.
    if (!busy && connected && useDraft.getState().state === 'refused') void saveDraft(client)
  }, [client, busy, connected])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      const { state } = useDraft.getState()
      if (state !== 'unsaved' && state !== 'saving') return
      void saveDraft(client)
      event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [client])
}
