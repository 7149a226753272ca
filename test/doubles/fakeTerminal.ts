import type { Terminal } from '../../main/terminal/terminal.ts'

/** A terminal at which nobody answers. `lines` are those of `out` and `err`, in their order. */
export function fakeTerminal(live = false) {
  const lines: string[] = []
  const pictures: string[] = []
  const nobody = () => Promise.reject(new Error('Nobody is asked here.'))
  const terminal: Terminal = {
    out: (...told) => lines.push(...told),
    err: (...told) => lines.push(...told),
    json: (value) => lines.push(JSON.stringify(value)),
    document: (text) => lines.push(text),
    live,
    draw: (picture) => pictures.push(picture.join('\n')),
    keepDrawing: () => {},
    interactive: false,
    ask: nobody,
    prompt: nobody,
    promptSecret: nobody,
    promptLines: nobody,
    enter: nobody,
  }
  return { lines, pictures, terminal }
}
