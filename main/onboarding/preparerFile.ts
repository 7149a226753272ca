import { join } from 'node:path'
import { z } from 'zod'
import { parseBoundedJson } from '../../app/input/boundedJson.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { type Preparer, preparerSchema } from '../../app/report/preparer.ts'
import { writeDataFile } from '../files/dataDirectory.ts'
import { readBoundedFile } from '../files/readBoundedFile.ts'

const fileSchema = z.strictObject({ version: z.literal(1), ...preparerSchema.shape })

/** Who prepares reports on this computer; nobody in particular when the file can't be read. */
export async function readPreparer(dataDirectory: string): Promise<Preparer> {
  try {
    const bytes = await readBoundedFile(pathIn(dataDirectory), LIMITS.preparerFile, { owner: 'me' })
    const { version: _, ...preparer } = fileSchema.parse(parseBoundedJson(bytes.toString('utf8')))
    return preparer
  } catch {
    return {}
  }
}

/** @throws FileNotWritten */
export async function writePreparer(dataDirectory: string, preparer: Preparer): Promise<void> {
  await writeDataFile(pathIn(dataDirectory), `${JSON.stringify({ version: 1, ...preparer }, undefined, 2)}\n`)
}

function pathIn(dataDirectory: string): string {
  return join(dataDirectory, 'preparer.json')
}
