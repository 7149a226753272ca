import { z } from 'zod'
import {
  allowedSchema,
  answerHeadSchema,
  remarkSchema,
  seenArrivalSchema,
  seenConnectorSchema,
} from '../checklist/said.ts'
import { accountIdSchema } from '../input/accountId.ts'
import { LONGEST_NAME, nameSchema } from '../onboarding/name.ts'
import { onboardingIdSchema } from '../onboarding/onboarding.ts'
import { customerFileName } from '../text/customerFileName.ts'
import { jsonText } from '../text/jsonText.ts'

/**
 * The answer file, `NAME-activeeye-answer-DATE.json`: what ActiveEye says to a report. The representative makes it, the
 * customer's app imports it. It holds no secret, nobody signs it, and nothing starts because of it. Every message of
 * the schema completes the sentence "expected …".
 */

export const ANSWER_KIND = 'activeeye-answer'

/** Written anew with every change of the shape; readers refuse what they do not know. */
export const ANSWER_VERSION = 1

const answeredAccountSchema = z
  .strictObject({
    accountId: accountIdSchema,
    allowed: allowedSchema.optional(),
    connector: seenConnectorSchema.optional(),
    arrival: seenArrivalSchema.optional(),
    text: remarkSchema.describe('What else there is to say of this account.').optional(),
  })
  .refine(
    ({ allowed, connector, arrival, text }) => (allowed ?? connector ?? arrival ?? text) !== undefined,
    'allowed, connector, arrival or text: an account of which nothing is said is left out',
  )
export type AnsweredAccount = z.infer<typeof answeredAccountSchema>

export const answerFileSchema = z.strictObject({
  $schema: z.string({ error: 'the address of a JSON Schema' }).describe('For editors only.').optional(),
  version: z
    .literal(ANSWER_VERSION, { error: `${ANSWER_VERSION}, the version of this file format` })
    .describe('The version of this file format.'),
  kind: z.literal(ANSWER_KIND, { error: `"${ANSWER_KIND}"` }),
  onboardingId: onboardingIdSchema.describe('The onboarding of the report.'),
  customer: nameSchema(LONGEST_NAME, 'The customer of the report.', 'Acme Corp'),
  ...answerHeadSchema.shape,
  accounts: z
    .array(answeredAccountSchema, { error: 'a list of accounts: [{ … }]' })
    .describe('What ActiveEye says of single accounts.'),
  text: remarkSchema.describe('What ActiveEye says of the whole.').optional(),
})
export type AnswerFile = z.infer<typeof answerFileSchema>

/** Whether a text is an answer file at all, right or wrong: then it is no onboarding file and no report. */
export function looksLikeAnswer(text: string): boolean {
  return new RegExp(`"kind"\\s*:\\s*"${ANSWER_KIND}"`).test(text.slice(0, 2_000))
}

/** The text of an answer file, with the keys in the order of the documentation. */
export function formatAnswer(answer: AnswerFile): string {
  return `${jsonText(answer)}\n`
}

/** `acme-activeeye-answer-2026-11-28.json` */
export function answerFileName({
  customer,
  answeredAt,
}: Pick<AnswerFile, 'customer' | 'answeredAt'>): string {
  return customerFileName(customer, `activeeye-answer-${answeredAt.slice(0, 10)}.json`)
}

/** The JSON Schema of the answer file, as text. Draft 7. Kept in assets/answer.schema.json. */
export function answerJsonSchema(): string {
  const schema = z.toJSONSchema(answerFileSchema, { target: 'draft-07', io: 'input' })
  return `${JSON.stringify({ title: 'ActiveEye answer', ...schema }, undefined, 2)}\n`
}
