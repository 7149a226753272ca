import type { Span } from '../text/differingSpans.ts'
import {
  type AccountBlock,
  type AccountSection,
  adjacent,
  type ConnectorSection,
  type ForeignBlock,
  type OpenItem,
  type ReportDocument,
  type WebLink,
} from './document.ts'
import { html, lines, type Markup, markupText } from './html.ts'
import { accountBlock, labelMarkup, sentence, table } from './htmlBlocks.ts'
import { htmlMap } from './htmlMap.ts'
import { pagedStyle } from './htmlPages.ts'
import { ICONS, STYLE } from './htmlStyle.ts'
import { given, id, joined, status, valueMarkup } from './htmlValues.ts'

/**
 * One self-contained page: no script, no request, nothing from elsewhere. The policy would stop what slips through
 * the escaping; telephone detection is off because it turns account IDs into links.
 * @param embedded the same report for a program, which no browser shows or runs: a `template`
 */
export function htmlReport(report: ReportDocument, embedded: Markup): string {
  const { title, customer, foreign, map, open, connectors, changes, used, accounts, closing } = report
  const pages = pagedStyle(`${customer}: ${title}`)
  return markupText(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE.hash}' '${pages.hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<title>${customer}: ${title}</title>
${STYLE.style}
${pages.style}
</head>
<body>
${ICONS}
${header(report)}
<main>${foreign && foreignCard(foreign)}
${turnList(open)}${
  map &&
  html`${htmlMap(map)}
`
}<section aria-labelledby="open">
<h2 id="open">${open.title}</h2>
${open.empty && html`<p>${open.empty}</p>`}${open.items.map((item, index) => html`\n${openCard(item, index)}`)}
</section>
${connectorSection(connectors)}${changes && changesSection(changes)}<section class="card used" aria-labelledby="used">
<h2 id="used">${used.title}</h2>
${accountBlock({ ...used, title: '' })}
</section>
${accountsSection(accounts)}
</main>
<footer class="foot"><p>${closing}</p></footer>
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

/** The open items in short, before all else: each leads to its card. */
function turnList({ turnsTitle, empty, turns, items }: ReportDocument['open']): Markup {
  const places = new Map(items.map(({ key }, index) => [key, index]))
  return html`<nav class="card turns" aria-labelledby="turns">
<h2 id="turns">${turnsTitle}</h2>${empty && html`<p>${empty}</p>`}${
    turns.length > 0
      ? html`
<dl class="facts">${turns.map(
          ({ who, items: own }) =>
            html`\n<div><dt>${who}</dt>${own.map((item) => html`<dd><a href="#open-${places.get(item.key)}">${item.title}</a></dd>`)}</div>`,
        )}
</dl>`
      : undefined
  }
</nav>
`
}

function connectorSection({ title, table: sheet, held }: ConnectorSection): Markup {
  return html`<section class="sheet" aria-labelledby="connectors">
<h2 id="connectors">${title}</h2>
<div class="card">${table(sheet)}${held && table(held)}</div>
</section>
`
}

function changesSection({ title, since, table: changes }: NonNullable<ReportDocument['changes']>): Markup {
  return html`<section aria-labelledby="changes">
<h2 id="changes">${title}</h2>
<div class="card"><p>${sentence([since])}</p>
${table(changes)}</div>
</section>
`
}

function openCard(item: OpenItem, index: number): Markup {
  const { title, state, waitsFor, lead, text, hint, link, request, accounts, places } = item
  return html`<div class="card open ${waitsFor}" id="open-${index}">
<div class="title"><h3>${title}</h3>${status(state)}</div>
<p>${lead && html`<strong>${lead}</strong> `}${text}${hint && html` <span class="aside">${hint}</span>`}${link && webLink(link)}</p>
${request && html`<pre tabindex="0" aria-label="Request to be sent" translate="no">${lines(request)}</pre>\n`}${accounts && html`<p>${joined(accounts.map(valueMarkup))}</p>\n`}${places && html`${table(places)}\n`}</div>`
}

/** Only ever a link to a web page, whatever the file says. */
function webLink({ text, url }: WebLink): Markup | undefined {
  if (!/^https:\/\//i.test(url)) return undefined
  return html` <a href="${url}" rel="noreferrer noopener">${text}</a>`
}

function accountsSection({ title, overview, index, sections }: ReportDocument['accounts']): Markup {
  if (sections.length === 0)
    return html`<section aria-labelledby="accounts"><h2 id="accounts">${title}</h2>${table(overview)}</section>`
  return html`<section class="accounts" aria-labelledby="accounts">
<h2 id="accounts">${title}</h2>
${index && indexCard(index)}<div class="card">${table(overview)}</div>
${sections.map(accountArticle)}
</section>`
}

/** All accounts by their names, with the number that each has in its heading: on paper there is no link. */
function indexCard({ title, entries }: NonNullable<ReportDocument['accounts']['index']>): Markup {
  return html`<nav class="card index" aria-labelledby="index">
<h3 id="index">${title}</h3>
<ul>${entries.map(
    ({ account: { accountId, name }, place }) =>
      html`\n<li><a href="#account-${accountId}">${given(name)}</a> <span class="aside">${accountId} · ${place}</span></li>`,
  )}
</ul>
</nav>
`
}

function accountArticle({ account: { accountId, name }, place, state, blocks }: AccountSection): Markup {
  return html`<article class="card account" id="account-${accountId}" aria-labelledby="name-${accountId}">
<div class="title"><h3 id="name-${accountId}">${given(name)} ${id(accountId)}</h3>${place && html`<span class="place"><a href="#index">${place}</a></span>`}${status(state)}</div>
${adjacent(blocks, isColumn).map((group) =>
  group.every(isColumn)
    ? html`<div class="columns">\n${group.map((block) => html`<div>${accountBlock(block)}</div>\n`)}</div>\n`
    : group.map((block) => html`${accountBlock(block)}\n`),
)}</article>`
}

function isColumn(block: AccountBlock): boolean {
  return block.kind === 'facts' && block.layout === 'column'
}
