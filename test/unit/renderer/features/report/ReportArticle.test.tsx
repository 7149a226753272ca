import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { buildDocument } from '../../../../../app/report/buildDocument.ts'
import { accountsCsv, vpcsCsv } from '../../../../../app/report/csvReport.ts'
import type { AccountBlock, FactValue, ReportDocument } from '../../../../../app/report/document.ts'
import { jsonTemplate } from '../../../../../app/report/html.ts'
import { htmlReport } from '../../../../../app/report/htmlReport.ts'
import { markdownReport } from '../../../../../app/report/markdownReport.ts'
import { reportOf } from '../../../../../app/report/reportData.ts'
import { ReportArticle } from '../../../../../renderer/features/report/ReportArticle.tsx'
import { checklistOf, finishedAccount, openAccount, REPORT_OPTIONS } from '../../../app/report/checklists.ts'
import { readTable } from '../../../app/report/readTable.ts'

const RICH = withIndex(
  buildDocument(
    reportOf(checklistOf([finishedAccount(), openAccount()]), {
      ...REPORT_OPTIONS,
      changes: {
        since: { madeAt: '2026-10-01T08:00:00.000Z', checksum: '0'.repeat(64) },
        destinationBefore: 'arn:aws:s3:::another',
        items: [{ what: 'accountAdded', accountId: '222233334444', name: 'dev' }],
      },
    }),
    'f'.repeat(64),
  ),
)

/** As with many accounts. */
function withIndex(report: ReportDocument): ReportDocument {
  const sections = report.accounts.sections.map((section) => ({ ...section, place: 'the place' }))
  const entries = sections.map(({ account }, index) => ({ account, place: index + 1 }))
  return { ...report, accounts: { ...report.accounts, sections, index: { title: 'By name', entries } } }
}

interface FormatForPeople {
  readonly format: string
  readonly render: (report: ReportDocument) => string
  /** What it need not say because its summary does. */
  readonly leftOut?: RegExp
}

const FOR_PEOPLE: readonly FormatForPeople[] = [
  { format: 'HTML', render: (report) => htmlReport(report, jsonTemplate('report', {})) },
  { format: 'Markdown', render: markdownReport, leftOut: /^\.totals\.[01]\.|\.table\.of\./ },
  {
    format: 'the page',
    render: (report) => renderToStaticMarkup(<ReportArticle report={report} isPrinted />),
  },
]

test('a new fact about an account is in every format', () => {
  const report = withBlocks(RICH, (block) =>
    block.kind === 'facts' && block.title === 'Done with'
      ? {
          ...block,
          facts: [
            ...block.facts,
            { label: 'Account alias', csv: ['account_alias'], value: { kind: 'id', text: 'acme-main' } },
          ],
        }
      : block,
  )
  for (const { format, render } of FOR_PEOPLE) {
    const text = render(report)
    expect(text.split('Account alias'), format).toHaveLength(3)
    expect(text.split('acme-main'), format).toHaveLength(3)
  }
  expect(readTable(accountsCsv(report)).map((row) => row.account_alias)).toEqual(['acme-main', 'acme-main'])
})

test('a new column of the VPCs is in every format', () => {
  const report = withBlocks(RICH, (block) =>
    block.kind === 'table'
      ? {
          ...block,
          columns: [...block.columns, 'Default VPC'],
          rows: block.rows.map(({ key, cells }) => ({
            key,
            cells: [
              ...cells,
              { csv: ['is_default'], notes: [], value: { kind: 'flag', flag: false, text: 'Made by hand' } },
            ],
          })),
        }
      : block,
  )
  for (const { format, render } of FOR_PEOPLE) {
    const text = render(report)
    expect(text.split('Default VPC'), format).toHaveLength(3)
    expect(text.split('Made by hand'), format).toHaveLength(8)
  }
  const rows = readTable(vpcsCsv(report))
  expect(rows.map((row) => row.is_default)).toEqual(rows.map(() => 'false'))
})

