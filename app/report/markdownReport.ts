import type { StateWord, Tone } from '../checklist/stateWords.ts'
import { capitalized, uncapitalized } from '../text/capitalized.ts'
import { caretRow } from '../text/differingSpans.ts'
import { bullets, fenced, grid, id, NOTHING, text } from '../text/markdownText.ts'
import { utcBeside } from '../text/timestamp.ts'
import {
  type AccountBlock,
  type AccountSection,
  adjacent,
  type Cell,
  type Fact,
  type FactGroup,
  type FactValue,
  type MarkedFact,
  type Note,
  type OpenItem,
  type OpenTurnGroup,
  type ReportDocument,
  type ReportMap,
  type Table,
  type Total,
} from './document.ts'

/** GitHub's flavour, which ticket systems read. Every section is a block; blocks are parted by an empty line. */
export function markdownReport(report: ReportDocument): string {
  const {
    title,
    customer,
    summary,
    totals,
    origin,
    map,
    open,
    connectors,
    changes,
    used,
    accounts,
    closing,
  } = report
  const blocks = [
    `# ${text(title)}: ${text(customer)}`,
    `**${text(summary)}** ${total(totals)}.`,
    ...foreignSection(report),
    bullets(origin.map(lead)),
    `## ${text(open.turnsTitle)}`,
    open.turns.length === 0 ? text(open.empty ?? '') : bullets(open.turns.map(turnLine)),
    ...(map === undefined ? [] : [mapWords(map)]),
    `## ${text(open.title)}`,
    ...(open.empty === undefined ? [] : [text(open.empty)]),
    ...open.items.flatMap(openItem),
    `## ${text(connectors.title)}`,
    table(connectors.table),
    ...(connectors.held === undefined ? [] : [table(connectors.held)]),
    ...(changes === undefined
      ? []
      : [`## ${text(changes.title)}`, `${lead(changes.since)}.`, table(changes.table)]),
    `## ${text(used.title)}`,
    bullets(used.facts.map(labelled)),
    `## ${text(accounts.title)}`,
    table(accounts.overview),
    ...(accounts.index === undefined ? [] : [indexLine(accounts.index)]),
    ...accounts.sections.flatMap(accountSection),
    text(closing),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** Markdown can't mark characters in a code span, so a row of carets stands under them. */
function foreignSection({ foreign }: ReportDocument): string[] {
  if (foreign === undefined) return []
  return [
    `## ⚠️ ${text(foreign.title)}`,
    ...foreign.items.flatMap(({ text: meaning, prescribed, given, difference }) => [
      text(meaning),
      fenced([...comparedLines(prescribed), ...comparedLines(given)].join('\n')),
      text(capitalized(difference)),
    ]),
  ]
}

function comparedLines({ label, spans }: MarkedFact): readonly string[] {
  const indent = `${label.padEnd(LABEL_WIDTH)} `
  const carets = caretRow(spans)
  return [
    `${indent}${spans.map((span) => span.text).join('')}`,
    ...(carets === '' ? [] : [`${' '.repeat(indent.length)}${carets}`]),
  ]
}

const LABEL_WIDTH = 22

/** `**ActiveEye:** Allow 2 accounts on ActiveEye's bucket; Add the connector: 1 account` */
function turnLine({ who, items }: OpenTurnGroup): string {
  return `**${text(who)}:** ${items.map(({ title }) => text(title)).join('; ')}`
}

/** Names with the number in each account's heading. */
function indexLine({ title, entries }: NonNullable<ReportDocument['accounts']['index']>): string {
  const names = entries.map(
    ({ account: { accountId, name }, place }) => `${text(name)} ${id(accountId)} (${place})`,
  )
  return `**${text(title)}:** ${names.join(', ')}`
}

/** A map can't be drawn in text. */
function mapWords({ title, words }: ReportMap): string {
  return `**${text(title)}:** ${text(words)}`
}

/** `As of …`: the label begins a line. */
function lead({ label, value }: Fact): string {
  return `${labelText(typeof label === 'string' ? capitalized(label) : label)} ${valueText(value)}`
}

/** `2 flow logs made by this onboarding, …`: what the summary before it does not say. */
function total(totals: readonly Total[]): string {
  return totals
    .filter(({ isInSummary }) => !isInSummary)
    .map(({ label, value }) => `${valueText(value)} ${labelText(label)}`)
    .join(', ')
}

function labelled({ label, value }: Fact): string {
  return `${labelText(label)}: ${valueText(value)}`
}

function labelText(label: Fact['label']): string {
  return typeof label === 'string' ? text(label) : status(label)
}

function openItem(item: OpenItem): string[] {
  const { title, state, lead, hint, link, request, accounts, places } = item
  const words = [
    lead && `**${text(lead)}**`,
    text(item.text),
    hint && text(hint),
    link && `${text(link.text)}: ${id(link.url)}`,
  ]
  return [
    `### ${ICONS[state.tone]} ${text(title)}, ${text(uncapitalized(state.word))}`,
    words.filter(Boolean).join(' '),
    request && fenced(request),
    accounts && bullets(accounts.map(valueText)),
    places && table(places),
  ].filter((block) => typeof block === 'string')
}

function accountSection({ account, place, state, blocks }: AccountSection): string[] {
  const groups = adjacent(blocks, isBullet)
  return [
    `### ${text(account.name)} ${id(account.accountId)}${place === undefined ? '' : ` (${text(place)})`}: ${text(state.word)}`,
    ...groups.map((group) => group.map(accountBlock).join('\n')),
  ]
}

function isBullet(block: AccountBlock): boolean {
  return block.kind === 'facts' && block.layout !== 'steps'
}

function accountBlock(block: AccountBlock): string {
  if (block.kind === 'table') return table(block)
  if (block.layout === 'steps') return factTable(block)
  const { title, layout, facts, empty } = block
  const isEmpty = facts.length === 0 && empty !== undefined
  if (isEmpty) return bullets([`**${text(title)}:** ${text(empty)}`])
  if (layout === 'list') return bullets(facts.map((fact) => `${text(title)}, ${labelled(fact)}`))
  return bullets([`**${text(title)}:** ${facts.map(labelled).join('; ')}`])
}

function factTable({ facts }: FactGroup): string {
  return grid(
    facts.map(({ label }) => labelText(label)),
    [facts.map(({ value }) => valueText(value))],
  )
}

/** Notes have a column of their own at the end. */
function table({ caption, columns, rows, empty }: Table): string {
  if (rows.length === 0) return text(empty)
  const hasNotes = rows.some(({ cells }) => cells.some(({ notes }) => notes.length > 0))
  const cellGrid = grid(
    [...columns.map(text), ...(hasNotes ? ['Note'] : [])],
    rows.map(({ cells }) => [
      ...cells.map(({ value }) => valueText(value)),
      ...(hasNotes ? [notes(cells)] : []),
    ]),
  )
  return `**${text(caption)}**\n\n${cellGrid}`
}

function notes(cells: readonly Cell[]): string {
  return cells.flatMap(({ notes }) => notes.map(note)).join('; ')
}

function note({ label, value }: Note): string {
  return label === undefined ? valueText(value) : `${text(label)}: ${valueText(value)}`
}

function valueText(value: FactValue): string {
  switch (value.kind) {
    case 'text':
    case 'name':
    case 'flag':
      return text(value.text)
    case 'id':
    case 'region':
    case 'output':
      return id(value.text)
    case 'account': {
      const { name, accountId } = value.account
      return value.withId ? `${text(name)} ${id(accountId)}` : text(name)
    }
    case 'resource':
      return value.name === undefined ? id(value.id) : `${id(value.id)} ${text(value.name)}`
    case 'state':
      return value.state === undefined ? NOTHING : status(value.state)
    case 'timestamp': {
      const { at, by } = value
      if (at === undefined) return NOTHING
      return [by, at.local, utcBeside(at)]
        .flatMap((part) => (part === undefined ? [] : text(part)))
        .join(', ')
    }
    case 'fraction':
      return value.whole === 0 ? NOTHING : `${value.part} of ${value.whole}`
    case 'list':
    case 'lines':
      return value.values.map(valueText).join(', ')
  }
}

/** Icon and word; all icons are in the Basic Multilingual Plane, since some ticket databases hold no more. */
function status({ word, tone }: StateWord): string {
  return `${ICONS[tone]} ${text(word)}`
}

const ICONS: Readonly<Record<Tone, string>> = {
  good: '✅',
  bad: '❌',
  partial: '⚠️',
  waiting: '⏳',
  running: '▶️',
  todo: '◻️',
  none: '➖',
}
