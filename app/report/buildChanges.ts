import { timestampOf } from '../text/timestamp.ts'
import { type FactValue, id, type ReportDocument, type Row, type Table, text } from './document.ts'
import { changeWords, type ReportChange } from './reportChanges.ts'
import type { ReportData } from './reportData.ts'

/** What has changed since the last report that was exported: a row for each account, a line for each change. */
export function buildChanges({
  changes,
  reader,
  timeZone,
  flowLogDestination,
}: ReportData): ReportDocument['changes'] {
  if (changes === undefined) return undefined
  const { since, destinationBefore, items } = changes
  return {
    title: 'What has changed',
    since: {
      label: 'since the report that was exported before, as of',
      value: { kind: 'timestamp', at: timestampOf(since.madeAt, timeZone) },
    },
    table: {
      kind: 'table',
      caption: 'Changes since then',
      columns: ['Account', 'What has changed'],
      empty: 'Nothing.',
      rows: [
        ...(destinationBefore === undefined
          ? []
          : [
              row('all', text('All accounts'), [
                { kind: 'text', text: 'Flow logs go to another bucket than before:' },
                id(flowLogDestination),
                { kind: 'text', text: 'Before:' },
                id(destinationBefore),
              ]),
            ]),
        ...[...Map.groupBy(items, ({ accountId }) => accountId).values()].flatMap((own) => {
          const [first] = own
          if (first === undefined) return []
          const lines = own.map((change) => text(changeWords(change, reader)))
          return [row(first.accountId, accountValue(first), lines)]
        }),
      ],
    } satisfies Table,
  }
}

/** What is no longer in the onboarding has no section that a link could lead to. */
function accountValue({ what, accountId, name }: ReportChange): FactValue {
  return what === 'accountRemoved'
    ? { kind: 'list', values: [{ kind: 'name', text: name }, id(accountId)] }
    : { kind: 'account', account: { accountId, name }, withId: true }
}

function row(key: string, account: FactValue, values: readonly FactValue[]): Row {
  return {
    key,
    cells: [
      { csv: [], notes: [], value: account },
      { csv: [], notes: [], value: { kind: 'lines', values } },
    ],
  }
}
