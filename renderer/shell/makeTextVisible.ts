import { plainLines } from '../../app/text/plainText.ts'

/** Attributes that are shown or read out. The value of a field is none of them: it stays as it is while it is edited. */
const SHOWN = new Set(['alt', 'aria-description', 'aria-label', 'aria-valuetext', 'placeholder', 'title'])

/**
 * From here on, hidden characters in any text of the page are visible. It is done where React hands text to the
 * browser, since that is the one place that every component of ours and of Cloudscape goes through: values stay raw in
 * the stores, so what is copied, compared or edited is what AWS or the file says.
 */
export function makeTextVisible(): void {
  changeSetter(Node.prototype, 'textContent')
  changeSetter(Node.prototype, 'nodeValue')
  changeSetter(CharacterData.prototype, 'data')
  const { createTextNode } = Document.prototype
  Document.prototype.createTextNode = function (text) {
    return createTextNode.call(this, shown(text))
  }
  const { setAttribute } = Element.prototype
  Element.prototype.setAttribute = function (name, value) {
    setAttribute.call(this, name, SHOWN.has(name) ? shown(value) : value)
  }
}

function changeSetter(owner: object, name: string): void {
  const property = Object.getOwnPropertyDescriptor(owner, name)
  const set = property?.set
  if (property === undefined || set === undefined) throw new Error(`The browser has no setter for ${name}.`)
  Object.defineProperty(owner, name, {
    ...property,
    set(value: string | null) {
      set.call(this, value === null ? null : shown(value))
    },
  })
}

/** React also gives numbers. */
function shown(text: string | number): string {
  return plainLines(String(text))
}
