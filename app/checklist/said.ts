import { z } from 'zod'
import { LONGEST_NAME, nameSchema } from '../onboarding/name.ts'
import { prioritySchema } from '../onboarding/onboarding.ts'

/**
 * What ActiveEye says in an answer file. Nothing of it was seen from here and nobody signed it, so it is told with who
 * said it and when, and is never called verified. It changes whose turn it is, not what is done.
 */

/** An ISO time, written anew in UTC with milliseconds, so that times compare as texts. */
export const saidAtSchema = z
  .string({ error: 'an ISO time: 2026-11-28T12:00:00Z' })
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/,
    'an ISO time: 2026-11-28T12:00:00Z',
  )
  .refine((iso) => !Number.isNaN(Date.parse(iso)), 'a time that exists: 2026-11-28T12:00:00Z')
  .overwrite((iso) => (Number.isNaN(Date.parse(iso)) ? iso : new Date(iso).toISOString()))

export const saidBySchema = nameSchema(LONGEST_NAME, 'Who of ActiveEye did it or saw it.', 'Jane Roe')

/** Characters of a remark. */
export const LONGEST_REMARK = 4_000

export const remarkSchema = z
  .string({ error: 'a text' })
  .min(1, 'a text')
  .max(LONGEST_REMARK, `at most ${LONGEST_REMARK} characters`)

const seenField = z.string({ error: 'the text as the portal shows it' }).max(1_000, 'at most 1000 characters')

export const allowedSchema = z
  .strictObject({ at: saidAtSchema, by: saidBySchema })
  .describe('ActiveEye allows the account on its bucket.')

export const seenConnectorSchema = z
  .strictObject({
    state: z
      .enum(['added', 'checked'], { error: '"added" or "checked"' })
      .describe('added: ActiveEye added the connector. checked: it was there, and ActiveEye looked at it.'),
    displayName: seenField,
    accountId: seenField,
    externalId: seenField,
    priority: prioritySchema,
    at: saidAtSchema,
    by: saidBySchema,
  })
  .describe('The connector with its values as they stand in the portal.')
export type SeenConnector = z.infer<typeof seenConnectorSchema>

export const seenArrivalSchema = z
  .strictObject({
    since: z.iso.date('a date: 2026-10-01').describe('Since when files arrive.').optional(),
    at: saidAtSchema,
    by: saidBySchema,
    flowLogIds: z
      .array(z.string({ error: 'the ID of a flow log' }).max(100, 'at most 100 characters'), {
        error: 'a list of flow-log IDs',
      })
      .min(1, 'at least one flow log')
      .describe('The flow logs that the report named. It says nothing of others.'),
  })
  .describe('ActiveEye sees files of the account arrive.')

/** One thing that ActiveEye says of one account, as the journal keeps it. */
export const saidSchema = z.discriminatedUnion('about', [
  allowedSchema.extend({ about: z.literal('allowed') }),
  seenConnectorSchema.extend({ about: z.literal('connector') }),
  seenArrivalSchema.extend({ about: z.literal('arrival') }),
  z.strictObject({ about: z.literal('remark'), at: saidAtSchema, by: saidBySchema, text: remarkSchema }),
])
export type Said = z.infer<typeof saidSchema>

/** What an answer is, apart from what it says of each account. */
export const answerHeadSchema = z.strictObject({
  answeredBy: z.strictObject({
    name: nameSchema(LONGEST_NAME, 'Who of ActiveEye answers.', 'Jane Roe'),
    contact: nameSchema(LONGEST_NAME, 'How to reach them.', 'jane.roe@example.com').optional(),
  }),
  answeredAt: saidAtSchema.describe('When the answer was made.'),
  reportAt: saidAtSchema.describe('The time of the report that it answers.'),
})
