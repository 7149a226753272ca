import { z } from 'zod'
import { regionNameSchema } from '../input/regionName.ts'
import { LONGEST_USER_NAME, nameSchema } from './name.ts'

/** Why something is left out, in the customer's words: the file and the report tell it. */
export const reasonSchema = nameSchema(300, 'Why it is left out.', 'Closed in May, nothing runs there')

export const decidedBySchema = z
  .string({ error: 'a name' })
  .max(LONGEST_USER_NAME, `at most ${LONGEST_USER_NAME} characters`)
  .describe('Who decided.')

export const decidedAtSchema = z
  .string({ error: 'an ISO time' })
  .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/, 'an ISO time in UTC: 2026-11-28T12:00:00Z')
  .describe('When.')

/** That a person decided that something is not for ActiveEye. */
export const leftOutSchema = z.strictObject({
  reason: reasonSchema,
  by: decidedBySchema,
  at: decidedAtSchema,
})
export type LeftOut = z.infer<typeof leftOutSchema>

export const regionLeftOutSchema = leftOutSchema.extend({
  region: regionNameSchema('The Region that is left out.'),
})
