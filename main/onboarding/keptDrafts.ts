import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { parseBoundedJson } from '../../app/input/boundedJson.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { type Draft, draftSchema, openedOnboardingSchema } from '../../app/onboarding/draft.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { writeDataFile } from '../files/dataDirectory.ts'
import { readBoundedFile } from '../files/readBoundedFile.ts'
import { trueSpelling } from '../files/trueSpelling.ts'

/** Edits that are not in the onboarding file yet, because it would not be valid with them. */
export interface KeptDraft {
  /** The onboarding that the edits began with. */
  readonly base: Onboarding
  readonly draft: Draft
}

const fileSchema = z.object({
  version: z.literal(1),
  /** For a person who looks for it; the file's name is a hash. */
  path: z.string(),
  base: openedOnboardingSchema,
  draft: draftSchema,
})

/** What is kept for the onboarding file of this path; undefined when nothing is, or nothing that can be read. */
export async function readDraft(dataDirectory: string, path: string): Promise<KeptDraft | undefined> {
  try {
    const bytes = await readBoundedFile(draftFile(dataDirectory, path), LIMITS.draftFile)
    const parsed = fileSchema.safeParse(parseBoundedJson(bytes.toString('utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

export async function keepDraft(dataDirectory: string, path: string, kept: KeptDraft): Promise<void> {
  const text = JSON.stringify({ version: 1, path: resolve(path), ...kept }, undefined, 2)
  await writeDataFile(draftFile(dataDirectory, path), `${text}\n`)
}

export async function forgetDraft(dataDirectory: string, path: string): Promise<void> {
  await rm(draftFile(dataDirectory, path), { force: true })
}

export function draftExists(dataDirectory: string, path: string): boolean {
  return existsSync(draftFile(dataDirectory, path))
}

/** Paths are too long and too various for the names of files. */
function draftFile(dataDirectory: string, path: string): string {
  const name = createHash('sha256').update(trueSpelling(path)).digest('hex').slice(0, 32)
  return join(dataDirectory, 'drafts', `${name}.json`)
}
