import { Fragment } from 'react'
import type { Fact, ForeignBlock, ReportDocument, ReportMap } from '../../../app/report/document.ts'
import { capitalized } from '../../../app/text/capitalized.ts'
import { MarkedText } from '../../ui/MarkedText.tsx'
import { AccountDetails } from './AccountDetails.tsx'
import { OpenItemCard, TurnList } from './OpenItems.tsx'
import { Label, labelKey, TableBlock, Terms, Value } from './ReportBlocks.tsx'

interface ReportArticleProps {
  readonly report: ReportDocument
  /** Shows every section: a section can't be opened on paper. */
  readonly isPrinted?: boolean
}

/** With more accounts than this, their sections are closed at first. */
const FEW = 3

/** The report as the HTML file shows it: whose turn it is and the open items first, then every account. */
export function ReportArticle({ report, isPrinted = false }: ReportArticleProps) {
  const { title, customer, summary, totals, origin, foreign, map, open, connectors, changes } = report
  const { used, accounts, closing } = report
  return (
    <article className="report" aria-label={`${title}: ${customer}`}>
      <header>
        <p className="report-eyebrow">{title}</p>
        <h2>
          <bdi>{customer}</bdi>
        </h2>
        <p className="report-summary">{summary}</p>
        <p className="report-aside">
          <Sentence facts={origin} />
        </p>
        <Terms className="report-totals" facts={totals} />
      </header>
      {foreign && <Foreign block={foreign} />}
      <TurnList open={open} />
      {map && <MapWords map={map} />}
      <section>
        <h3>{open.title}</h3>
        {open.empty !== undefined && <p>{open.empty}</p>}
        {open.items.map((item) => (
          <OpenItemCard key={item.key} item={item} />
        ))}
      </section>
      <section className="report-sheet">
        <h3>{connectors.title}</h3>
        <TableBlock table={connectors.table} />
        {connectors.held && <TableBlock table={connectors.held} />}
      </section>
      {changes && (
        <section>
          <h3>{changes.title}</h3>
          <p>
            <Sentence facts={[changes.since]} />
          </p>
          <TableBlock table={changes.table} />
        </section>
      )}
      <section>
        <h3>{used.title}</h3>
        <Terms className="report-facts" facts={used.facts} />
      </section>
      <section>
        <h3>{accounts.title}</h3>
        <TableBlock table={accounts.overview} />
        {accounts.index && isPrinted && <AccountIndex index={accounts.index} />}
        {accounts.sections.map((section) => (
          <AccountDetails
            key={section.account.accountId}
            section={section}
            isPrinted={isPrinted}
            startsOpen={accounts.sections.length <= FEW}
          />
        ))}
      </section>
      <footer>
        <p>{closing}</p>
      </footer>
    </article>
  )
}

/** On paper. On the screen the accounts are closed, so their names stand below each other anyway. */
function AccountIndex({
  index: { title, entries },
}: {
  readonly index: NonNullable<ReportDocument['accounts']['index']>
}) {
  return (
    <section>
      <h4>{title}</h4>
      <ul className="report-index">
        {entries.map(({ account, place }) => (
          <li key={account.accountId}>
            <Value value={{ kind: 'account', account, withId: true }} />{' '}
            <span className="report-aside">{place}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The saved report has the map as a picture; the page Run has it live. */
function MapWords({ map: { title, words } }: { readonly map: ReportMap }) {
  return (
    <p>
      <b>{title}:</b> {words}
    </p>
  )
}

/** What is not ActiveEye's, before everything else. */
function Foreign({ block: { title, items } }: { readonly block: ForeignBlock }) {
  return (
    <section className="report-open">
      <h3>{title}</h3>
      {items.map(({ key, text, prescribed, given, difference }) => (
        <div key={key}>
          <p>{text}</p>
          <dl className="report-compared">
            <dt>{prescribed.label}</dt>
            <dd>
              <MarkedText spans={prescribed.spans} />
            </dd>
            <dt>{given.label}</dt>
            <dd>
              <MarkedText spans={given.spans} /> <span className="report-aside">{difference}</span>
            </dd>
          </dl>
        </div>
      ))}
    </section>
  )
}

/** Facts in one line, written as a sentence. */
function Sentence({ facts }: { readonly facts: readonly Fact[] }) {
  return facts.map(({ label, value }, index) => {
    const words = typeof label === 'string' && index === 0 ? capitalized(label) : label
    return (
      <Fragment key={labelKey(label)}>
        {index > 0 && ', '}
        <Label label={words} /> <Value value={value} />
      </Fragment>
    )
  })
}
