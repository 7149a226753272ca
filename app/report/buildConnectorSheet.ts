import { FIELD_NAMES } from '../activeeye/connectorForm.ts'
import type { AccountStatus } from '../checklist/checklist.ts'
import { connectorHold, formOf } from '../checklist/connectorStatus.ts'
import { refOf } from './buildAccount.ts'
import { type ConnectorSheet, id, tableOf, text } from './document.ts'

/**
 * The service connectors in one table, in the order of ActiveEye's form: accounts whose stack stands and agrees with
 * the onboarding file. The others are named with the reason.
 */
export function buildConnectorSheet(accounts: readonly AccountStatus[]): ConnectorSheet {
  const counted = accounts.filter(({ leftOut }) => leftOut === undefined)
  const judged = counted.map((account) => {
    const hold = connectorHold(account)
    return { account, form: hold === undefined ? formOf(account.connector) : undefined, hold }
  })
  const ready = judged.flatMap(({ account, form }) => (form === undefined ? [] : [{ account, form }]))
  const held = judged.filter(({ form }) => form === undefined)
  return {
    title: 'Service connectors',
    table: tableOf(
      { caption: 'To be entered in ActiveEye, exactly as they stand here', empty: NONE },
      [
        { label: FIELD_NAMES.displayName, cell: ({ form }) => ({ value: id(form.displayName) }) },
        { label: FIELD_NAMES.accountId, cell: ({ form }) => ({ value: id(form.accountId) }) },
        { label: FIELD_NAMES.externalId, cell: ({ form }) => ({ value: id(form.externalId) }) },
        { label: FIELD_NAMES.priority, cell: ({ form }) => ({ value: text(form.priority) }) },
        {
          label: 'Confirmed',
          cell: ({ account: { connector } }) => ({
            value:
              connector.confirmedAt === undefined
                ? { kind: 'state', state: { word: 'Not yet', tone: 'todo' }, token: undefined }
                : { kind: 'state', state: { word: 'By a person', tone: 'good' }, token: undefined },
          }),
        },
      ],
      ready,
      ({ account }) => account.accountId,
    ),
    held:
      held.length === 0
        ? undefined
        : tableOf(
            { caption: 'Nothing to be entered yet', empty: '' },
            [
              {
                label: 'Account',
                cell: ({ account }) => ({
                  value: { kind: 'account', account: refOf(account), withId: true },
                }),
              },
              { label: 'Why', cell: ({ hold }) => ({ value: text(HELD[hold?.reason ?? 'stackMismatch']) }) },
            ],
            held,
            ({ account }) => account.accountId,
          ),
  }
}

const NONE = 'There is nothing to be entered in ActiveEye yet.'

const HELD = {
  noStack: 'No stack is known to exist, so there is nothing that ActiveEye could connect to.',
  stackMismatch: 'The stack and the onboarding file differ: see the open items.',
} as const