test('the report of these tests has every kind of value', () => {
  const kinds: Readonly<Record<FactValue['kind'], true>> = {
    text: true,
    name: true,
    id: true,
    region: true,
    account: true,
    resource: true,
    output: true,
    state: true,
    timestamp: true,
    flag: true,
    fraction: true,
    list: true,
    lines: true,
  }
  const text = JSON.stringify(RICH)
  expect(Object.keys(kinds).filter((kind) => !text.includes(`"kind":"${kind}"`))).toEqual([])
})

test.each(FOR_PEOPLE)('$format says every word of the report', ({ render, leftOut }) => {
  const { report, people } = marked(RICH)
  const text = render(report)
  expect(people.length).toBeGreaterThan(150)
  const missing = people.filter(({ mark, path }) => !leftOut?.test(path) && !text.includes(mark))
  expect(missing).toEqual([])
})

test('CSV says every fact that has a column', () => {
  const { report, programs } = marked(RICH)
  const text = accountsCsv(report) + vpcsCsv(report)
  expect(programs.length).toBeGreaterThan(80)
  expect(programs.filter(({ mark }) => !text.includes(mark))).toEqual([])
})

function withBlocks(report: ReportDocument, change: (block: AccountBlock) => AccountBlock): ReportDocument {
  const sections = report.accounts.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map(change),
  }))
  return { ...report, accounts: { ...report.accounts, sections } }
}

interface Marked {
  readonly report: ReportDocument
  /** What people have to be told, and where it stands in the report. */
  readonly people: readonly Mark[]
  /** What CSV has to hold. */
  readonly programs: readonly Mark[]
}

interface Mark {
  readonly mark: string
  readonly path: string
}

/** Says how something is shown, not what. */
const HOW = new Set([
  'kind',
  'layout',
  'tone',
  'waitsFor',
  'csv',
  'csvFile',
  'key',
  'withId',
  'flag',
  'isInSummary',
  'picture',
])
const PROGRAMS_ONLY = /\.(iso|token)$|\.output\.name$|\.row\./
/**
 * What stands in place of something that is there, titles of blocks without one, the ID behind a bare name, whose turn
 * an item is, which the items in short say.
 */
const NOT_SHOWN =
  /\.empty$|\.0\.facts\.title$|\.4\.table\.title$|\.overview\.table\.rows\.\d+\.cells\.1\..*\.accountId$|\.items\.\d+\.turn$/
const PEOPLE_ONLY = /\.(label|word|by|local|utc)$|\.flag\.text$/

/** The report with every word and number replaced by a mark of its own. */
function marked(report: ReportDocument): Marked {
  const people: Mark[] = []
  const programs: Mark[] = []
  let count = 0
  const walk = (node: unknown, path: string, hasColumn: boolean): unknown => {
    if (Array.isArray(node)) return node.map((child, index) => walk(child, `${path}.${index}`, hasColumn))
    if (typeof node === 'object' && node !== null) {
      const columns = 'csv' in node && Array.isArray(node.csv) ? node.csv.length > 0 : hasColumn
      const kind = 'kind' in node ? `.${node.kind}` : ''
      return Object.fromEntries(
        Object.entries(node).map(([key, child]) => [
          key,
          HOW.has(key) ? child : walk(child, `${path}${kind}.${key}`, columns),
        ]),
      )
    }
    if (node === undefined || node === '') return node
    count++
    const mark = typeof node === 'number' ? String(70_000 + count) : `0mark${10_000 + count}`
    if (!PROGRAMS_ONLY.test(path) && !NOT_SHOWN.test(path)) people.push({ mark, path })
    if (hasColumn && !PEOPLE_ONLY.test(path) && !NOT_SHOWN.test(path)) programs.push({ mark, path })
    if (path.endsWith('.url')) return `https://${mark}.example/`
    return typeof node === 'number' ? 70_000 + count : mark
  }
  return { report: walk(report, '', false) as ReportDocument, people, programs }
}
