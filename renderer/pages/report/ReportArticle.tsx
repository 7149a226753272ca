import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { Fragment, useState } from 'react'
import {
  type AccountBlock,
  type AccountSection,
  adjacent,
  type Fact,
  type ForeignBlock,
  type OpenItem,
  type ReportDocument,
  type ReportMap,
} from '../../../app/report/document.ts'
import { capitalized } from '../../../app/text/capitalized.ts'
import { MarkedText } from '../../ui/MarkedText.tsx'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { Id, Label, labelKey, TableBlock, Terms, Value } from './ReportBlocks.tsx'

interface ReportArticleProps {
  readonly report: ReportDocument
  /** Shows every section: a section can't be opened on paper. */
  readonly isPrinted?: boolean
}

/** With more accounts than this, their sections are closed at first. */
const FEW = 3

/** The report as the HTML file shows it: open items first, then every account. */
export function ReportArticle({ report, isPrinted = false }: ReportArticleProps) {
  const { title, customer, summary, totals, origin, references, foreign, open, accounts, closing } = report
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
      <section>
        <h3>{open.title}</h3>
        {open.empty !== undefined && <p>{open.empty}</p>}
        {open.items.map((item) => (
          <OpenItemCard key={item.key} item={item} />
        ))}
      </section>
      <section>
        <h3>{accounts.title}</h3>
        {accounts.map && <MapWords map={accounts.map} />}
        <TableBlock table={accounts.overview} />
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
        <p>
          <Sentence facts={references} />
        </p>
        <p>{closing}</p>
      </footer>
    </article>
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

function OpenItemCard({ item }: { readonly item: OpenItem }) {
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

interface AccountDetailsProps {
  readonly section: AccountSection
  readonly isPrinted: boolean
  readonly startsOpen: boolean
}

/** One account. A closed section is not rendered, because an account may have thousands of VPCs. */
function AccountDetails({ section, isPrinted, startsOpen }: AccountDetailsProps) {
  const [isOpen, setIsOpen] = useState(startsOpen)
  const { account, state, blocks } = section
  const shown = isOpen || isPrinted
  return (
    <details
      className="report-account"
      open={shown}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary>
        <span className="report-title">
          <h4>
            <Value value={{ kind: 'account', account, withId: true }} />
          </h4>
          <StateIndicator state={state} />
        </span>
      </summary>
      {shown &&
        adjacent(blocks, isColumn).map((group) =>
          group.every(isColumn) ? (
            <div key={group.map(blockKey).join()} className="report-columns">
              {group.map((block) => (
                <div key={blockKey(block)}>
                  <Block block={block} />
                </div>
              ))}
            </div>
          ) : (
            group.map((block) => <Block key={blockKey(block)} block={block} />)
          ),
        )}
    </details>
  )
}

/** On the page, groups of facts are columns where there is room. */
function isColumn(block: AccountBlock): boolean {
  return block.kind === 'facts' && (block.layout === 'column' || block.layout === 'wide')
}

function blockKey(block: AccountBlock): string {
  return block.kind === 'facts' ? block.title : block.caption
}

function Block({ block }: { readonly block: AccountBlock }) {
  if (block.kind === 'table') return <TableBlock table={block} />
  const { title, layout, facts, empty } = block
  if (layout === 'steps') return <Steps facts={facts} />
  return (
    <>
      <h5>{title}</h5>
      {facts.length === 0 && empty !== undefined ? (
        <p>{empty}</p>
      ) : layout === 'list' ? (
        <Lines facts={facts} />
      ) : (
        <Terms className="report-facts" facts={facts} />
      )}
    </>
  )
}

function Steps({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <ul className="report-steps">
      {facts.map(({ label, value }) => (
        <li key={labelKey(label)}>
          <b>
            <Label label={label} />
          </b>
          <Value value={value} />
        </li>
      ))}
    </ul>
  )
}

function Lines({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <ul className="report-regions">
      {facts.map(({ label, value }) => (
        <li key={labelKey(label)}>
          <Label label={label} /> <Value value={value} />
        </li>
      ))}
    </ul>
  )
}
