import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { checksumOf } from '../../../../app/report/checksum.ts'
import { renderReport } from '../../../../app/report/renderReport.ts'
import { reportJsonSchema } from '../../../../app/report/reportContent.ts'
import { verifyReport } from '../../../../app/report/verifyReport.ts'
import { checklistOf, finishedAccount, openAccount, REPORT_OPTIONS } from './checklists.ts'
import { HOSTILE_NAMES, hostileAccount } from './hostile.ts'

const CHECKLIST = checklistOf([finishedAccount(), openAccount()])
const CHANGES = {
  since: { madeAt: '2026-10-01T08:00:00.000Z', checksum: '0'.repeat(64) },
  items: [{ what: 'accountAdded', accountId: '222233334444', name: 'dev' } as const],
}

function written(format: 'json' | 'html', checklist = CHECKLIST): string {
  const [file] = renderReport(checklist, format, { ...REPORT_OPTIONS, changes: CHANGES })
  return file?.text ?? ''
}

function stateOf(text: string, appVersion: string = REPORT_OPTIONS.appVersion): string {
  const judged = verifyReport(text, appVersion)
  return 'verdict' in judged ? judged.verdict.state : judged.why
}

test('the checksum is the SHA-256 of JSON with sorted keys and without blanks', () => {
  const expected = createHash('sha256').update('{"a":[2,{"x":"é","y":null}],"b":1}').digest('hex')
  expect(checksumOf({ b: 1, left: undefined, a: [2, { y: null, x: 'é' }] })).toBe(expected)
})

test.each(['json', 'html'] as const)('%s: as it was written, it is unedited', (format) => {
  expect(stateOf(written(format))).toBe('unedited')
  // As a mail program may change them.
  expect(stateOf(written(format).replaceAll('\n', '\r\n'))).toBe('unedited')
})

test.each(HOSTILE_NAMES)('%j in a report is no edit', (name) => {
  const checklist = checklistOf([hostileAccount(name)], name)
  expect(stateOf(written('html', checklist))).toBe('unedited')
})

test.each(['json', 'html'] as const)('%s: a changed value is told', (format) => {
  const text = written(format)
  const changed = text.replaceAll('acme-dev', 'acme-den')
  expect(changed).not.toBe(text)
  expect(stateOf(changed)).toBe('edited')
})

test('words of the page that its values do not say are told', () => {
  const text = written('html')
  for (const [from, to] of [
    ['0 of 4', '4 of 4'],
    ['<h2 id="open">', '<p>All is well.</p><h2 id="open">'],
  ] as const) {
    expect(text).toContain(from)
    expect(stateOf(text.replace(from, to))).toBe('edited')
  }
})

test('what another version of the app made of the same values is not called edited', () => {
  const text = written('html')
  expect(stateOf(text.replace('Open items', 'Open'), '9.9.9')).toBe('unknown')
  expect(stateOf(text.replaceAll('acme-dev', 'acme-den'), '9.9.9')).toBe('edited')
})

test('another layout of the same JSON is no edit, and a value that stands twice is one', () => {
  const report: unknown = JSON.parse(written('json'))
  expect(stateOf(JSON.stringify(report))).toBe('unedited')
  expect(stateOf(written('json').replace('"customer":', '"customer": "Another", "customer":'))).toBe('edited')
})

test('a value of many megabytes is read as any other', () => {
  const { checksum: _, ...content } = JSON.parse(written('json'))
  const long = { ...content, summary: 'x'.repeat(16_000_000) }
  const whole = JSON.stringify({ ...long, checksum: checksumOf(long) })
  expect(stateOf(` ${whole}`)).toBe('unedited')
  expect(stateOf(` ${whole.replace('"summary":', '"customer":"Twice","summary":')}`)).toBe('edited')
})

test('a report without a checksum can’t be judged, and no report is none', () => {
  const { checksum: _, appVersion: __, timeZone: ___, ...report } = JSON.parse(written('json'))
  expect(stateOf(JSON.stringify({ ...report, version: 1 }))).toBe('unknown')
  expect(stateOf('{}')).toBe('it is not an account information report of this app')
})

test('assets/report.schema.json is up to date, and takes a report as it is written', () => {
  const published = new URL('../../../../assets/report.schema.json', import.meta.url)
  expect(readFileSync(published, 'utf8')).toBe(reportJsonSchema())
  const schema = z.fromJSONSchema(JSON.parse(reportJsonSchema()))
  const report = JSON.parse(written('json'))
  expect(schema.safeParse(report).success).toBe(true)
  expect(schema.safeParse({ ...report, version: 1 }).success).toBe(false)
  expect(schema.safeParse({ ...report, unknown: true }).success).toBe(false)
  expect(schema.safeParse({ ...report, checksum: 'abc' }).success).toBe(false)
})
