import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { eventsNotIn } from '../../app/checklist/mergeJournals.ts'
import type { HandoverChoice, HandoverSeen } from '../../app/contract/handoverContract.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { faultText, pathText } from '../../app/onboarding/fault.ts'
import { formatOnboarding, type Onboarding } from '../../app/onboarding/onboarding.ts'
import {
  differenceParts,
  onboardingDifferences,
  withTheirs,
} from '../../app/onboarding/onboardingDifferences.ts'
import { validateOnboarding } from '../../app/onboarding/validateOnboarding.ts'
import type { Backend } from '../accounts/backend.ts'
import { systemClock } from '../async/systemClock.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { typedPath } from '../files/homePath.ts'
import { readTextFile } from '../files/readTextFile.ts'
import { writePrivateFile } from '../files/writePrivateFile.ts'
import { readJournal } from '../journal/diskJournal.ts'
import { type Handover, handoverText, readHandover } from '../journal/handoverFile.ts'
import { mergeIntoJournal } from '../journal/mergeIntoJournal.ts'
import { isScenarioName, type ScenarioName } from '../practice/practiceCloud.ts'
import { suggestPath, withEnding } from './createOnboarding.ts'
import type { CurrentOnboarding } from './currentOnboarding.ts'
import { openedIn } from './editOnboarding.ts'
import { fileKind } from './fileKind.ts'
import { draftExists } from './keptDrafts.ts'
import { writeOnboardingFile } from './onboardingFile.ts'
import { journalPlace, type OpenedFile, readOnboarding } from './openOnboardingFile.ts'
import { listRecent } from './recentOnboardings.ts'
import { digestOf, expectShown } from './shownFile.ts'

/**
 * Writes the open onboarding and its journal into one file for another computer.
 * @throws ConflictError while an activity runs, or without an account; InvalidInputError when the file exists
 */
export async function writeHandover(
  backend: Backend,
  current: CurrentOnboarding,
  { path: typed, overwrite }: { readonly path: string; readonly overwrite: boolean },
): Promise<{ path: string; events: number; unsavedEdits: boolean }> {
  const path = typedPath(typed, 'the handover file')
  return current.inTurn(async () => {
    const { opened } = openedIn(current)
    const { onboarding, busy } = opened.onboarding
    if (busy()) throw new ConflictError('An activity is running. Hand over when it has ended, or cancel it.')
    if (onboarding.accounts.length === 0)
      throw new ConflictError('This onboarding has no account yet, so there is nothing to hand over.')
    const events = await readJournal(opened.journal)
    const text = handoverText({
      onboarding,
      events,
      appVersion: backend.version,
      at: systemClock.now(),
      by: backend.user,
      practice: opened.destination.practice?.scenario,
    })
    if ((await writePrivateFile(path, text, { overwrite })) === 'exists')
      throw new InvalidInputError([`${path} exists already and was left as it is.`])
    const unsavedEdits = opened.path !== undefined && draftExists(backend.dataDirectory, opened.path)
    return { path, events: text.split('\n').length - 2, unsavedEdits }
  })
}

/** What a handover file holds and what importing it would change; undefined when the file is none. Changes nothing. */
export async function lookAtHandover(
  backend: Backend,
  { path, as }: Pick<HandoverChoice, 'path' | 'as'>,
): Promise<HandoverSeen | undefined> {
  const read = await readHandoverFile(path)
  if (read === undefined) return undefined
  const { handover, sha256 } = read
  const { onboarding, events, at, by } = handover
  const practice = scenarioIn(handover)
  const here = await readJournal(journalPlace(backend, onboarding.id, practice))
  const target = as ?? (await fileOf(backend, onboarding.id, practice))
  const mine = target === undefined ? undefined : await fileAt(backend, target, onboarding)
  return {
    onboarding,
    at,
    by,
    ...(practice !== undefined && { practice }),
    events: events.length,
    newEvents: eventsNotIn(here, events).length,
    ownEvents: here.length,
    as: target ?? suggestPath(backend, onboarding.customer.shortName),
    sha256,
    ...(mine !== undefined && { ownSha256: digestOf(formatOnboarding(mine)) }),
    differences: mine === undefined ? [] : [...onboardingDifferences(mine, onboarding)],
  }
}

/**
 * Adds the events to the journal of this computer, writes the onboarding file, and opens it.
 * @throws InvalidInputError when something is wrong or undecided, and nothing was changed then; ConflictError while an
 * activity runs; JournalUnusable when another process has the onboarding open
 */
