import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import type { OpenItem, ReportDocument } from '../../../app/report/document.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { Id, TableBlock, Value } from './ReportBlocks.tsx'

/** The open items in short, by whose turn it is. */
export function TurnList({ open: { turnsTitle, empty, turns } }: { readonly open: ReportDocument['open'] }) {
  return (
    <section className="report-turns">
      <h3>{turnsTitle}</h3>
      {empty !== undefined && <p>{empty}</p>}
      <dl className="report-facts">
        {turns.map(({ who, items }) => (
          <div key={who}>
            <dt>{who}</dt>
            <dd>
              <ul>
                {items.map(({ key, title: item }) => (
                  <li key={key}>{item}</li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** One of them whole. */
export function OpenItemCard({ item }: { readonly item: OpenItem }) {
  const { title, state, waitsFor, lead, text, hint, link, request, accounts, places } = item
  return (
    <div className={waitsFor === undefined ? 'report-open' : 'report-open report-waiting'}>
      <div className="report-title">
        <h4>{title}</h4>
        <StateIndicator state={state} />
      </div>
      <p>
        {lead !== undefined && <strong>{lead} </strong>}
        {text}
        {hint !== undefined && <span className="report-aside"> {hint}</span>}
        {link !== undefined && (
          <>
            {' '}
            {link.text}: <Id value={link.url} />
          </>
        )}
      </p>
      {request !== undefined && <Request text={request} />}
      {accounts !== undefined && (
        <ul className="report-accounts">
          {accounts.map((account) => (
            <li key={JSON.stringify(account)}>
              <Value value={account} />
            </li>
          ))}
        </ul>
      )}
      {places !== undefined && <TableBlock table={places} />}
    </div>
  )
}

function Request({ text }: { readonly text: string }) {
  return (
    <>
      <div className="report-screen-only">
        <CopyToClipboard
          textToCopy={text}
          copyButtonText="Copy the request"
          copySuccessText="Request copied. Send it to whom it names."
          copyErrorText="The request could not be copied. Select it and copy it by keyboard."
        />
      </div>
      <pre>{text}</pre>
    </>
  )
}
