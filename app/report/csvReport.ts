import { accountLabel } from '../text/accountLabel.ts'
import { plainText } from '../text/plainText.ts'
import type { AccountSection, FactValue, Keyed, ReportDocument } from './document.ts'

/**
 * The columns of the accounts file, in their order. Names and order are stable. A fact whose column is not in the
 * list gets a column after these: add it here at the end, so that it stays where it is.
 */
const ACCOUNT_COLUMNS = [
  'account',
  'account_id',
  'account_name',
  'external_id',
  'sign_in',
  'stack',
  'connector',
  'flow_logs',
  'delivery',
  'vpcs_to_cover',
  'vpcs_covered',
  'connector_display_name',
  'connector_account_id',
  'connector_external_id',
  'connector_priority',
  'connector_confirmed_at',
  'stack_name',
  'stack_id',
  'stack_region',
  'stack_status',
  'stack_made_by_this_onboarding',
  /** `AccountID=111122223333; ExternalID=acme-prod` */
  'stack_outputs',
  'stack_template_url',
  'stack_template_sha256',
  /** `acknowledged`, `anotherThanAcknowledged`, … */
  'stack_template_compared',
  'stack_template_allows',
  'identity_arn',
  'last_seen',
  /** Region names, separated by spaces. */
  'regions',
  'regions_not_opted_in',
  'problem_count',
  /** A line for each problem. */
  'problems',
  'connector_confirmed_by',
  /** `typed`, `pasted` or `terminal`. */
  'connector_confirmed_how',
  /** Who of ActiveEye said that files arrive, since when (a date), and who recorded that. */
  'arrival_said_by',
  'arrival_since',
  'arrival_recorded_at',
  'arrival_recorded_by',
  /** `notStarted`, `working`, `waiting`, `failed`, `complete` or `leftOut`; then whose turn it is, in words. */
  'account_state',
  'turns',
  /** What was there, is gone, and is not missed: the VPC or the stack, who accepted that, and when. */
  'accepted_gone',
  /** A line for the account, or for each of its Regions: why it is left out, who decided that, and when. */
  'left_out',
  'not_activeeye',
  'activeeye_says_allowed',
  'activeeye_says_connector',
  'activeeye_says_remark',
  /** In which wave the account is run; empty where there are none. */
  'wave',
] as const

/** The columns of the VPCs file, as above. */
const VPC_COLUMNS = [
  'account',
  'account_id',
  'account_name',
  'region',
  'vpc_id',
  'vpc_name',
  /** The checklist's own word, and then the same for people. */
  'state',
  'state_meaning',
  'flow_log_id',
  'made_by_this_onboarding',
  /** `DeliverLogsStatus` as AWS last said it. */
  'delivery',
  'delivery_error',
  /** With a shared VPC: whose it is. */
  'owner_account_id',
  /** Flow logs that go elsewhere and are left alone, separated by spaces. */
  'other_flow_log_ids',
  /** What a person decided about the VPC, and who; then how its flow logs to ActiveEye differ. */
  'decision',
  'remarks',
  /** The engine that made the flow log, to which the work was handed over. */
  'made_by_engine',
  /** Subnets and network interfaces that were chosen in the VPC's place, each with its flow log and its state. */
  'targets',
] as const

type CsvRow = ReadonlyMap<string, string>

/** A row for each account: what its overview, its facts and its row say. */
export function accountsCsv({ accounts: { overview, sections } }: ReportDocument): string {
  const rows = sections.map(({ blocks, row }, index) =>
    csvRow([
      ...row,
      ...(overview.rows[index]?.cells ?? []),
      ...blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : [])),
    ]),
  )
  return csvFile(ACCOUNT_COLUMNS, rows)
}

/** A row for each VPC. */
export function vpcsCsv({ accounts: { sections } }: ReportDocument): string {
  return csvFile(VPC_COLUMNS, sections.flatMap(vpcRows))
}

function vpcRows({ blocks, row }: AccountSection): CsvRow[] {
  const account = row.filter(({ value, csv }) => value.kind === 'account' || csv.includes('masked'))
  return blocks
    .flatMap((block) => (block.kind === 'table' && block.csvFile === 'vpcs' ? block.rows : []))
    .map(({ cells }) => csvRow([...account, ...cells.flatMap((cell) => [cell, ...cell.notes])]))
}

/** Values of one column are separated by semicolons. */
function csvRow(facts: readonly Keyed[]): CsvRow {
  const row = new Map<string, string>()
  for (const { csv, value } of facts) {
    const forms = machineForms(value)
    for (const [index, column] of csv.entries()) {
      const form = cellText(forms[index] ?? '')
      const before = row.get(column)
      row.set(column, before === undefined ? form : `${before}; ${form}`)
    }
  }
  return row
}

/** What a cell has of a value: one text, or a text for each of its lines. */
type Form = string | readonly string[]

/** The only line breaks in a cell are those between lines; whatever else could deceive is made visible. */
function cellText(form: Form): string {
  return typeof form === 'string' ? plainText(form) : form.map(plainText).join('\n')
}

/**
 * What programs get of a value, in the order of its columns: text as it is, times as ISO 8601 in UTC, yes and no as
 * `true` and `false`, states in the checklist's own words and then in ours. What is not known is empty.
 */
function machineForms(value: FactValue): readonly Form[] {
  switch (value.kind) {
    case 'text':
    case 'name':
    case 'region':
      return [value.text]
    case 'id':
      return [value.text ?? '']
    case 'account': {
      const { accountId, name } = value.account
      return [accountLabel(value.account), accountId, name]
    }
    case 'resource':
      return [value.id, value.name ?? '']
    case 'output':
      return [`${value.name}=${value.text}`]
    case 'state':
      return [value.token ?? '', value.state?.word ?? '']
    case 'timestamp':
      return [value.at?.iso ?? '']
    case 'flag':
      return [value.flag === undefined ? '' : String(value.flag)]
    case 'fraction':
      return [String(value.whole), String(value.part)]
    case 'list':
      return [firstForms(value.values).join(' ')]
    case 'lines':
      return [firstForms(value.values)]
  }
}

function firstForms(values: readonly FactValue[]): readonly string[] {
  return values.flatMap((value) => machineForms(value)[0] ?? '')
}

function csvFile(known: readonly string[], rows: readonly CsvRow[]): string {
  const columns = [...new Set([...known, ...rows.flatMap((row) => [...row.keys()])])]
  return csv(
    columns,
    rows.map((row) => columns.map((column) => row.get(column) ?? '')),
  )
}

/**
 * A table as CSV (RFC 4180) that Excel reads: UTF-8 with a byte order mark, CRLF, every field quoted, so that no
 * rule is needed about when to quote.
 *
 * Written here because csv-stringify's types bring Node's globals into `app/`, and its browser build 80 KB of
 * Buffer. The tests hold it to csv-stringify's output, byte for byte.
 */
export function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')}`
}

function field(value: string): string {
  return `"${inert(value).replaceAll('"', '""')}"`
}

/**
 * Spreadsheets run a cell that starts like this, also when it is quoted; the apostrophe makes it text. Excel takes the
 * computer's list separator for the file's, which is a semicolon in half of the world, and LibreOffice what a person
 * chooses: then quotation marks protect nothing, and what follows a separator or a line break within a value starts a cell.
 */
function inert(value: string): string {
  const first = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value
  return first.replace(/[;|\t\r\n](?=[\s"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g, "$&'")
}
