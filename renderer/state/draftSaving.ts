import { useEffect } from 'react'
import { isLive } from '../../app/checklist/activityStatus.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import type { Draft, DraftAccount } from '../../app/onboarding/draft.ts'
import { refusalOf } from '../client/callRefusal.ts'
import { useChecklist } from './checklistStore.ts'
import { clearDraft, useDraft } from './draftStore.ts'
import { useHostReachability } from './hostReachabilityStore.ts'
import { useOpened } from './openedStore.ts'

/** The draft is saved this long after the last change. Milliseconds. */
const PAUSE = 400

let timer: ReturnType<typeof setTimeout> | undefined
let saving: Promise<void> | undefined

/** Asks main for the draft, unless what is here is newer. */
async function loadDraft(client: ContractClient, onboardingId: string): Promise<void> {
  if (isNewerHere(onboardingId)) return
  const { draft, path, saved } = await client.draft.get()
  if (isNewerHere(onboardingId)) return
  const known = useDraft.getState()
  const same = known.onboardingId === onboardingId
  useDraft.setState({
    onboardingId,
    draft: withKnownRows(draft, same ? known.draft : undefined, () => crypto.randomUUID()),
    path,
    state: saved ? 'saved' : 'kept',
    refusal: undefined,
    ...(!same && { editing: undefined }),
  })
}

/** Changes the draft here at once, and in main a moment later. */
export function changeDraft(client: ContractClient, change: (draft: Draft) => Draft): void {
  const { draft } = useDraft.getState()
  if (draft === undefined) return
  const next = change(draft)
  if (next === draft) return
  useDraft.setState({ draft: next, state: 'unsaved' })
  clearTimeout(timer)
  timer = setTimeout(() => void saveDraft(client), PAUSE)
}

/** Saves what is not saved yet; also what main refused before. One save at a time. */
export async function saveDraft(client: ContractClient): Promise<void> {
  clearTimeout(timer)
  await saving
  const { draft, state } = useDraft.getState()
  if (draft === undefined || (state !== 'unsaved' && state !== 'refused')) return
  useDraft.setState({ state: 'saving' })
  saving = client.draft.save({ draft }).then(
    ({ state: next }) => settle(draft, { state: next, refusal: undefined }),
    (error: unknown) => settle(draft, { state: 'refused', refusal: refusalOf(error) }),
  )
  await saving
}

/** Returns to what is in the file. @returns the discarded draft, so that it can be restored. */
export async function discardDraft(client: ContractClient): Promise<Draft | undefined> {
  clearTimeout(timer)
  await saving
  const { draft: discarded, onboardingId } = useDraft.getState()
  if (discarded === undefined || onboardingId === undefined) return undefined
  await client.draft.discard()
  useDraft.setState({ state: 'saved', refusal: undefined, editing: undefined })
  await loadDraft(client, onboardingId)
  return discarded
}

/** What was typed in the meantime is saved by its own timer. */
function settle(sent: Draft, outcome: Partial<ReturnType<typeof useDraft.getState>>): void {
  if (useDraft.getState().draft === sent) useDraft.setState(outcome)
}

function isNewerHere(onboardingId: string): boolean {
  const { state, onboardingId: known } = useDraft.getState()
  return known === onboardingId && (state === 'unsaved' || state === 'saving' || state === 'refused')
}

/**
 * A draft from main, with the keys that the rows have here, so that the form of a row stays open and a selection
 * stays. The same object when nothing differs.
 */
export function withKnownRows(next: Draft, known: Draft | undefined, keyOf: () => string): Draft {
  if (known === undefined) return next
  const keys = new Map(known.accounts.map((account) => [account.accountId, account.key]))
  const accounts = next.accounts.map((account) => {
    const key = keys.get(account.accountId) ?? keyOf()
    keys.delete(account.accountId)
    return { ...account, key }
  })
  const merged = { ...next, accounts }
  return textOf(merged) === textOf(known) ? known : merged
}

/** Everything but the keys of the rows. */
function textOf(draft: Draft): string {
  const accounts = draft.accounts.map(({ key: _, ...account }: DraftAccount) => account)
  return JSON.stringify({ ...draft, accounts })
}

/** Keeps the draft of the open onboarding loaded and saved, whatever page is shown. */
export function useDraftFollowing(client: ContractClient): void {
  const opened = useOpened((state) => state.opened)
  const busy = useChecklist((state) => isLive(state.activity))
  const connected = useHostReachability((state) => state.reachability === 'connected')

  useEffect(() => {
    if (opened === undefined) clearDraft()
    // Without an answer the draft stays as it is; the notification says why.
    else loadDraft(client, opened.onboarding.id).catch(() => undefined)
  }, [client, opened])

  useEffect(() => {
    // A refused draft is saved again as soon as no activity is running and the host answers.
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
