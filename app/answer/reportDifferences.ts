import type { AccountStatus } from '../checklist/checklist.ts'
import { compareConnector, formOf } from '../checklist/connectorStatus.ts'
import { accountLabel } from '../text/accountLabel.ts'
import type { TypedConnector } from './typedConnector.ts'

/**
 * How the values in the portal differ from those of the report; sentences, empty when they are the same or the report
 * offers none. The customer's app compares them again when it imports the answer.
 */
export function reportDifferences(
  accounts: readonly AccountStatus[],
  accountId: string,
  typed: TypedConnector,
): readonly string[] {
  const status = accounts.find((account) => account.accountId === accountId)
  const wanted = status && formOf(status.connector)
  if (status === undefined || wanted === undefined) return []
  const others = accounts.map(({ name, accountId: id, connector }) => ({
    name,
    accountId: id,
    externalId: connector.externalId ?? '',
    connector,
  }))
  return compareConnector({ accountId }, wanted, typed, { accounts: others }).map(
    ({ problem: { message, next } }) => `${accountLabel(status)}: ${message} ${next}`,
  )
}
