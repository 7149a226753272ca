import { inputErrorText } from '../app/onboarding/inputError.ts'
import type { Onboarding } from '../app/onboarding/onboarding.ts'
import type { Backend } from './backend.ts'
import { journalHolder } from './journal/journalHolder.ts'
import { openJournalStore } from './journal/openJournalStore.ts'
import { readJournal } from './journal/readJournal.ts'
import { readOnboardingFile } from './onboardingFile.ts'
import { type OpenOnboarding, openOnboarding } from './openOnboarding.ts'
import { systemClock } from './systemClock.ts'

/** An onboarding that was opened from its file, with its journal. */
export interface Opened {
  readonly onboarding: OpenOnboarding
  /** What had to be mended in the journal, in words. */
  readonly repaired?: string
  close(): Promise<void>
}

/** What a person gave is wrong; nothing was called. One sentence for each fault. */
export class WrongInput extends Error {
  override readonly name = 'WrongInput'
  readonly errors: readonly string[]

  constructor(errors: readonly string[]) {
    super(errors.join('\n'))
    this.errors = errors
  }
}

/** @throws WrongInput, JournalUnusable */
export async function openFile(
  backend: Backend,
  { path, purpose }: { readonly path?: string | undefined; readonly purpose: 'work' | 'read' },
): Promise<Opened> {
  const onboarding = await readOnboarding(backend, path)
  const place = { directory: backend.dataDirectory, onboardingId: onboarding.id }
  const ports = {
    onboarding,
    awsOf: backend.connections.account,
    clock: systemClock,
    pace: backend.pace,
    appVersion: backend.version,
    user: backend.user,
  }
  if (purpose === 'read') {
    const past = await readJournal(place)
    const store = { past, append: () => Promise.reject(new Error('The journal was opened for reading only.')) }
    const heldElsewhere = (await journalHolder(place)) !== undefined
    return { onboarding: openOnboarding({ ...ports, store, heldElsewhere }), close: async () => {} }
  }
  const store = await openJournalStore({ ...place, appVersion: backend.version })
  const open = openOnboarding({ ...ports, store, heldElsewhere: false })
  return {
    onboarding: open,
    ...(store.repaired !== undefined && { repaired: store.repaired }),
    async close() {
      await open.settle()
      await store.close()
    },
  }
}

async function readOnboarding(backend: Backend, path: string | undefined): Promise<Onboarding> {
  if (path === undefined) {
    if (backend.practice !== undefined) return backend.practice.onboarding
    throw new WrongInput(['No onboarding file was named.'])
  }
  const parsed = await readOnboardingFile(path)
  if (parsed.ok) return parsed.onboarding
  throw new WrongInput(parsed.errors.map(inputErrorText))
}
