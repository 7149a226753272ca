import { html, type Markup, styleSheet } from './html.ts'

/** Colours pass WCAG AA on their background. Printing is always on white, whatever the screen is. */
export const STYLE = styleSheet(`
:root {
  --text: #16191f; --aside: #545b64; --page: #f4f5f7; --card: #fff; --line: #d5dbdb; --head: #f4f5f7;
  --good: #1d7a2e; --bad: #c7141c; --partial: #935d00; --waiting: #0b5cad; --running: #0b5cad; --refused: #6b3fa0; --todo: #545b64; --none: #545b64;
  --on: #fff; --code: #eff1f3; --link: #0b5cad;
  color-scheme: light;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --text: #e6e9ee; --aside: #a3adba; --page: #0f141a; --card: #161d26; --line: #333e4b; --head: #1c2530;
    --good: #4cc162; --bad: #ff7b76; --partial: #f2b44b; --waiting: #6cb6ff; --running: #6cb6ff; --refused: #b79bff; --todo: #a3adba; --none: #a3adba;
    --on: #0f141a; --code: #222c38; --link: #6cb6ff;
    color-scheme: dark;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
  overflow-wrap: break-word;
}
main, .top, .map { overflow-x: auto; }
.map table { width: auto; margin-top: .6rem; }
.map th, .map td { padding: 0 .75rem 0 0; border: 0; background: none; white-space: nowrap; vertical-align: middle; }
.map thead th { vertical-align: bottom; font-weight: 400; }
.map caption { white-space: nowrap; }
.map svg { display: block; }
.map text { fill: var(--text); font-size: 12px; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .6rem 0 0; padding: 0; list-style: none; }
.legend li { display: inline-flex; align-items: center; gap: .4em; }
.cell-solid rect { fill: var(--cell); }
.cell-outline rect { fill: none; stroke: var(--cell); stroke-width: 1.4; }
.cell-solid path, .cell-outline path, .cell-plain path { fill: none; stroke: var(--cell); stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.cell-solid path { stroke: var(--on); }
.cell-good { --cell: var(--good); }
.cell-bad { --cell: var(--bad); }
.cell-partial { --cell: var(--partial); }
.cell-running { --cell: var(--running); }
.cell-refused { --cell: var(--refused); }
.cell-none { --cell: var(--none); }
main, .top, .foot { max-width: 74rem; margin: 0 auto; padding: 0 1.5rem; }
.top { padding-top: 2.5rem; }
.eyebrow { margin: 0; color: var(--aside); font-size: .85rem; font-weight: 600; letter-spacing: .04em; text-transform: uppercase; }
h1 { margin: .1rem 0 .3rem; font-size: 2rem; line-height: 1.2; }
.summary { margin: 0; font-size: 1.1rem; }
.origin { margin: .3rem 0 1.4rem; color: var(--aside); }
.origin .aside { font-size: 1em; }
mark { padding: 0 1px; border-radius: 2px; background: #b42318; color: #fff; font-weight: 700; text-decoration: underline; }
.compared { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .4rem 0 0; }
.compared dd { margin: 0; overflow-wrap: anywhere; }
.card > h2 { margin-top: 0; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.35rem; line-height: 1.3; }
h3 { margin: 0; font-size: 1.1rem; line-height: 1.4; }
h4 { margin: 1.4rem 0 .4rem; font-size: .95rem; }
p { margin: .4rem 0; }
a { color: var(--link); }
a:focus-visible, pre:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
bdi, code, a { overflow-wrap: anywhere; }
.short { white-space: nowrap; }
.aside { color: var(--aside); font-size: .87em; }
code, pre { font-family: ui-monospace, SFMono-Regular, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; }
code { padding: .1em .35em; border-radius: 4px; background: var(--code); font-size: .86em; -webkit-user-select: all; user-select: all; }
pre {
  margin: .75rem 0 0; padding: 1rem; border: 1px solid var(--line); border-radius: 6px; background: var(--code);
  font-size: .82rem; line-height: 1.55; white-space: pre-wrap; -webkit-user-select: all; user-select: all;
}
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 0; }
.totals div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: .8rem 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.totals dt { color: var(--aside); font-size: .85rem; }
.totals dd { margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.25; font-variant-numeric: tabular-nums; }
.card { margin: 0 0 1rem; padding: 1.25rem 1.5rem 1.4rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.open { border-left: 4px solid var(--bad); }
.open.customer, .open.activeeye { border-left-color: var(--waiting); }
.title { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .2rem 1.5rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .7rem 2rem; margin: .6rem 0 0; }
.facts dt { color: var(--aside); font-size: .82rem; }
.facts dd { margin: 0; }
.steps { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1rem 0 0; padding: .8rem 0; border: solid var(--line); border-width: 1px 0; list-style: none; }
.steps b { display: block; color: var(--aside); font-size: .82rem; font-weight: 400; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 0 2.5rem; }
.columns .facts { grid-template-columns: 1fr; gap: .45rem; }
.columns .facts div { display: grid; grid-template-columns: 8.5rem 1fr; gap: .75rem; }
.columns .facts dt { padding-top: .1rem; }
.status { display: inline-flex; align-items: baseline; gap: .4em; font-weight: 600; color: var(--tone); }
.status svg { flex: none; width: .95em; height: .95em; transform: translateY(.12em); }
.disc { fill: var(--tone); }
.on { fill: none; stroke: var(--on); stroke-width: 2; }
.line { fill: none; stroke: var(--tone); stroke-width: 2; }
.good { --tone: var(--good); }
.bad { --tone: var(--bad); }
.partial { --tone: var(--partial); }
.waiting { --tone: var(--waiting); }
.running { --tone: var(--running); }
.todo { --tone: var(--todo); }
.none { --tone: var(--none); }
.none, .todo { font-weight: 400; }
ul.regions { margin: 0; padding: 0; list-style: none; }
.regions li { margin: .25rem 0; }
.icons { position: absolute; }
.utc { white-space: nowrap; }
.card > table:first-child { margin-top: 0; }
table { width: 100%; margin-top: 1.2rem; border-collapse: collapse; font-size: .9rem; }
caption { padding-bottom: .45rem; font-weight: 600; text-align: left; }
th, td { padding: .45rem .75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { background: var(--head); color: var(--aside); font-size: .85em; font-weight: 600; }
tbody th { font-weight: 400; }
td .aside, th .aside { display: block; }
.running { display: none; }
.running th { color: var(--text); font-size: 1rem; font-weight: 600; }
.turns { margin-top: 1rem; }
.turns .facts { margin: .3rem 0 0; }
.turns dd { margin: .15rem 0 0; }
.place { margin-left: auto; color: var(--aside); font-size: .87rem; }
.index ul { columns: 16rem; column-gap: 2rem; margin: .6rem 0 0; padding: 0; list-style: none; }
.index li { margin: .15rem 0; break-inside: avoid; }
.foot { margin-top: 2.5rem; padding-bottom: 2.5rem; color: var(--aside); font-size: .85rem; }
@page { size: auto; margin: 16mm 14mm 18mm; @bottom-left { color: #545b64; font: 8pt sans-serif; } @bottom-right { color: #545b64; font: 8pt sans-serif; } }
@media print {
  :root { --page: #fff; --head: #fff; --code: #fff; font-size: 9pt; }
  body { font-size: 1rem; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main, .top, .foot { max-width: none; padding: 0; }
  h2, h3, h4, caption { break-after: avoid; }
  thead { display: table-header-group; }
  .running { display: table-row; }
  .turns { margin-top: 4mm; }
  .used { break-inside: avoid; }
  .map.many table, .map.many .legend { display: none; }
  .sheet, .accounts { break-before: page; }
  .card > .status, .place { white-space: nowrap; }
  tr, .regions, .facts div, .steps, .totals, pre { break-inside: avoid; }
  .card { padding: 0; border: 0; border-radius: 0; }
  .open { padding-left: 4mm; border-left: 1mm solid var(--bad); }
  .account { margin-top: 8mm; padding-top: 4mm; border-top: 1px solid var(--line); }
  .account .title, .columns { break-inside: avoid; }
  .title, .steps { break-after: avoid; }
  code { padding: 0; }
  th, td { padding: 1.2mm 2mm 1.2mm 0; }
  a { color: inherit; text-decoration: none; }
}
`)

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
