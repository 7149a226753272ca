import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Onboarding, PRACTICE_ID_PREFIX } from '../../app/onboarding/onboarding.ts'
import { inputErrorText } from '../../app/onboarding/parseOnboarding.ts'
import type { Backend } from '../accounts/backend.ts'
import type { Destination } from '../accounts/destination.ts'
import { systemClock } from '../async/systemClock.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { openDiskJournal, readJournal } from '../journal/diskJournal.ts'
import { journalHolder } from '../journal/journalHolder.ts'
import type { JournalPlace } from '../journal/journalPath.ts'
import type { ScenarioName } from '../practice/practiceCloud.ts'
import { readOnboardingFile } from './onboardingFile.ts'
import { type OnboardingRuntime, openOnboardingRuntime } from './onboardingRuntime.ts'

/** An onboarding opened from its file, with its journal and the destination of its calls. */
export interface OpenedFile {
  readonly onboarding: OnboardingRuntime
  readonly path?: string | undefined
  readonly destination: Destination
  readonly journal: JournalPlace
  /** What was repaired in the journal, in words. */
  readonly repaired?: string
  /** The journal could not be written, so nothing more can be recorded until it is opened again. */
  journalFailed(): boolean
  close(): Promise<void>
}

export interface OpenRequest {
  /** Left out: the practice organisation's own onboarding, with what a person changed in it. */
  readonly path?: string | undefined
  readonly practice?: ScenarioName | undefined
  /** What is in the file, when that was read already or the file is still to be written. */
  readonly onboarding?: Onboarding | undefined
  readonly purpose: 'work' | 'read'
}

/** @throws InvalidInputError, JournalUnusable */
export async function openOnboardingFile(backend: Backend, request: OpenRequest): Promise<OpenedFile> {
  const { practice, purpose } = request
  const path = request.path ?? changedPractice(backend, practice)
  // The file first: when it is wrong, nothing else happens.
  const fromFile = request.onboarding ?? (path === undefined ? undefined : await readOnboarding(path))
  const destination = await backend.destination(practice)
  const onboarding = fromFile ?? destination.practice?.onboarding
  if (onboarding === undefined) throw new InvalidInputError(['No onboarding file was named.'])
  if (path !== undefined) refusePracticeId(path, onboarding, destination)
  const place = journalPlace(backend, onboarding.id, practice)
  const ports = {
    onboarding,
    awsOf: destination.awsAccounts.account,
    clock: systemClock,
    pace: destination.pace,
    longestWrite: destination.awsAccounts.longestWrite,
    appVersion: backend.version,
    user: backend.user,
  }
  if (purpose === 'read') {
    const past = await readJournal(place)
    const store = {
      past,
      append: () => Promise.reject(new Error('The journal was opened for reading only.')),
    }
    const heldElsewhere = (await journalHolder(place)) !== undefined
    return {
      onboarding: openOnboardingRuntime({ ...ports, store, heldElsewhere }),
      path,
      destination,
      journal: place,
      journalFailed: () => false,
      close: async () => {},
    }
  }
  const store = await openDiskJournal({ ...place, appVersion: backend.version })
  const open = openOnboardingRuntime({ ...ports, store, heldElsewhere: false })
  return {
    onboarding: open,
    path,
    destination,
    journal: place,
    ...(store.repaired !== undefined && { repaired: store.repaired }),
    journalFailed: store.failed,
    async close() {
      await open.settle()
      await store.close()
    },
  }
}

/**
 * Where the journal of an onboarding is. What a file of real accounts goes through in practice happened to nobody's
 * accounts, so its practice journals lie in a folder of their own, one for each scenario.
 */
export function journalPlace(
  { dataDirectory }: Pick<Backend, 'dataDirectory'>,
  onboardingId: string,
  practice: ScenarioName | undefined,
): JournalPlace {
  const isOwn = practice === undefined || onboardingId.startsWith(PRACTICE_ID_PREFIX)
  return { directory: isOwn ? dataDirectory : join(dataDirectory, `practice-${practice}`), onboardingId }
}

/** Where the practice organisation's own onboarding is once a person has changed it. */
export function practicePath(
  { dataDirectory }: Pick<Backend, 'dataDirectory'>,
  scenario: ScenarioName,
): string {
  return join(dataDirectory, `practice-${scenario}.onboarding.json`)
}

function changedPractice(backend: Backend, scenario: ScenarioName | undefined): string | undefined {
  const path = scenario && practicePath(backend, scenario)
  return path !== undefined && existsSync(path) ? path : undefined
}

/**
 * An onboarding of AWS accounts with the ID of a practice organization would be told what happened in practice, and write
 * into that journal. Against a stand-in for AWS, such a file is practice.
 */
function refusePracticeId(path: string, { id }: Onboarding, { practice, redirected }: Destination): void {
  if (practice !== undefined || redirected.length > 0 || !id.startsWith(PRACTICE_ID_PREFIX)) return
  throw new InvalidInputError([
    `${path} id: found "${id}", expected another ID: those that begin with ${PRACTICE_ID_PREFIX} are the practice organizations', and this one's journal would be used. Write a new ID into the file, if nothing was made with it in AWS yet; or open it with --practice ${id.slice(PRACTICE_ID_PREFIX.length)}, if it is for practice.`,
  ])
}

/** @throws InvalidInputError */
export async function readOnboarding(path: string): Promise<Onboarding> {
  const parsed = await readOnboardingFile(path)
  if (parsed.ok) return parsed.onboarding
  throw new InvalidInputError(parsed.errors.map(inputErrorText))
}
