import type { Moment } from '../moment.ts'
import type { StateWord } from '../stateWords.ts'
import { type Child, html, type Markup } from './html.ts'

/** A state as icon, word and colour; the icon says nothing that the word doesn't. */
export function status({ word, tone }: StateWord): Markup {
  return html`<span class="status ${tone}"><svg aria-hidden="true"><use href="#icon-${tone}"/></svg>${word}</span>`
}

/** Something to be copied: one click selects all of it. */
export function id(value: string | undefined): Markup {
  if (value === undefined || value === '') return NOTHING
  return html`<code${value.length <= SHORT ? SHORT_CLASS : undefined} translate="no">${value}</code>`
}

/** Account, VPC and flow-log IDs are never broken over two lines; longer ones have to be. */
const SHORT = 22
const SHORT_CLASS: Markup = html` class="short"`

/** A name that people gave, in whatever direction it is written. */
export function given(name: string): Markup {
  return html`<bdi translate="no">${name}</bdi>`
}

export function time(moment: Moment | undefined): Markup {
  return moment === undefined
    ? NOTHING
    : html`<time datetime="${moment.iso}">${moment.local}</time>, <span class="aside utc">${moment.utc}</span>`
}

/** Terms and what they are. */
export function facts(entries: readonly (readonly [string, Child])[]): Markup {
  return html`<dl class="facts">${entries.map(
    ([term, value]) => html`
  <div><dt>${term}</dt><dd>${value}</dd></div>`,
  )}
</dl>`
}

/** @param rows the first cell of each row is its header. */
export function table(
  caption: Child,
  headers: readonly string[],
  rows: readonly (readonly Child[])[],
): Markup {
  return html`<table>
<caption>${caption}</caption>
<thead><tr>${headers.map((header) => html`<th scope="col">${header}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...rest]) => html`
<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}
</tbody>
</table>`
}

/** Several inline things, one after the other. */
export function joined(items: readonly Child[]): Markup {
  return html`${items.map((item, index) => (index === 0 ? item : [', ', item]))}`
}

export const NOTHING: Markup = html`<span class="aside">–</span>`

/** The icons that `status` refers to, one for each tone, drawn on a 16 by 16 grid. */
export const ICONS: Markup = html`<svg class="icons" aria-hidden="true" width="0" height="0">
<symbol id="icon-good" viewBox="0 0 16 16"><circle class="disc" cx="8" cy="8" r="8"/><path class="on" d="M4.5 8.2 7 10.7l4.6-5"/></symbol>
<symbol id="icon-bad" viewBox="0 0 16 16"><circle class="disc" cx="8" cy="8" r="8"/><path class="on" d="m5.3 5.3 5.4 5.4m0-5.4-5.4 5.4"/></symbol>
<symbol id="icon-partial" viewBox="0 0 16 16"><path class="disc" d="M8 .8 15.6 14.6H.4z"/><path class="on" d="M8 5.8v4.2m0 1.9v.4"/></symbol>
<symbol id="icon-waiting" viewBox="0 0 16 16"><circle class="line" cx="8" cy="8" r="7"/><path class="line" d="M8 4v4.3l2.7 1.6"/></symbol>
<symbol id="icon-running" viewBox="0 0 16 16"><path class="line" d="M15 8a7 7 0 1 1-4-6.3M11.2 5.2V1.6h3.6"/></symbol>
<symbol id="icon-todo" viewBox="0 0 16 16"><circle class="line" cx="8" cy="8" r="7"/></symbol>
<symbol id="icon-none" viewBox="0 0 16 16"><path class="line" d="M3 8h10"/></symbol>
</svg>`
