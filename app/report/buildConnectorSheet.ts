import { FIELD_NAMES } from '../activeeye/connectorForm.ts'
import { connectorSheet, sheetStateWord } from '../checklist/connectorSheet.ts'
import { refOf } from './buildAccount.ts'
import { type ConnectorSection, id, tableOf, text } from './document.ts'
import type { ReportData } from './reportData.ts'

/** The connector sheet: what is entered in ActiveEye, in the order of its form, and why the others have no values. */
export function buildConnectorSheet({ customer, madeAt, accounts, reader }: ReportData): ConnectorSection {
  const { rows, held } = connectorSheet(
    { customer, at: madeAt.iso, accounts: accounts.map(({ account }) => account) },
    reader,
  )
  return {
    title: 'Service connectors',
    table: tableOf(
      {
        caption: 'To be entered in ActiveEye, exactly as they stand here',
        empty: 'There is nothing to be entered in ActiveEye yet.',
      },
      [
        { label: FIELD_NAMES.displayName, cell: ({ form }) => ({ value: id(form.displayName) }) },
        { label: FIELD_NAMES.accountId, cell: ({ form }) => ({ value: id(form.accountId) }) },
        { label: FIELD_NAMES.externalId, cell: ({ form }) => ({ value: id(form.externalId) }) },
        { label: FIELD_NAMES.priority, cell: ({ form }) => ({ value: text(form.priority) }) },
        {
          label: 'State',
          cell: ({ stage }) => ({
            value: { kind: 'state', state: sheetStateWord(stage), token: undefined },
          }),
        },
      ],
      rows,
      ({ accountId }) => accountId,
    ),
    held:
      held.length === 0
        ? undefined
        : tableOf(
            { caption: 'Nothing to be entered yet', empty: '' },
            [
              {
                label: 'Account',
                cell: (account) => ({ value: { kind: 'account', account: refOf(account), withId: true } }),
              },
              { label: 'Why', cell: ({ why }) => ({ value: text(why) }) },
            ],
            held,
            ({ accountId }) => accountId,
          ),
  }
}
