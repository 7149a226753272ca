import { join } from 'node:path'
import { z } from 'zod'
import { parseBoundedJson } from '../../app/input/boundedJson.ts'
import { LIMITS } from '../../app/input/limits.ts'
import {
  UPDATE_DEFAULTS,
  type UpdateSettings,
  updateModeSchema,
  updatesUrlSchema,
} from '../../app/updates/updateSettings.ts'
import { errorCode } from '../failures/errorCode.ts'
import { writeDataFile } from '../files/dataDirectory.ts'
import { readBoundedFile } from '../files/readBoundedFile.ts'

const fileSchema = z.strictObject({
  version: z.literal(1),
  mode: updateModeSchema,
  url: updatesUrlSchema.optional(),
})

/** What was saved, or the defaults; `broken`: there is a file that can't be used. */
export async function readUpdateSettings(dataDirectory: string): Promise<UpdateSettings | 'broken'> {
  try {
    const bytes = await readBoundedFile(pathIn(dataDirectory), LIMITS.updatesFile, { owner: 'me' })
    const { version: _, ...settings } = fileSchema.parse(parseBoundedJson(bytes.toString('utf8')))
    return settings
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? UPDATE_DEFAULTS : 'broken'
  }
}

/** @throws FileNotWritten */
export async function writeUpdateSettings(dataDirectory: string, settings: UpdateSettings): Promise<void> {
  await writeDataFile(pathIn(dataDirectory), `${JSON.stringify({ version: 1, ...settings }, undefined, 2)}\n`)
}

function pathIn(dataDirectory: string): string {
  return join(dataDirectory, 'updates.json')
}
