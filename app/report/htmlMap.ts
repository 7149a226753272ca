import { CELL_STATES, type CellState, cellLook, cellWord } from '../checklist/mapCells.ts'
import type { ReportMap } from './document.ts'
import { html, type Markup } from './html.ts'

/** Of a cell, in pixels. */
const SIZE = 18

/** With more accounts than this, paper has the words only: a map of many pages shows nothing at a glance. */
const MOST_ON_PAPER = 100

/** The map as a picture that needs no script: a table whose second column is drawn, with the legend above it. */
export function htmlMap({ title, words, picture: { regions, states, rows } }: ReportMap): Markup {
  return html`<div class="card map${rows.length > MOST_ON_PAPER ? ' many' : ''}">
${PATTERNS}
<h3>${title}</h3>
<p>${words}</p>
<ul class="legend">${states.map(
    (state) =>
      html`\n<li><svg width="18" height="18" viewBox="0 0 16 16" aria-hidden="true">${shape(state)}</svg>${cellWord(state)}</li>`,
  )}
</ul>
<table>
<caption>State of each Region</caption>
<thead><tr><th scope="col">Account</th><th scope="col">${heads(regions)}</th></tr></thead>
<tbody>${rows.map(
    ({ account: { accountId, name }, cells }) =>
      html`\n<tr><th scope="row"><a href="#account-${accountId}"><bdi translate="no">${name}</bdi></a></th><td>${squares(cells)}</td></tr>`,
  )}
</tbody>
</table>
</div>`
}

/** The names of the Regions, upright so that each stands over its column. */
function heads(regions: readonly string[]): Markup {
  const height = 12 + 7 * Math.max(...regions.map(({ length }) => length))
  return html`<svg width="${regions.length * SIZE}" height="${height}" role="img" aria-label="Regions: ${regions.join(', ')}">${regions.map(
    (region, index) =>
      html`<text transform="translate(${index * SIZE + SIZE / 2 + 4} ${height - 4}) rotate(-90)">${region}</text>`,
  )}</svg>`
}

function squares(cells: readonly CellState[]): Markup {
  const paths = new Map<CellState, string>()
  const counts = new Map<CellState, number>()
  cells.forEach((state, column) => {
    if (state === 'outside') return
    paths.set(state, `${paths.get(state) ?? ''}M${column * SIZE} 0h${SIZE}v${SIZE}h-${SIZE}z`)
    counts.set(state, (counts.get(state) ?? 0) + 1)
  })
  const words = [...counts].map(([state, count]) => `${cellWord(state)} ${count}`).join(', ')
  return html`<svg width="${cells.length * SIZE}" height="${SIZE}" role="img" aria-label="${words}">${[
    ...paths,
  ].map(([state, d]) => html`<path d="${d}" fill="url(#cell-${state})"/>`)}</svg>`
}

const PATTERNS: Markup = html`<svg class="icons" width="0" height="0" aria-hidden="true"><defs>${CELL_STATES.map(
  (state) =>
    html`<pattern id="cell-${state}" width="${SIZE}" height="${SIZE}" patternUnits="userSpaceOnUse"><g transform="scale(${SIZE / 16})">${shape(state)}</g></pattern>`,
)}</defs></svg>`

function shape(state: CellState): Markup {
  const { fill, colour, sign } = cellLook(state)
  return html`<g class="cell-${fill} cell-${colour}">${
    fill === 'plain' ? undefined : html`<rect x="1" y="1" width="14" height="14" rx="2.5"/>`
  }<path d="${sign}"/></g>`
}
