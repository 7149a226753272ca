import type { AccountStatus } from '../../../app/checklist/checklist.ts'

/** One line for each output of a stack: `AccountID: 444455556666`. */
export function outputsText(outputs: Readonly<Record<string, string>>): string {
  return Object.entries(outputs)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')
}

/** Name, AccountID and ExternalID of these accounts, tab-separated, as a spreadsheet takes them. No IDs while file and stack differ. */
export function outputsTable(accounts: readonly AccountStatus[]): string {
  const lines = accounts.map(({ name, connector: { accountId = '', externalId = '' } }) => [
    name,
    accountId,
    externalId,
  ])
  return [['Account', 'AccountID', 'ExternalID'], ...lines].map((line) => line.join('\t')).join('\n')
}
