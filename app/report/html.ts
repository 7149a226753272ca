import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { jsonInHtml } from '../text/jsonText.ts'
import { plainText } from '../text/plainText.ts'

const MARKUP = Symbol('markup')

/** Text that is HTML already. Only `html` makes it: the symbol can't come out of JSON. */
export interface Markup {
  readonly [MARKUP]: string
}

export type Child = Markup | string | number | undefined | readonly Child[]

/**
 * HTML in which every value is escaped unless it is itself the work of `html`. Values may stand between tags and
 * in double-quoted attributes; `undefined` leaves nothing.
 */
export function html(strings: TemplateStringsArray, ...children: readonly Child[]): Markup {
  return { [MARKUP]: strings.map((text, index) => text + markupOf(children[index])).join('') }
}

export function markupText(markup: Markup): string {
  return markup[MARKUP]
}

/** Several lines that stay several: for text in `pre`. */
export function lines(text: string): Markup {
  return { [MARKUP]: text.split('\n').map(escaped).join('\n') }
}

/** A value as JSON in an element that no browser shows or runs. */
export function jsonTemplate(id: string, value: unknown): Markup {
  return html`<template id="${id}">${{ [MARKUP]: jsonInHtml(value) }}</template>`
}

/** A style sheet of the app's own making, and the hash with which a Content-Security-Policy allows it. */
export function styleSheet(css: string): { readonly style: Markup; readonly hash: string } {
  if (css.includes('<')) throw new Error('A style sheet must hold no markup')
  const hash = btoa(String.fromCharCode(...sha256(utf8ToBytes(css))))
  return { style: { [MARKUP]: `<style>${css}</style>` }, hash: `sha256-${hash}` }
}

function markupOf(child: Child): string {
  if (child === undefined) return ''
  if (typeof child === 'string') return escaped(child)
  if (typeof child === 'number') return String(child)
  return isList(child) ? child.map(markupOf).join('') : child[MARKUP]
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(child: Markup | readonly Child[]): child is readonly Child[] {
  return Array.isArray(child)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(value: string): string {
  return plainText(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
