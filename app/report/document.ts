import type { CellState } from '../checklist/mapCells.ts'
import type { StateWord } from '../checklist/stateWords.ts'
import type { WaitsFor } from '../problems/problem.ts'
import type { Span } from '../text/differingSpans.ts'
import type { Timestamp } from '../text/timestamp.ts'

/**
 * The account information report as blocks, before it has a format. HTML, Markdown, CSV and the page render this
 * and know no facts of their own. Nothing in it is escaped: that is the renderers' work.
 */
export interface ReportDocument {
  readonly title: string
  readonly customer: string
  /** The whole in one or two sentences. */
  readonly summary: string
  readonly totals: readonly Total[]
  /** When and by whom it was made. Labels are in lower case: formats that begin a line with one capitalize it. */
  readonly origin: readonly Fact[]
  /** What the onboarding uses that is not ActiveEye's; it stands before everything else. */
  readonly foreign: ForeignBlock | undefined
  /** Left out while no Region is known. Formats that draw nothing tell its counts. */
  readonly map: ReportMap | undefined
  readonly open: {
    readonly title: string
    /** In place of items. */
    readonly empty: string | undefined
    readonly turnsTitle: string
    /** The items in short, by whose turn it is. */
    readonly turns: readonly OpenTurnGroup[]
    /** ActiveEye's first. */
    readonly items: readonly OpenItem[]
  }
  readonly connectors: ConnectorSection
  /** What has changed since the last report that was exported; left out when there was none. */
  readonly changes: { readonly title: string; readonly since: Fact; readonly table: Table } | undefined
  /** What the onboarding works with, and how the report was made. */
  readonly used: FactGroup
  readonly accounts: {
    readonly title: string
    readonly overview: Table
    /** All accounts by their names, where there are many; each with its place among the sections, from 1. */
    readonly index: { readonly title: string; readonly entries: readonly IndexEntry[] } | undefined
    readonly sections: readonly AccountSection[]
  }
  readonly closing: string
}

/** All items for which one party has to act. */
export interface OpenTurnGroup {
  /** Who has to act. */
  readonly who: string
  readonly items: readonly { readonly key: string; readonly title: string }[]
}

/** What is entered in ActiveEye, in the order of its form, and which accounts have nothing to be entered yet. */
export interface ConnectorSection {
  readonly title: string
  readonly table: Table
  readonly held: Table | undefined
}

export interface IndexEntry {
  readonly account: AccountRef
  readonly place: number
}

export interface ForeignBlock {
  readonly title: string
  readonly items: readonly ForeignItem[]
}

/** A prescribed value and the onboarding's, with the differing characters marked. */
export interface ForeignItem {
  readonly key: string
  /** What it means; sentences. */
  readonly text: string
  readonly prescribed: MarkedFact
  readonly given: MarkedFact
  /** For who can't see the marks. */
  readonly difference: string
}

export interface MarkedFact {
  readonly label: string
  readonly spans: readonly Span[]
}

/** Something still to be done: the problem, whose turn it is, the next step, and where. */
export interface OpenItem {
  /** Unique among the items. */
  readonly key: string
  readonly title: string
  /** Whose turn it is, or how bad it is. */
  readonly state: StateWord
  /** Who has to act: `ActiveEye`. Items of the same party stand together. */
  readonly turn: string
  readonly waitsFor?: WaitsFor | undefined
  /** Stands in bold before the text. */
  readonly lead?: string | undefined
  /** What it means and what to do next. */
  readonly text: string
  /** A remark after the text. */
  readonly hint?: string | undefined
  readonly link?: WebLink | undefined
  /** Several lines of plain text, to be sent as they are. */
  readonly request?: string | undefined
  readonly accounts?: readonly FactValue[] | undefined
  readonly places?: Table | undefined
}

/** All that is known of one account. */
export interface AccountSection {
  readonly account: AccountRef
  /** Among all sections: `3 of 60`. Left out where there are few. */
  readonly place: string | undefined
  readonly state: StateWord
  readonly blocks: readonly AccountBlock[]
  /** What a program gets in the account's row although people read it elsewhere in the report. */
  readonly row: readonly Keyed[]
}

/** The map of accounts × Regions: in words for formats that draw nothing, and what there is to draw. */
export interface ReportMap {
  readonly title: string
  /** How many Regions of all accounts are in which state; sentences. */
  readonly words: string
  readonly picture: {
    readonly regions: readonly string[]
    /** Those that occur, in the order of the legend. */
    readonly states: readonly CellState[]
    /** A cell for each Region. */
    readonly rows: readonly { readonly account: AccountRef; readonly cells: readonly CellState[] }[]
  }
}

export type AccountBlock = FactGroup | Table

