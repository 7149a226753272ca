import { expect, test, vi } from 'vitest'
import { processTerminal } from '../../../../main/terminal/terminal.ts'

test.each([
  ['out', process.stdout],
  ['err', process.stderr],
] as const)(
  '%s prints a line for each text, an empty one for an empty text, and nothing for none',
  (name, stream) => {
    const write = vi.spyOn(stream, 'write').mockReturnValue(true)
    const said = () => write.mock.calls.map(([text]) => text).join('')
    processTerminal[name]()
    expect(said()).toBe('')
    processTerminal[name]('', 'two\nlines')
    const [first, second, ...rest] = said().split('\n')
    write.mockRestore()
    expect([first, rest]).toEqual(['', ['']])
    expect(second).toMatch(/^two.+lines$/)
  },
)
