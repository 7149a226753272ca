import { Fragment } from 'react'
import {
  type Cell,
  type Fact,
  type FactValue,
  type Note,
  SHORT_ID,
  type Table,
} from '../../../app/report/document.ts'
import { utcBeside } from '../../../app/text/timestamp.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'

interface TermsProps {
  readonly className: string
  readonly facts: readonly Fact[]
}

/** Facts as a list of terms and values. */
export function Terms({ className, facts }: TermsProps) {
  return (
    <dl className={className}>
      {facts.map(({ label, value }) => (
        <div key={labelKey(label)}>
          <dt>
            <Label label={label} />
          </dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Unique where each label occurs once. */
export function labelKey(label: Fact['label']): string {
  return typeof label === 'string' ? label : label.word
}

export function Label({ label }: Pick<Fact, 'label'>) {
  return typeof label === 'string' ? label : <StateIndicator state={label} />
}

/** A plain HTML table: it is only read and printed. On paper, its head stands on every page. */
export function TableBlock({ table }: { readonly table: Table }) {
  const { caption, of: account, columns, rows, empty } = table
  if (rows.length === 0) return <p>{empty}</p>
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        {account && (
          <tr className="report-running">
            <th scope="colgroup" colSpan={columns.length}>
              <Value value={{ kind: 'account', account, withId: true }} />
            </th>
          </tr>
        )}
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...rest] }) => (
          <tr key={key}>
            <th scope="row">{first && <CellContent cell={first} />}</th>
            {rest.map((cell, index) => (
              <td key={columns[index + 1]}>
                <CellContent cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CellContent({ cell: { value, notes } }: { readonly cell: Cell }) {
  return (
    <>
      <Value value={value} />
      {notes.map((note) => (
        <NoteLine key={note.label ?? ''} note={note} />
      ))}
    </>
  )
}

function NoteLine({ note: { label, value } }: { readonly note: Note }) {
  return (
    <div className="report-aside">
      {label !== undefined && `${label}: `}
      <Value value={value} />
    </div>
  )
}

/** React escapes text itself, so nothing is escaped here. */
export function Value({ value }: { readonly value: FactValue }) {
  switch (value.kind) {
    case 'text':
    case 'flag':
    case 'region':
      return value.text
    case 'name':
      return <bdi>{value.text}</bdi>
    case 'id':
    case 'output':
      return <Id value={value.text} />
    case 'account':
      return (
        <>
          <bdi>{value.account.name}</bdi>
          {value.withId && ' '}
          {value.withId && <Id value={value.account.accountId} />}
        </>
      )
    case 'resource':
      return (
        <>
          <Id value={value.id} />
          {value.name !== undefined && (
            <div className="report-aside">
              <bdi>{value.name}</bdi>
            </div>
          )}
        </>
      )
    case 'state':
      return value.state === undefined ? '–' : <StateIndicator state={value.state} />
    case 'timestamp':
      return <Timestamp value={value} />
    case 'fraction':
      return value.whole === 0 ? '–' : `${value.part} of ${value.whole}`
    case 'list':
      return <Values values={value.values} />
    case 'lines':
      return (
        <span className="report-lines">
          <Values values={value.values} />
        </span>
      )
  }
}

function Values({ values }: { readonly values: readonly FactValue[] }) {
  return values.map((value, index) => (
    <Fragment key={JSON.stringify(value)}>
      {index > 0 && ', '}
      <Value value={value} />
    </Fragment>
  ))
}

/** With its zone and UTC: a reader may be in another time zone. */
function Timestamp({ value: { at, by } }: { readonly value: Extract<FactValue, { kind: 'timestamp' }> }) {
  if (at === undefined) return '–'
  const utc = utcBeside(at)
  return (
    <>
      {by !== undefined && `${by}, `}
      <time dateTime={at.iso}>{at.local}</time>
      {utc !== undefined && (
        <>
          , <span className="report-aside">{utc}</span>
        </>
      )}
    </>
  )
}

/** Something to be copied: one click selects all of it. */
export function Id({ value }: { readonly value: string | undefined }) {
  if (value === undefined || value === '') return '–'
  return (
    <code translate="no" {...(value.length <= SHORT_ID && { className: 'report-short' })}>
      {value}
    </code>
  )
}
