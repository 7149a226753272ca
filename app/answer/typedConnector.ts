import type { SeenConnector } from '../checklist/said.ts'
import { accepted, type Parsed } from '../input/parsed.ts'
import { prioritySchema } from '../onboarding/onboarding.ts'
import { valueWords } from '../text/valueWords.ts'

/** The values of a connector as the portal shows them. */
export type TypedConnector = Omit<SeenConnector, 'at' | 'by' | 'state'>

const EXPECTED =
  'expected the values in the order of the form, with commas between: Display Name, Account ID, External ID, priority (low, medium or high)'

/** @param row `Acme prod,444455556666,acme-prod,medium`: only a Display Name may have a comma of its own. */
export function parseConnectorRow(row: string): Parsed<TypedConnector> {
  const fields = row.split(',')
  const [accountId = '', externalId = '', typedPriority = ''] = fields.slice(-3).map((field) => field.trim())
  const displayName = fields.slice(0, -3).join(',').trim()
  const priority = prioritySchema.safeParse(typedPriority.toLowerCase())
  if (displayName === '' || !priority.success) {
    return { ok: false, refusals: [{ message: `${valueWords(row)} is no connector: ${EXPECTED}.` }] }
  }
  return accepted({ displayName, accountId, externalId, priority: priority.data })
}
