import { z } from 'zod'
import { templateTrustSchema } from '../template/templateTrust.ts'

/**
 * What was read of the template's own text.
 * - `file`: this computer read the file, as anybody can.
 * - `summaryOnly`: it could not be read from here, so only AWS's summary of it is known. `why` ends a sentence.
 */
const templateReadSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('file'),
    /** SHA-256 of the file's bytes. */
    sha256: z.string(),
    /** The same of the text as CloudFormation may return it; see `hashAsReturned`. */
    asReturned: z.string(),
    trust: templateTrustSchema,
  }),
  z.strictObject({ kind: z.literal('summaryOnly'), why: z.string() }),
])
export type TemplateRead = z.infer<typeof templateReadSchema>

/** The template as the plan shows it and the consent is given to it: its file, and what GetTemplateSummary said. */
export const templateSchema = z.strictObject({
  url: z.string(),
  /**
   * SHA-256 over the address, the file's bytes and AWS's summary: what a consent is bound to. Without the file it is
   * another one.
   */
  hash: z.string(),
  /** Left out by earlier versions, which read AWS's summary only. */
  read: templateReadSchema.optional(),
  parameters: z.array(z.strictObject({ key: z.string(), value: z.string(), description: z.string() })),
  capabilities: z.array(z.string()),
  capabilitiesReason: z.string(),
  resourceTypes: z.array(z.string()),
})
export type Template = z.infer<typeof templateSchema>
