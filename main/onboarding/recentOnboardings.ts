import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type ListedRecent, type Recent, recentSchema } from '../../app/contract/recent.ts'
import { parseBoundedJson } from '../../app/input/boundedJson.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { writeDataFile } from '../files/dataDirectory.ts'
import { readBoundedFile } from '../files/readBoundedFile.ts'
import { trueSpelling } from '../files/trueSpelling.ts'
import { draftExists } from './keptDrafts.ts'

/** How many are remembered. */
const MOST = 20

const fileSchema = z.object({ version: z.literal(1), recent: z.array(recentSchema) })

type Which = Pick<Recent, 'path' | 'practice'>

/** The onboardings that were opened before, the latest first. */
export async function listRecent(dataDirectory: string): Promise<ListedRecent[]> {
  const recent = await readRecent(dataDirectory)
  return recent.map((entry) => ({ ...entry, missing: isMissing(dataDirectory, entry.path) }))
}

export async function rememberRecent(dataDirectory: string, entry: Recent): Promise<void> {
  const others = (await readRecent(dataDirectory)).filter((other) => !isSame(other, entry))
  await writeRecent(dataDirectory, [entry, ...others].slice(0, MOST))
}

/** In its place; one that was removed from the list stays removed. */
export async function updateRecent(dataDirectory: string, entry: Recent): Promise<void> {
  const recent = await readRecent(dataDirectory)
  if (!recent.some((known) => isSame(known, entry))) return
  await writeRecent(
    dataDirectory,
    recent.map((known) => (isSame(known, entry) ? { ...entry, at: known.at } : known)),
  )
}

export async function forgetRecent(dataDirectory: string, which: Which): Promise<void> {
  const recent = await readRecent(dataDirectory)
  await writeRecent(
    dataDirectory,
    recent.filter((entry) => !isSame(entry, which)),
  )
}

/** A convenience only: a list that can't be read is an empty one. */
async function readRecent(dataDirectory: string): Promise<Recent[]> {
  try {
    const bytes = await readBoundedFile(fileIn(dataDirectory), LIMITS.recentFile)
    const parsed = fileSchema.safeParse(parseBoundedJson(bytes.toString('utf8')))
    return parsed.success ? parsed.data.recent : []
  } catch {
    return []
  }
}

async function writeRecent(dataDirectory: string, recent: readonly Recent[]): Promise<void> {
  await writeDataFile(fileIn(dataDirectory), `${JSON.stringify({ version: 1, recent }, undefined, 2)}\n`)
}

function isMissing(dataDirectory: string, path: string | undefined): boolean {
  return path !== undefined && !existsSync(path) && !draftExists(dataDirectory, path)
}

function isSame(one: Which, other: Which): boolean {
  return placeOf(one) === placeOf(other) && one.practice === other.practice
}

function placeOf({ path }: Which): string | undefined {
  return path === undefined ? undefined : trueSpelling(path)
}

function fileIn(dataDirectory: string): string {
  return join(dataDirectory, 'recent.json')
}
