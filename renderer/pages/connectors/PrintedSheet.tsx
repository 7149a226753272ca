import './printedSheet.css'
import { CONNECTOR_PATH } from '../../../app/activeeye/prescribed.ts'
import { type ConnectorSheet, SHEET_COLUMNS, sheetCells } from '../../../app/checklist/connectorSheet.ts'
import { accountLabel } from '../../../app/text/accountLabel.ts'
import { timestampOf } from '../../../app/text/timestamp.ts'
import { PrintedOnly } from '../../features/print/PrintedOnly.tsx'
import { localTimeZone } from '../../ui/LocalTime.tsx'

/** The connector sheet on paper: a page for some 30 accounts, the headings on each further page. */
export function PrintedSheet({ sheet: { customer, at, rows, held } }: { readonly sheet: ConnectorSheet }) {
  return (
    <PrintedOnly>
      <article className="printed-sheet">
        <h1>
          ActiveEye connectors of <bdi>{customer}</bdi>
        </h1>
        <p>
          {CONNECTOR_PATH}. As of {timestampOf(at, localTimeZone()).local}.
        </p>
        {rows.length > 0 && (
          <table>
            <thead>
              <tr>
                {SHEET_COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.accountId}>
                  {sheetCells(row).map((cell, index) => (
                    <td key={SHEET_COLUMNS[index]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {held.length > 0 && (
          <>
            <h2>Not yet</h2>
            <ul>
              {held.map((hold) => (
                <li key={hold.accountId}>
                  <bdi>{accountLabel(hold)}</bdi>: {hold.why}
                </li>
              ))}
            </ul>
          </>
        )}
      </article>
    </PrintedOnly>
  )
}
