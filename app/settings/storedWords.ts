import { inShort } from '../text/inShort.ts'
import { numberText } from '../text/numberText.ts'
import { plural } from '../text/plural.ts'
import {
  bytesOf,
  pathsOf,
  type RemovedData,
  type StoredData,
  type StoredFile,
  type StoredKind,
} from './storedData.ts'

interface KindWords {
  readonly title: string
  /** What it is; of what is missed when it is gone, what needs it. */
  readonly is: string
}

/** What is kept of each kind, for a person who decides whether it may go. */
export const STORED_WORDS: Readonly<Record<StoredKind, KindWords>> = {
  journals: {
    title: 'Journals',
    is: 'What was done in each onboarding. Undo, check and going on with a run need them.',
  },
  drafts: { title: 'Drafts', is: 'Edits that are not in their onboarding file yet.' },
  reports: {
    title: 'Exported reports',
    is: 'The last report of each onboarding that was exported, to tell what has changed since.',
  },
  consents: { title: 'Consents', is: 'Consents to a template or a bucket that is not ActiveEye’s.' },
  preparer: { title: 'Prepared by', is: 'Who prepares reports here, and how to reach them.' },
  recent: { title: 'Recent onboardings', is: 'The list on Start. The onboarding files are elsewhere.' },
  masks: { title: 'Masks', is: 'The values that the masks of call mode stand for.' },
  settings: { title: 'Settings', is: 'What is set on the page Settings. No password is in it.' },
  practice: { title: 'Practice', is: 'The practice clouds, and what was done in them.' },
  faults: { title: 'Faults', is: 'The log of faults of this app.' },
  window: { title: 'Window', is: 'The cache of the window, its size and its place.' },
}

/** "3 files, 1.2 MB" */
export function amountWords(stored: readonly StoredFile[]): string {
  const isFolder = stored.every(({ path }) => path.endsWith('/'))
  return `${plural(stored.length, isFolder ? 'folder' : 'file')}, ${sizeWords(bytesOf(stored))}`
}

/** "512 bytes", "12 kB", "1.2 MB" */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return plural(bytes, 'byte')
  if (bytes < 1_000_000) return `${numberText(Math.round(bytes / 1_000))} kB`
  return `${numberText(Math.round(bytes / 100_000) / 10)} MB`
}

/** Above the list of what goes, and above that of what stays; for every host. */
export const ONLY_THIS_GOES = 'Only this will be removed'
export const THIS_STAYS = 'This stays'

/** What stays when everything in the data directory is removed, a sentence each; for every host. */
export function staysWords({ dataDirectory, others }: StoredData): readonly string[] {
  const links = others.filter(({ isLink }) => isLink)
  const foreign = others.filter(({ isLink }) => !isLink)
  return [
    'Onboarding files, reports, answers and handovers stay where you saved them.',
    'What was made in AWS stays: stacks and flow logs. Without its journal an onboarding no longer knows what it made, so undo it first if that is to go.',
    'AWS’s own files (~/.aws) and the program itself stay.',
    ...(foreign.length === 0
      ? []
      : [`Not this app’s, so it stays in ${dataDirectory}: ${inShort(foreign.map(({ path }) => path))}.`]),
    ...(links.length === 0
      ? []
      : [`Links are not followed and stay in ${dataDirectory}: ${inShort(links.map(({ path }) => path))}.`]),
  ]
}

/** What goes beside the files. */
export const MEMORY_GOES =
  'The open onboarding is closed, and sign-ins, pasted access keys and the password for the proxy are dropped from memory.'

/** "Remove 12 files (1.2 MB) of this app?" */
export function removeDataQuestion(data: StoredData): string {
  return `Remove everything that this app keeps on this computer: ${amountWords(data.kinds.flatMap(({ stored }) => stored))}?`
}

export const NOTHING_STORED = 'This app keeps nothing on this computer.'

/** What became of it, a sentence each. */
export function removedWords({ removed, notRemoved, directoryRemoved }: RemovedData): readonly string[] {
  return [
    removed.length === 0
      ? 'Nothing was removed.'
      : `Removed: ${amountWords(removed)} (${inShort(removed.map(({ path }) => path))}).`,
    ...(directoryRemoved ? ['The data directory is gone, too.'] : []),
    ...notRemoved.map(({ path, why }) => `Not removed: ${path}. ${why}`),
  ]
}

export function isEmpty(data: StoredData): boolean {
  return pathsOf(data).length === 0
}
