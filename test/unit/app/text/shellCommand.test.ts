import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shellCommand, shellCommandWords } from '../../../../app/text/shellCommand.ts'

const onWindows = (...words: readonly string[]) => shellCommandWords(words, 'cmdOrPowerShell')

test('what needs no quotes has none', () => {
  expect(
    onWindows('onboard', 'plan', 'C:\\Onboarding\\acme.onboarding.json', '--data-dir', '\\\\server\\share'),
  ).toBe('onboard plan C:\\Onboarding\\acme.onboarding.json --data-dir \\\\server\\share')
  expect(shellCommandWords(['onboard', 'plan', '/home/jane/acme.onboarding.json'], 'sh')).toBe(
    'onboard plan /home/jane/acme.onboarding.json',
  )
})

test.each([
  ['C:\\My Files\\acme.json', '"C:\\My Files\\acme.json"'],
  // The backslash would make the quote a part of the word.
  ['C:\\My Files\\', '"C:\\My Files\\\\"'],
  ['R&D ^1 (new)!', '"R&D ^1 (new)!"'],
  ["O'Brien", '"O\'Brien"'],
  ['100%', '"100%"'],
  // A number, to PowerShell.
  ['012345678901', '"012345678901"'],
  ['-a.b', '"-a.b"'],
  ['', '""'],
  // No form means the same in both.
  ['a$b', "'a$b' (in PowerShell)"],
  ['a`b', "'a`b' (in PowerShell)"],
  ['%TEMP%\\x', "'%TEMP%\\x' (in PowerShell)"],
  ['“Acme” O’Brien', "'“Acme” O’’Brien' (in PowerShell)"],
  ['a\nb', "'a\nb' (in PowerShell)"],
  ['say "hi"', '\'say "hi"\' (in PowerShell 7.3 or newer)'],
])('%j for cmd and PowerShell', (word, shown) => {
  expect(onWindows(word)).toBe(shown)
})

/** What file systems, the AWS CLI and people put into names, and what has a meaning somewhere. */
const word = fc.string({
  unit: fc.constantFrom(...'ab1 \t\n%%$$"\'`\\\\/&|^!()<>;,=@#~-.:[]{}*?“”„‘’‚‛é'),
  minLength: 1,
  maxLength: 12,
})

test('sh hands on every word as it is', { skip: process.platform === 'win32' }, () => {
  const words = fc.sample(word, { numRuns: 500, seed: 1 })
  const { text } = shellCommand(['printf', '%s\\0', ...words], 'sh')
  expect(execFileSync('sh', ['-c', text], { encoding: 'utf8' }).split('\0').slice(0, -1)).toEqual(words)
})

test('cmd and PowerShell hand on every word as it is, or it is said which of them does', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const { text, onlyIn } = shellCommand(['onboard', ...words], 'cmdOrPowerShell')
      // A path may end with one backslash more.
      const expected = ['onboard', ...words].map(withoutEnd)
      if (onlyIn === undefined) expect(cmdReads(text)).toEqual(['onboard', ...words])
      if (onlyIn !== 'PowerShell 7.3 or newer')
        expect(windowsPowerShellReads(text).map(withoutEnd)).toEqual(expected)
      expect(powerShellWords(text).map(withoutEnd)).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

function withoutEnd(word: string): string {
  return word.replace(/\\+$/, '')
}

/** cmd: `%NAME%` first, quoted or not; then carets outside of quotes, where some characters end the command. */
function cmdReads(line: string): readonly string[] {
  const expanded = line.replaceAll(/%[^%"]+%/g, 'EXPANDED')
  const parts = expanded.split('"')
  for (const unquoted of parts.filter((_, index) => index % 2 === 0))
    expect(unquoted).not.toMatch(/[&|<>()^\n]/)
  return programReads(expanded)
}

/** Windows PowerShell 5.1 puts quotes around a word with blanks, and escapes nothing. */
function windowsPowerShellReads(line: string): readonly string[] {
  return programReads(
    powerShellWords(line)
      .map((word) => (/\s/.test(word) ? `"${word}"` : word))
      .join(' '),
  )
}

const SINGLE = "'‘’‚‛"
const DOUBLE = '"“”„'

/** PowerShell's own reading of a line (about_Quoting_Rules), which 7.3 hands on as it is. */
function powerShellWords(line: string): readonly string[] {
  const words: string[] = []
  let at = 0
  while (at < line.length) {
    const start = line.charAt(at)
    const quotes = [SINGLE, DOUBLE].find((all) => all.includes(start))
    if (start === ' ') at += 1
    else if (quotes === undefined) {
      const [bare = ''] = /^[^ ]+/.exec(line.slice(at)) ?? []
      expect(bare).toMatch(/^[A-Za-z\\-][\w.:\\/-]*$/)
      expect(bare).not.toMatch(/^-.*[.:]/)
      words.push(bare)
      at += bare.length
    } else {
      let text = ''
      for (at += 1; ; at += 1) {
        const character = line.charAt(at)
        expect(character).not.toBe('')
        if (quotes === DOUBLE) expect(character).not.toMatch(/[$`]/)
        if (quotes.includes(character)) {
          if (!quotes.includes(line.charAt(at + 1) || ' ')) break
          at += 1
        }
        text += character
      }
      at += 1
      expect([' ', '']).toContain(line.charAt(at))
      words.push(text)
    }
  }
  return words
}

/** Microsoft's C runtime ("Parsing C command-line arguments"), which Node for Windows is built with. */
function programReads(line: string): readonly string[] {
  const words: string[] = []
  let current: string | undefined
  let isQuoted = false
  for (let at = 0; at < line.length; at += 1) {
    const [backslashes = ''] = /^\\*/.exec(line.slice(at)) ?? []
    const next = line.charAt(at + backslashes.length)
    if (backslashes !== '') {
      current = (current ?? '') + (next === '"' ? '\\'.repeat(backslashes.length / 2) : backslashes)
      at += backslashes.length - 1
      if (next === '"' && backslashes.length % 2 === 1) {
        current += '"'
        at += 1
      }
    } else if (next === '"') {
      current ??= ''
      if (isQuoted && line.charAt(at + 1) === '"') {
        current += '"'
        at += 1
      } else isQuoted = !isQuoted
    } else if (!isQuoted && /[ \t]/.test(next)) {
      if (current !== undefined) words.push(current)
      current = undefined
    } else current = (current ?? '') + next
  }
  return current === undefined ? words : [...words, current]
}
