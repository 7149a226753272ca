import { capitalized } from '../text/capitalized.ts'
import type { AccountBlock, AccountRef, Cell, Fact, FactGroup, Note, Table } from './document.ts'
import { type Child, html, type Markup } from './html.ts'
import { given, id, joined, status, valueMarkup } from './htmlValues.ts'

/** Facts and tables of the HTML report. */

/** Facts in one line, as a sentence begins. */
export function sentence(facts: readonly Fact[]): Markup {
  return joined(
    facts.map(({ label, value }, index) => {
      const words = typeof label === 'string' && index === 0 ? capitalized(label) : label
      return html`${labelMarkup(words)} ${valueMarkup(value)}`
    }),
  )
}

export function accountBlock(block: AccountBlock): Markup {
  if (block.kind === 'table') return table(block)
  const { title, layout, facts, empty } = block
  if (layout === 'steps') return steps(block)
  const heading = title && html`<h4>${title}</h4>${layout === 'column' ? undefined : html`\n`}`
  if (facts.length === 0 && empty !== undefined) return html`${heading}<p>${empty}</p>`
  return html`${heading}${layout === 'list' ? list(block) : terms(block)}`
}

function steps({ facts }: FactGroup): Markup {
  return html`<ul class="steps">${facts.map(
    ({ label, value }) => html`\n<li><b>${labelMarkup(label)}</b>${valueMarkup(value)}</li>`,
  )}\n</ul>`
}

function list({ facts }: FactGroup): Markup {
  return html`<ul class="regions">${facts.map(
    ({ label, value }) => html`\n<li>${labelMarkup(label)} ${valueMarkup(value)}</li>`,
  )}\n</ul>`
}

/** Terms and what they are. */
function terms({ facts }: FactGroup): Markup {
  return html`<dl class="facts">${facts.map(
    ({ label, value }) => html`\n  <div><dt>${labelMarkup(label)}</dt><dd>${valueMarkup(value)}</dd></div>`,
  )}\n</dl>`
}

export function table({ title, caption, of: account, columns, rows, empty }: Table): Markup {
  if (rows.length === 0) return html`${title && html`<h4>${title}</h4>`}<p>${empty}</p>`
  return html`<table>
<caption>${caption}</caption>
<thead>${account && runningHead(account, columns.length)}<tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ cells: [first, ...rest] }) =>
      html`\n<tr><th scope="row">${first && cellMarkup(first)}</th>${rest.map((cell) => html`<td>${cellMarkup(cell)}</td>`)}</tr>`,
  )}
</tbody>
</table>`
}

/** Whose table it is. A browser repeats the head of a table on every page, so it is shown on paper only. */
function runningHead({ accountId, name }: AccountRef, columns: number): Markup {
  return html`<tr class="running"><th scope="colgroup" colspan="${columns}">${given(name)} ${id(accountId)}</th></tr>`
}

function cellMarkup({ value, notes }: Cell): Markup {
  return html`${valueMarkup(value)}${notes.map(noteMarkup)}`
}

function noteMarkup({ label, value }: Note): Markup {
  return html`<span class="aside">${label && `${label}: `}${valueMarkup(value)}</span>`
}

export function labelMarkup(label: Fact['label']): Child {
  return typeof label === 'string' ? label : status(label)
}
