import { create } from 'zustand'
import type { Draft } from '../../app/onboarding/draft.ts'
import type { CallRefusal } from '../client/callRefusal.ts'

/**
 * - `unsaved`: changed a moment ago, about to be saved.
 * - `saved`: in the file.
 * - `kept`: not right yet, so in the data directory only.
 * - `refused`: kept, and main says why it does not go into the file now.
 */
export type DraftState = 'unsaved' | 'saving' | 'saved' | 'kept' | 'refused'

/** The onboarding as it is edited here. Main keeps it; this is what it will have after the next save. */
export interface DraftMirror {
  /** The id of the onboarding that this is the draft of. */
  readonly onboardingId: string | undefined
  readonly draft: Draft | undefined
  /** The file that it goes into. */
  readonly path: string
  readonly state: DraftState
  readonly refusal: CallRefusal | undefined
  /** The key of the row whose form is open. */
  readonly editing: string | undefined
}

const NOTHING: DraftMirror = {
  onboardingId: undefined,
  draft: undefined,
  path: '',
  state: 'saved',
  refusal: undefined,
  editing: undefined,
}

export const useDraft = create<DraftMirror>(() => NOTHING)

export function clearDraft(): void {
  useDraft.setState(NOTHING)
}

/** Opens the form of a row, or closes it. */
export function editRow(key: string | undefined): void {
  useDraft.setState({ editing: key })
}
