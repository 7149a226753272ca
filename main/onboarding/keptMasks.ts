import { join } from 'node:path'
import { z } from 'zod'
import { parseBoundedJson } from '../../app/input/boundedJson.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { MASK_KINDS } from '../../app/masking/maskKind.ts'
import { onboardingIdSchema } from '../../app/onboarding/onboarding.ts'
import { writeDataFile } from '../files/dataDirectory.ts'
import { readBoundedFile } from '../files/readBoundedFile.ts'

const valuesSchema = z.partialRecord(z.enum(MASK_KINDS), z.array(z.string()).readonly())

const fileSchema = z.strictObject({
  version: z.literal(1),
  on: z.boolean(),
  everywhere: valuesSchema,
  onboardings: z.record(onboardingIdSchema, valuesSchema),
})
/** Whether call mode is on, and which values have masks: a mask means the same tomorrow. */
export type KeptMasks = Omit<z.infer<typeof fileSchema>, 'version'>

/** Off and without masks when the file can't be read. */
export async function readKeptMasks(dataDirectory: string): Promise<KeptMasks> {
  try {
    const bytes = await readBoundedFile(pathIn(dataDirectory), LIMITS.masksFile, { owner: 'me' })
    const { version: _, ...kept } = fileSchema.parse(parseBoundedJson(bytes.toString('utf8')))
    return kept
  } catch {
    return { on: false, everywhere: {}, onboardings: {} }
  }
}

/** @throws FileNotWritten */
export async function writeKeptMasks(dataDirectory: string, kept: KeptMasks): Promise<void> {
  await writeDataFile(pathIn(dataDirectory), `${JSON.stringify({ version: 1, ...kept })}\n`)
}

function pathIn(dataDirectory: string): string {
  return join(dataDirectory, 'masks.json')
}
