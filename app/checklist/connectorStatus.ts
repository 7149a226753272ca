import { type ConnectorFields, describeDifference, FIELD_NAMES } from '../activeeye/connectorForm.ts'
import { CONNECTOR_PATH } from '../activeeye/prescribed.ts'
import type { Account } from '../onboarding/onboarding.ts'
import type { Problem } from '../problems/problem.ts'
import type { ConnectorStatus } from './checklist.ts'

export interface FieldDifference {
  readonly field: keyof ConnectorFields
  readonly wanted: string
  readonly entered: string
  readonly problem: Problem
}

/** Character by character: "the External ID must exactly match" (ActiveEye). Empty when all is the same. */
export function compareConnector(
  wanted: ConnectorFields,
  entered: ConnectorFields,
): readonly FieldDifference[] {
  const fields = ['displayName', 'accountId', 'externalId'] as const
  return fields.flatMap((field) => {
    if (wanted[field] === entered[field]) return []
    const name = FIELD_NAMES[field]
    const problem: Problem = {
      kind: 'invalidInput',
      step: 'connector',
      message: `${name} in ActiveEye is not what it should be: ${describeDifference(wanted[field], entered[field])}.`,
      next: `Open ${CONNECTOR_PATH}, set ${name} to ${wanted[field]}, and confirm again.`,
      retryable: false,
    }
    return [{ field, wanted: wanted[field], entered: entered[field], problem }]
  })
}

export function connectorOf(account: Account): ConnectorStatus {
  return {
    displayName: account.connector.displayName,
    accountId: account.accountId,
    externalId: account.externalId,
    priority: account.connector.priority,
  }
}
