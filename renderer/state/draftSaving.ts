import type { ContractClient } from '../../app/contract/contractClient.ts'
import type { Draft } from '../../app/onboarding/draft.ts'
import { refusalOf } from '../client/callRefusal.ts'
import { useDraft } from './draftStore.ts'
import { withKnownRows } from './knownRows.ts'

/** Saved so long after the last key. Milliseconds. */
const PAUSE = 400

let timer: ReturnType<typeof setTimeout> | undefined
let saving: Promise<void> | undefined

/** Asks main for the draft, unless what is here is newer. */
export async function loadDraft(client: ContractClient, onboardingId: string): Promise<void> {
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

/** Back to what is in the file; gives what was discarded, to be put back. */
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
