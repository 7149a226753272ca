import type { StateWord } from '../checklist/stateWords.ts'
import { utcBeside } from '../text/timestamp.ts'
import { type FactValue, SHORT_ID } from './document.ts'
import { type Child, html, type Markup } from './html.ts'

/** A value of the report as HTML, on one line unless it has several. */
export function valueMarkup(value: FactValue): Child {
  switch (value.kind) {
    case 'text':
    case 'flag':
      return value.text
    case 'name':
      return given(value.text)
    case 'id':
    case 'region':
    case 'output':
      return id(value.text)
    case 'account': {
      const { accountId, name } = value.account
      const link = html`<a href="#account-${accountId}">${given(name)}</a>`
      return value.withId ? html`${link} ${id(accountId)}` : link
    }
    case 'resource':
      return value.name === undefined
        ? id(value.id)
        : html`${id(value.id)}<span class="aside">${given(value.name)}</span>`
    case 'state':
      return value.state === undefined ? NOTHING : status(value.state)
    case 'timestamp':
      return timestamp(value)
    case 'fraction':
      return value.whole === 0 ? NOTHING : `${value.part} of ${value.whole}`
    case 'list':
      return joined(value.values.map(valueMarkup))
    case 'lines':
      return value.values.map((line, index) =>
        index === 0 ? valueMarkup(line) : html`<br>${valueMarkup(line)}`,
      )
  }
}

function timestamp({ at, by }: Extract<FactValue, { kind: 'timestamp' }>): Markup {
  if (at === undefined) return NOTHING
  const utc = utcBeside(at)
  return html`${by && `${by}, `}<time datetime="${at.iso}">${at.local}</time>${utc && html`, <span class="aside utc">${utc}</span>`}`
}

/** A state as icon, word and colour; the icon says nothing that the word doesn't. */
export function status({ word, tone }: StateWord): Markup {
  return html`<span class="status ${tone}"><svg aria-hidden="true"><use href="#icon-${tone}"/></svg>${word}</span>`
}

/** Something to be copied: one click selects all of it. */
export function id(value: string | undefined): Markup {
  if (value === undefined || value === '') return NOTHING
  return html`<code${value.length <= SHORT_ID ? SHORT_CLASS : undefined} translate="no">${value}</code>`
}

const SHORT_CLASS: Markup = html` class="short"`

/** A name that people gave, in whatever direction it is written. */
export function given(name: string): Markup {
  return html`<bdi translate="no">${name}</bdi>`
}

/** Several inline things, one after the other. */
export function joined(items: readonly Child[]): Markup {
  return html`${items.map((item, index) => (index === 0 ? item : [', ', item]))}`
}

const NOTHING: Markup = html`<span class="aside">–</span>`
