import type { Dirent } from 'node:fs'
import { lstat, readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import {
  STORED_KINDS,
  type StoredData,
  type StoredFile,
  type StoredKind,
} from '../../app/settings/storedData.ts'
import { errorCode } from '../failures/errorCode.ts'
import { isScenarioName } from '../practice/practiceCloud.ts'

/** What an interrupted write leaves beside a file. */
const TEMPORARY = String.raw`(\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp)?`

const ID = '[A-Za-z0-9-]{8,64}'

/** Files of the data directory by their exact names: nothing else is this app's. A lock goes with its journal. */
const FILES: readonly (readonly [StoredKind, RegExp])[] = (
  [
    ['reports', String.raw`${ID}\.report\.json`],
    ['consents', String.raw`consents\.json`],
    ['preparer', String.raw`preparer\.json`],
    ['recent', String.raw`recent\.json`],
    ['masks', String.raw`masks\.json`],
    ['settings', String.raw`(settings|network)\.json`],
    ['faults', String.raw`faults\.log`],
  ] as const
).map(([kind, name]) => [kind, new RegExp(`^${name}${TEMPORARY}$`)])

const JOURNAL = new RegExp(String.raw`^(${ID}\.journal\.jsonl)(\.lock(\.[0-9a-f]{8})*)?${TEMPORARY}$`)
const DRAFT = new RegExp(String.raw`^[0-9a-f]{32}\.json${TEMPORARY}$`)
const PRACTICE = new RegExp(String.raw`^practice-([a-z0-9-]+?)(\.onboarding)?\.json${TEMPORARY}$`)
const PRACTICE_FOLDER = /^practice-([a-z0-9-]+)$/

/** Of what is not this app's, so much is named. */
const MOST_OTHERS = 1_000

interface Found {
  readonly path: string
  /** `undefined`: not this app's. */
  readonly kind: StoredKind | undefined
  readonly isLink: boolean
}

/** Looks into the data directory and follows no link. Without one, there is nothing. */
export async function listStored(dataDirectory: string): Promise<StoredData> {
  const found = await findIn(await realpath(dataDirectory).catch(() => dataDirectory))
  const others = found.filter(({ kind }) => kind === undefined)
  const kinds = []
  for (const kind of STORED_KINDS) {
    const stored: StoredFile[] = []
    for (const { path } of found.filter((each) => each.kind === kind))
      stored.push({ path, bytes: await bytesOf(join(dataDirectory, path)) })
    if (stored.length > 0) kinds.push({ kind, stored })
  }
  return {
    dataDirectory,
    kinds,
    others: others.slice(0, MOST_OTHERS).map(({ path, isLink }) => ({ path, isLink })),
  }
}

async function findIn(root: string): Promise<readonly Found[]> {
  const entries = await entriesOf(root)
  const found: Found[] = []
  for (const entry of entries) {
    const { name } = entry
    if (!entry.isDirectory()) {
      if (!goesWithJournal(name, entries)) found.push(foundFile(entry, name, kindOfFile(name)))
    } else if (name === 'window') {
      found.push({ path: 'window/', kind: 'window', isLink: false })
    } else if (name === 'drafts' || isPracticeFolder(name)) {
      const inner = await entriesOf(join(root, name))
      for (const one of inner) {
        const kind = name === 'drafts' ? kindOfDraft(one.name) : kindOfPracticeJournal(one.name)
        if (!goesWithJournal(one.name, inner)) found.push(foundFile(one, `${name}/${one.name}`, kind))
      }
    } else {
      found.push({ path: `${name}/`, kind: undefined, isLink: false })
    }
  }
  return found
}

function foundFile(entry: Dirent, path: string, kind: StoredKind | undefined): Found {
  return { path, kind: entry.isFile() ? kind : undefined, isLink: entry.isSymbolicLink() }
}

async function entriesOf(directory: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(directory, { withFileTypes: true })
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** A lock is removed by whoever takes it, together with its journal. */
function goesWithJournal(name: string, beside: readonly Dirent[]): boolean {
  const [, journal, lock] = JOURNAL.exec(name) ?? []
  return lock !== undefined && beside.some((entry) => entry.name === journal)
}

function kindOfFile(name: string): StoredKind | undefined {
  const kind = JOURNAL.test(name) ? 'journals' : FILES.find(([, pattern]) => pattern.test(name))?.[0]
  // The practice organisations' own onboardings have IDs of that form.
  if (kind !== undefined) return name.startsWith('practice-') ? 'practice' : kind
  const [, scenario] = PRACTICE.exec(name) ?? []
  return scenario !== undefined && isScenarioName(scenario) ? 'practice' : undefined
}

function kindOfDraft(name: string): StoredKind | undefined {
  return DRAFT.test(name) ? 'drafts' : undefined
}

function kindOfPracticeJournal(name: string): StoredKind | undefined {
  return JOURNAL.test(name) ? 'practice' : undefined
}

function isPracticeFolder(name: string): boolean {
  const [, scenario] = PRACTICE_FOLDER.exec(name) ?? []
  return scenario !== undefined && isScenarioName(scenario)
}

/** Of a folder, of everything in it; of what has gone meanwhile, none. */
async function bytesOf(path: string): Promise<number> {
  const info = await lstat(path).catch(() => undefined)
  if (info === undefined) return 0
  if (!info.isDirectory()) return info.size
  let bytes = 0
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true }).catch(() => [])) {
    if (entry.isFile())
      bytes += (await lstat(join(entry.parentPath, entry.name)).catch(() => undefined))?.size ?? 0
  }
  return bytes
}
