import type { AnswerValue } from '../call.ts'

/** Elements for the fields of a structure; `item` is what the protocol calls the members of a list. */
export function xmlFields(fields: { readonly [name: string]: AnswerValue }, item: 'member' | 'item'): string {
  return Object.entries(fields)
    .map(([name, value]) => (value === undefined ? '' : element(name, value, item)))
    .join('')
}

function element(name: string, value: AnswerValue, item: 'member' | 'item'): string {
  return `<${name}>${content(value, item)}</${name}>`
}

function content(value: AnswerValue, item: 'member' | 'item'): string {
  if (value === undefined) return ''
  if (typeof value !== 'object') return escapeXml(String(value))
  if (isList(value)) return value.map((member) => element(item, member, item)).join('')
  return xmlFields(value, item)
}

// Array.isArray does not narrow readonly arrays.
function isList(value: AnswerValue): value is readonly AnswerValue[] {
  return Array.isArray(value)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text made safe inside an element. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}
