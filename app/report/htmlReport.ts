import { capitalized } from '../text/capitalized.ts'
import type { Span } from '../text/differingSpans.ts'
import {
  type AccountBlock,
  type AccountSection,
  adjacent,
  type Cell,
  type Fact,
  type FactGroup,
  type ForeignBlock,
  type Note,
  type OpenItem,
  type ReportDocument,
  type Table,
  type WebLink,
} from './document.ts'
import { type Child, html, lines, type Markup, markupText } from './html.ts'
import { htmlMap } from './htmlMap.ts'
import { ICONS, STYLE, STYLE_HASH } from './htmlStyle.ts'
import { given, id, joined, status, valueMarkup } from './htmlValues.ts'

/**
 * One self-contained page: no script, no request, nothing from elsewhere. The policy would stop what slips through
 * the escaping; telephone detection is off because it turns account IDs into links.
 * @param embedded the same report for a program, which no browser shows or runs: a `template`
 */
export function htmlReport(report: ReportDocument, embedded: Markup): string {
  const { title, customer, open, accounts } = report
  return markupText(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<title>${customer}: ${title}</title>
${STYLE}
</head>
<body>
${ICONS}
${header(report)}
<main>${report.foreign && foreignCard(report.foreign)}
<section aria-labelledby="open">
<h2 id="open">${open.title}</h2>
${open.empty && html`<p>${open.empty}</p>`}${open.items.map((item) => html`\n${openCard(item)}`)}
</section>
${accountsSection(accounts)}
</main>
<footer class="foot"><p>${sentence(report.references)}</p><p>${report.closing}</p></footer>
${embedded}
</body>
</html>
`)
}

function header({ title, customer, summary, totals, origin }: ReportDocument): Markup {
  return html`<header class="top">
<p class="eyebrow">${title}</p>
<h1>${given(customer)}</h1>
<p class="summary">${summary}</p>
<p class="origin">${sentence(origin)}</p>
<dl class="totals">${totals.map(
    ({ label, value }) => html`\n<div><dt>${labelMarkup(label)}</dt><dd>${valueMarkup(value)}</dd></div>`,
  )}
</dl>
</header>`
}

/** Facts in one line, as a sentence begins. */
function sentence(facts: readonly Fact[]): Markup {
  return joined(
    facts.map(({ label, value }, index) => {
      const words = typeof label === 'string' && index === 0 ? capitalized(label) : label
      return html`${labelMarkup(words)} ${valueMarkup(value)}`
    }),
  )
}

/** Before everything else: a reader must not take it for ActiveEye's. */
function foreignCard({ title, items }: ForeignBlock): Markup {
  return html`
<section class="card open" aria-labelledby="foreign">
<h2 id="foreign">${title}</h2>${items.map(
    ({ text, prescribed, given: has, difference }) => html`
<p>${text}</p>
<dl class="compared"><dt>${prescribed.label}</dt><dd>${marked(prescribed.spans)}</dd><dt>${has.label}</dt><dd>${marked(has.spans)} <span class="aside">${difference}</span></dd></dl>`,
  )}
</section>`
}

function marked(spans: readonly Span[]): Markup {
  return html`<code translate="no">${spans.map(({ text, differs }) => (differs ? html`<mark>${text}</mark>` : text))}</code>`
}

function openCard(item: OpenItem): Markup {
  const { title, state, waitsFor, lead, text, hint, link, request, accounts, places } = item
  return html`<div class="card open ${waitsFor}">
<div class="title"><h3>${title}</h3>${status(state)}</div>
<p>${lead && html`<strong>${lead}</strong> `}${text}${hint && html` <span class="aside">${hint}</span>`}${link && webLink(link)}</p>
${request && html`<pre tabindex="0" aria-label="Request to be sent" translate="no">${lines(request)}</pre>\n`}${accounts && html`<p>${joined(accounts.map(valueMarkup))}</p>\n`}${places && html`${table(places)}\n`}</div>`
}

/** Only ever a link to a web page, whatever the file says. */
function webLink({ text, url }: WebLink): Markup | undefined {
  if (!/^https:\/\//i.test(url)) return undefined
  return html` <a href="${url}" rel="noreferrer noopener">${text}</a>`
}

function accountsSection({ title, map, overview, sections }: ReportDocument['accounts']): Markup {
  if (sections.length === 0)
    return html`<section aria-labelledby="accounts"><h2 id="accounts">${title}</h2>${table(overview)}</section>`
  return html`<section aria-labelledby="accounts">
<h2 id="accounts">${title}</h2>
${
  map &&
  html`${htmlMap(map)}
`
}<div class="card">${table(overview)}</div>
${sections.map(accountArticle)}
</section>`
}

function accountArticle({ account: { accountId, name }, state, blocks }: AccountSection): Markup {
  return html`<article class="card account" id="account-${accountId}" aria-labelledby="name-${accountId}">
<div class="title"><h3 id="name-${accountId}">${given(name)} ${id(accountId)}</h3>${status(state)}</div>
${adjacent(blocks, isColumn).map((group) =>
  group.every(isColumn)
    ? html`<div class="columns">\n${group.map((block) => html`<div>${accountBlock(block)}</div>\n`)}</div>\n`
    : group.map((block) => html`${accountBlock(block)}\n`),
)}</article>`
}

function isColumn(block: AccountBlock): boolean {
  return block.kind === 'facts' && block.layout === 'column'
}

function accountBlock(block: AccountBlock): Markup {
  if (block.kind === 'table') return table(block)
  const { title, layout, facts, empty } = block
  if (layout === 'steps') return steps(block)
  const heading = html`<h4>${title}</h4>${layout === 'column' ? undefined : html`\n`}`
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

function table({ title, caption, columns, rows, empty }: Table): Markup {
  if (rows.length === 0) return html`${title && html`<h4>${title}</h4>`}<p>${empty}</p>`
  return html`<table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ cells: [first, ...rest] }) =>
      html`\n<tr><th scope="row">${first && cellMarkup(first)}</th>${rest.map((cell) => html`<td>${cellMarkup(cell)}</td>`)}</tr>`,
  )}
</tbody>
</table>`
}

function cellMarkup({ value, notes }: Cell): Markup {
  return html`${valueMarkup(value)}${notes.map(noteMarkup)}`
}

function noteMarkup({ label, value }: Note): Markup {
  return html`<span class="aside">${label && `${label}: `}${valueMarkup(value)}</span>`
}

function labelMarkup(label: Fact['label']): Child {
  return typeof label === 'string' ? label : status(label)
}
