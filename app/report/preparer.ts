import { z } from 'zod'
import { nameSchema } from '../onboarding/name.ts'

/** Characters of how to reach a person: a telephone number, an e-mail address, or both. */
export const LONGEST_CONTACT = 200

/** Who prepares reports on this computer, as they want to be named. Left out: the user name, and no contact. */
export const preparerSchema = z.strictObject({
  name: nameSchema(128, 'Who prepares the report', 'Jane Doe').optional(),
  contact: nameSchema(LONGEST_CONTACT, 'How to reach them', 'jane.doe@example.com').optional(),
})
export type Preparer = z.infer<typeof preparerSchema>
