import { expect, test } from 'vitest'
import { renderReport } from '../../../../app/report/renderReport.ts'
import { deceivingName } from '../../../../app/text/deceivingName.ts'
import { fenced, id, text } from '../../../../app/text/markdownText.ts'
import { checklistOf, type openAccount, REPORT_OPTIONS } from './checklists.ts'
import { HOSTILE_NAMES, hostileAccount } from './hostile.ts'

test.each(HOSTILE_NAMES)('%j changes nothing about the structure', (name) => {
  const structure = (account: ReturnType<typeof openAccount>, customer: string) =>
    linesOutsideFences(markdownOf(account, customer)).map((line) => [
      /^#* ?/.exec(line)?.[0],
      line.startsWith('- '),
      cells(line),
    ])
  // A name that is not what it looks like is an open item of its own.
  const plain = deceivingName(name) === undefined ? 'plain' : 'pl\u0430in'
  expect(structure(hostileAccount(name), name)).toEqual(structure(hostileAccount(plain), plain))
})

test.each(HOSTILE_NAMES)('%j leaves no HTML outside the fence', (name) => {
  const lines = linesOutsideFences(markdownOf(hostileAccount(name), name))
  expect(lines.filter((line) => /[<>\u202a-\u202e]/.test(line))).toEqual([])
})

test('values are escaped, and IDs stand in code spans only when they can', () => {
  expect(text('a|b`c`<d>\n*e* _f_ [g](h) # ~ \\ &')).toBe(
    'a\\|b\\`c\\`&lt;d&gt;⟨U+000A⟩\\*e\\* \\_f\\_ \\[g\\](h) \\# \\~ \\\\ &amp;',
  )
  expect(id('arn:aws:s3:::delta-risk-flowlog-ingest')).toBe('`arn:aws:s3:::delta-risk-flowlog-ingest`')
  expect(id('a`|b')).toBe('a\\`\\|b')
  expect(id(undefined)).toBe('–')
})

test.each([
  ['see https://evil.example/a_b now', 'see `https://evil.example/a_b` now'],
  ['www.evil.example', '`www.evil.example`'],
  ['jane@example.com, @channel', '`jane@example.com,` `@channel`'],
  ['acme/web#12 :tada:', '`acme/web#12` `:tada:`'],
  ['a`@b`|c@d', 'a\\``@b`\\`\\|`c@d`'],
  ['![x](http://evil.example/x.png)', '`![x](http://evil.example/x.png)`'],
  ['<a href="http://evil.example">x</a>', '&lt;a `href="http://evil.example"`&gt;x&lt;/a&gt;'],
  ['prod: on call', 'prod: on call'],
])('%j is neither a link nor a mention nor a picture', (value, expected) => {
  expect(text(value)).toBe(expected)
})

test('a fence is longer than what it holds', () => {
  expect(fenced('a\n````\nb')).toBe('`````text\na\n````\nb\n`````')
})

function markdownOf(account: ReturnType<typeof openAccount>, customer: string): string {
  return renderReport(checklistOf([account], customer), 'markdown', REPORT_OPTIONS)
    .map(({ text }) => text)
    .join('')
}

function linesOutsideFences(markdown: string): string[] {
  return markdown.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, 'FENCE').split('\n')
}

function cells(line: string): number {
  return line.split(/(?<!\\)\|/).length
}