/** Facts that belong together. */
export interface FactGroup {
  readonly kind: 'facts'
  readonly title: string
  /** `steps`: in one line, without the title. `column`: beside other columns. `wide`: by themselves. `list`: one a line. */
  readonly layout: 'steps' | 'column' | 'wide' | 'list'
  readonly facts: readonly AccountFact[]
  /** In place of facts. */
  readonly empty?: string | undefined
}

export interface Table {
  readonly kind: 'table'
  /** A heading where there are no rows. */
  readonly title?: string | undefined
  readonly caption: string
  /** Whose rows they are: on paper, it stands above the columns on every page. */
  readonly of?: AccountRef | undefined
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  /** In place of rows. */
  readonly empty: string
  /** The CSV file that has these rows too, each after its account. */
  readonly csvFile?: 'vpcs' | undefined
}

export interface Row {
  /** Unique in the table. */
  readonly key: string
  /** One for each column; the first is the row's header. */
  readonly cells: readonly Cell[]
}

export interface Cell extends Keyed {
  /** Remarks on the value. */
  readonly notes: readonly Note[]
}

export interface Note extends Keyed {
  readonly label?: string | undefined
}

export interface Fact {
  readonly label: string | StateWord
  readonly value: FactValue
}

export interface Total extends Fact {
  /** The summary says it too, so a format without room may leave it out. */
  readonly isInSummary: boolean
}

export interface AccountFact extends Fact, Keyed {}

/** A value with the CSV columns that it fills. */
export interface Keyed {
  /** Names are stable. Empty for what the same CSV row has elsewhere. */
  readonly csv: readonly string[]
  readonly value: FactValue
}

export interface WebLink {
  readonly text: string
  /** As the onboarding file says it; formats make a link of `https` only. */
  readonly url: string
}

export type FactValue =
  | { readonly kind: 'text'; readonly text: string }
  /** A name that people gave, in whatever direction it is written. */
  | { readonly kind: 'name'; readonly text: string }
  /** Something to be copied. */
  | { readonly kind: 'id'; readonly text: string | undefined }
  | { readonly kind: 'region'; readonly text: string }
  /** An account by its name, and its ID where that does not stand beside it anyway. */
  | { readonly kind: 'account'; readonly account: AccountRef; readonly withId: boolean }
  /** An AWS resource with the name that people gave it. */
  | { readonly kind: 'resource'; readonly id: string; readonly name: string | undefined }
  /** An output of a stack. */
  | { readonly kind: 'output'; readonly name: string; readonly text: string }
  /** `token` is the state as the checklist or AWS says it. */
  | { readonly kind: 'state'; readonly state: StateWord | undefined; readonly token: string | undefined }
  | { readonly kind: 'timestamp'; readonly at: Timestamp | undefined; readonly by?: string }
  /** Yes or no in words; `undefined` where the question does not arise. */
  | { readonly kind: 'flag'; readonly flag: boolean | undefined; readonly text: string }
  | { readonly kind: 'fraction'; readonly part: number; readonly whole: number }
  /** Several values of one sort. */
  | { readonly kind: 'list'; readonly values: readonly FactValue[] }
  /** Several values of different sorts, under each other where there is room. */
  | { readonly kind: 'lines'; readonly values: readonly FactValue[] }

export function text(value: string): FactValue {
  return { kind: 'text', text: value }
}

export function id(value: string | undefined): FactValue {
  return { kind: 'id', text: value }
}

/** A column of a table, and what an item has in it. */
export interface Column<Item> {
  readonly label: string
  readonly cell: (
    item: Item,
  ) => Pick<Cell, 'value'> & { readonly csv?: readonly string[]; readonly notes?: readonly Note[] }
}

/** A table with a row for each item. @param keyOf is unique among them. */
export function tableOf<Item>(
  about: Omit<Table, 'kind' | 'columns' | 'rows'>,
  columns: readonly Column<Item>[],
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Table {
  return {
    ...about,
    kind: 'table',
    columns: columns.map(({ label }) => label),
    rows: items.map((item) => ({
      key: keyOf(item),
      cells: columns.map(({ cell }) => ({ csv: [], notes: [], ...cell(item) })),
    })),
  }
}

/** Account, VPC and flow-log IDs are never broken over two lines; longer ones have to be. Characters. */
export const SHORT_ID = 22

/** Blocks in their order, those together that the format puts together. */
export function adjacent(
  blocks: readonly AccountBlock[],
  isJoined: (block: AccountBlock) => boolean,
): readonly (readonly AccountBlock[])[] {
  const groups: AccountBlock[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last && before && isJoined(before) && isJoined(block)) last.push(block)
    else groups.push([block])
  }
  return groups
}

export interface AccountRef {
  readonly accountId: string
  readonly name: string
}
