import { existsSync } from 'node:fs'
import { type Draft, draftOf, onboardingValue } from '../../app/onboarding/draft.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { formatOnboarding } from '../../app/onboarding/onboarding.ts'
import { validateOnboarding } from '../../app/onboarding/validateOnboarding.ts'
import type { Backend } from '../accounts/backend.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import type { CurrentOnboarding } from './currentOnboarding.ts'
import { forgetDraft, keepDraft, readDraft } from './keptDrafts.ts'
import { readOnboardingFile, writeOnboardingFile } from './onboardingFile.ts'
import { type OpenedFile, type OpenRequest, practicePath } from './openOnboardingFile.ts'

/** The onboarding that is open, as a person edits it. */
export interface EditableOnboarding {
  readonly draft: Draft
  /** The file that it goes into. */
  readonly path: string
  /** False: the file holds an earlier state, because it would not be valid with these edits. */
  readonly saved: boolean
}

export async function draftOfCurrent(
  backend: Backend,
  current: CurrentOnboarding,
): Promise<EditableOnboarding> {
  const { opened } = openedIn(current)
  const { onboarding } = opened.onboarding
  const path = placeOf(backend, opened)
  const kept = await readDraft(backend.dataDirectory, path)
  // The draft is of another onboarding when that has replaced the file.
  if (kept === undefined || kept.base.id !== onboarding.id) {
    return { draft: draftOf(onboarding), path, saved: onboarding.accounts.length > 0 }
  }
  return { draft: kept.draft, path, saved: false }
}

/**
 * Puts the edits into the file and opens that anew, with the journal as it is; edits that are not right yet are
 * kept beside the journal. Either way nothing of them is lost.
 * @throws ConflictError while an activity runs (the edits are kept), FileNotWritten
 */
export async function saveDraft(
  backend: Backend,
  current: CurrentOnboarding,
  draft: Draft,
): Promise<'saved' | 'kept'> {
  return current.inTurn(async (replace) => {
    const { opened } = openedIn(current)
    const base = opened.onboarding.onboarding
    const path = placeOf(backend, opened)
    // Kept first, so that no refusal and no crash after this loses anything.
    await keepDraft(backend.dataDirectory, path, { base, draft })
    if (opened.onboarding.busy()) {
      throw new ConflictError(
        'An activity is running. Your changes are kept, and go into the onboarding file when it has ended.',
      )
    }
    const validated = validateOnboarding(onboardingValue(draft, base))
    if (!validated.ok) return 'kept'
    await putIntoFile(backend, current, validated.onboarding, replace)
    await forgetDraft(backend.dataDirectory, path)
    return 'saved'
  })
}

/** Back to what is in the file. */
export async function discardDraft(backend: Backend, current: CurrentOnboarding): Promise<void> {
  await current.inTurn(async () =>
    forgetDraft(backend.dataDirectory, placeOf(backend, openedIn(current).opened)),
  )
}

/**
 * Writes the changed onboarding into its file and opens that anew, with the journal as it is; nothing when it is the
 * same. @throws FileNotWritten; InvalidInputError when another program changed it
 */
export async function putIntoFile(
  backend: Backend,
  current: CurrentOnboarding,
  onboarding: Onboarding,
  replace: (request: OpenRequest) => Promise<OpenedFile>,
): Promise<void> {
  const { opened, request } = openedIn(current)
  const base = opened.onboarding.onboarding
  if (textOf(onboarding) === textOf(base)) return
  const path = placeOf(backend, opened)
  if (opened.path !== undefined) await refuseForeignChange(path, base)
  await writeOnboardingFile(path, onboarding, { overwrite: true })
  await replace({ ...request, path, onboarding })
}

export function openedIn(current: CurrentOnboarding): {
  readonly opened: OpenedFile
  readonly request: OpenRequest
} {
  const shown = current.shown()
  if (shown === undefined) throw new ConflictError('No onboarding is open.')
  if (shown.request.purpose === 'read') throw new ConflictError('The onboarding was opened for reading only.')
  return shown
}

/** The practice organisation's own onboarding has no file until it is changed. */
export function placeOf(backend: Backend, { path, destination }: OpenedFile): string {
  const place = path ?? (destination.practice && practicePath(backend, destination.practice.scenario))
  if (place === undefined) throw new Error('An onboarding has neither a file nor a practice.')
  return place
}

/** Another program may have changed the file; its changes must not be lost. */
async function refuseForeignChange(path: string, base: Onboarding): Promise<void> {
  if (!existsSync(path)) return
  const found = await readOnboardingFile(path)
  if (found.ok && textOf(found.onboarding) === textOf(base)) return
  throw new InvalidInputError([
    `${path} was changed by another program since it was opened here. Your changes are kept; choose which of the two is right.`,
  ])
}

function textOf(onboarding: Onboarding): string {
  return formatOnboarding(onboarding)
}