export async function importHandover(
  backend: Backend,
  current: CurrentOnboarding,
  { path, as, practice: asked, sha256, ownSha256, choices }: HandoverChoice & { readonly as: string },
): Promise<{ readonly opened: OpenedFile; readonly newEvents: number }> {
  const read = await readHandoverFile(path)
  if (read === undefined) throw new InvalidInputError([`${path}: found no handover file, expected one.`])
  expectShown(path, sha256, read.sha256)
  const { handover } = read
  const practice = scenarioIn(handover)
  if (practice !== asked) throw new InvalidInputError([otherCloud(practice)])
  const target = withEnding(typedPath(as, 'the onboarding file'))
  const mine = await fileAt(backend, target, handover.onboarding)
  expectShown(target, ownSha256, mine && digestOf(formatOnboarding(mine)))
  const onboarding = mine === undefined ? handover.onboarding : decided(mine, handover.onboarding, choices)
  let newEvents = 0
  const opened = await current.openAfter(async () => {
    const place = journalPlace(backend, onboarding.id, practice)
    newEvents = await mergeIntoJournal({ ...place, appVersion: backend.version }, handover.events)
    // A file that stays as it is keeps its comments, too.
    if (mine === undefined || formatOnboarding(onboarding) !== formatOnboarding(mine))
      await writeOnboardingFile(target, onboarding, { overwrite: mine !== undefined })
    return { path: target, practice, purpose: 'work' }
  })
  return { opened, newEvents }
}

async function readHandoverFile(
  typed: string,
): Promise<{ readonly handover: Handover; readonly sha256: string } | undefined> {
  const path = typedPath(typed, 'the handover file')
  const read = await readTextFile(path, LIMITS.handoverFile, 'a handover file')
  if (!('text' in read))
    throw new InvalidInputError([`${path}: found ${read.found}, expected ${read.expected}`])
  if (fileKind(read.text) !== 'handover') return undefined
  const result = readHandover(read.text, systemClock.now())
  if (result.ok) return { handover: result.handover, sha256: digestOf(read.text) }
  throw new InvalidInputError(result.errors.map((error) => `${path} was not imported. ${error}`))
}

function scenarioIn({ practice }: Handover): ScenarioName | undefined {
  if (practice === undefined || isScenarioName(practice)) return practice
  throw new InvalidInputError([
    `It was made in the practice cloud ${JSON.stringify(practice)}, which this version of the app does not have.`,
  ])
}

function otherCloud(practice: ScenarioName | undefined): string {
  return practice === undefined
    ? 'It tells what happened in AWS accounts, so it is not imported into practice. Import it without --practice.'
    : `It tells what happened in the practice cloud ${practice}, not in AWS accounts. Import it with --practice ${practice}.`
}

/** The onboarding file of this ID that was opened here before. */
async function fileOf(
  backend: Backend,
  onboardingId: string,
  practice: ScenarioName | undefined,
): Promise<string | undefined> {
  for (const recent of await listRecent(backend.dataDirectory)) {
    if (recent.path === undefined || recent.practice !== practice || !existsSync(recent.path)) continue
    const onboarding = await readOnboarding(recent.path).catch(() => undefined)
    if (onboarding?.id === onboardingId) return recent.path
  }
  return undefined
}

/** What is in the file that the import would write; undefined when there is none. @throws InvalidInputError */
async function fileAt(backend: Backend, typed: string, { id }: Onboarding): Promise<Onboarding | undefined> {
  const path = resolve(withEnding(typedPath(typed, 'the onboarding file')))
  if (draftExists(backend.dataDirectory, path)) {
    throw new InvalidInputError([
      `${path} has edits that are not in the file yet. Open it, and correct or discard them on the page Accounts; then import.`,
    ])
  }
  if (!existsSync(path)) return undefined
  const mine = await readOnboarding(path)
  if (mine.id === id) return mine
  throw new InvalidInputError([
    `${path} is another onboarding, that of ${mine.customer.name} with the id ${mine.id}; the handover has the id ${id}. It was left as it is. Choose another name for the file.`,
  ])
}

/** @throws InvalidInputError when a difference is not decided, or the two do not fit together */
function decided(mine: Onboarding, theirs: Onboarding, choices: HandoverChoice['choices']): Onboarding {
  const differences = onboardingDifferences(mine, theirs)
  const open = differences.filter(({ field }) => choices[field] === undefined)
  if (open.length > 0) {
    throw new InvalidInputError([
      'The file on this computer and the handed over one differ. Decide for each field which of the two holds; nothing was changed.',
      ...open.map(differenceParts).map(({ place, mine, theirs }) => `${place}. ${mine}. ${theirs}.`),
    ])
  }
  const taken = differences.filter(({ field }) => choices[field] === 'theirs')
  const validated = validateOnboarding(withTheirs(mine, theirs, new Set(taken.map(({ field }) => field))))
  if (validated.ok) return validated.onboarding
  throw new InvalidInputError([
    'The fields do not fit together as they were chosen; nothing was changed.',
    ...validated.faults.map((fault) => `${pathText(fault.path)}: ${faultText(fault)}`),
  ])
}
