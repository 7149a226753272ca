import { expect, test } from 'vitest'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { checklistSchema } from '../../../../app/checklist/checklist.ts'
import { renderReport, reportFileName, reportFormatSchema } from '../../../../app/report/renderReport.ts'
import { timestampOf } from '../../../../app/text/timestamp.ts'
import {
  accountInParts,
  checklistOf,
  finishedAccount,
  openAccount,
  REPORT_OPTIONS,
  untouchedAccount,
} from './checklists.ts'

const FORMATS = reportFormatSchema.options
const SMALL = checklistOf([
  finishedAccount(),
  openAccount(),
  accountInParts(),
  untouchedAccount('345678901234', 'new'),
])

test.each(FORMATS)('the small checklist as %s is as it was', async (format) => {
  for (const { name, text } of renderReport(SMALL, format, REPORT_OPTIONS)) {
    // git may change line ends; the CSV's own are held by csvReport.test.ts
    await expect(text.replaceAll('\r\n', '\n')).toMatchFileSnapshot(`golden/${name}.golden`)
  }
})

test.each(FORMATS)('the same checklist gives the same %s', (format) => {
  expect(renderReport(structuredClone(SMALL), format, REPORT_OPTIONS)).toEqual(
    renderReport(SMALL, format, REPORT_OPTIONS),
  )
})

test('files are named after the customer and have a media type', () => {
  const files = FORMATS.flatMap((format) => renderReport(SMALL, format, REPORT_OPTIONS))
  expect(files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
    ['acme-corp-activeeye-report-2026-10-05.html', 'text/html; charset=utf-8'],
    ['acme-corp-activeeye-report-2026-10-05-accounts.csv', 'text/csv; charset=utf-8'],
    ['acme-corp-activeeye-report-2026-10-05-vpcs.csv', 'text/csv; charset=utf-8'],
    ['acme-corp-activeeye-report-2026-10-05.json', 'application/json'],
    ['acme-corp-activeeye-report-2026-10-05.md', 'text/markdown; charset=utf-8'],
  ])
})

test.each(FORMATS)('%s says so when there is no account', (format) => {
  const text = textOf(renderReport(checklistOf([]), format, REPORT_OPTIONS))
  expect(text).not.toMatch(/undefined|NaN|\[object/)
  if (format !== 'csv') expect(text).toContain('No account has been added yet.')
})

test.each(FORMATS)('%s holds every one of 200 accounts, leading zeros included', (format) => {
  const ids = Array.from({ length: 200 }, (_, index) => String(index).padStart(12, '0'))
  const checklist = checklistOf(ids.map((id, index) => finishedAccount(id, `account-${index}`)))
  const text = textOf(renderReport(checklist, format, REPORT_OPTIONS))
  expect(ids.filter((id) => !text.includes(id))).toEqual([])
})

test.each(FORMATS)('%s is made of what the schema knows of an account, and of nothing else', (format) => {
  const checklist = planted(SMALL, 'AKIACANARY')
  expect(() => renderReport(checklist, format, REPORT_OPTIONS)).toThrow(/unrecognized/i)
})

test('the checklists of these tests are real ones', () => {
  expect(checklistSchema.parse(SMALL)).toEqual(SMALL)
})

test.each(FORMATS)('%s says all that is known of an account', (format) => {
  const account = finishedAccount()
  const text = textOf(renderReport(checklistOf([account]), format, REPORT_OPTIONS))
  expect(facts(account).filter((fact) => !text.includes(fact))).toEqual([])
})

function textOf(files: readonly { readonly text: string }[]): string {
  return files.map(({ text }) => text).join('\n')
}

function facts({ accountId, name, identity, connector, stack, regions }: AccountStatus): string[] {
  const vpcs = regions.flatMap(({ vpcs }) => vpcs)
  return [
    ...[accountId, name, connector.externalId, identity, connector.displayName, connector.priority],
    ...[stack?.stackId, stack?.region, stack?.status, ...Object.keys(stack?.outputs ?? {})],
    ...regions.map(({ region }) => region),
    ...vpcs.flatMap((vpc) => [
      vpc.vpcId,
      vpc.name,
      vpc.flowLogId,
      vpc.ownerId,
      ...(vpc.otherFlowLogIds ?? []),
    ]),
  ].filter((fact) => fact !== undefined)
}

/** The value with a property that no schema knows in every object but the free-form stack outputs. */
function planted<T>(value: T, canary: string): T {
  const copy = structuredClone(value)
  const plant = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, child] of Object.entries(node)) if (key !== 'outputs') plant(child)
    if (!Array.isArray(node)) Object.assign(node, { secretAccessKey: canary, [`${canary}Key`]: 'x' })
  }
  plant(copy)
  return copy
}

test.each([
  ['Acme Corp', 'acme-corp-activeeye-report-2026-10-05'],
  ['Müller & Söhne', 'muller-sohne-activeeye-report-2026-10-05'],
  ['../../etc/passwd', 'etc-passwd-activeeye-report-2026-10-05'],
  ['株式会社', 'activeeye-report-2026-10-05'],
  ['x'.repeat(300), `${'x'.repeat(40)}-activeeye-report-2026-10-05`],
])('a file for %s', (customer, name) => {
  expect(reportFileName({ customer }, timestampOf('2026-10-05T12:05:00.000Z', 'UTC'))).toBe(name)
})

test('the day in the name is the day at whoever makes the report', () => {
  const late = timestampOf('2026-10-05T23:05:00.000Z', 'Europe/Berlin')
  expect(reportFileName({ customer: 'Acme' }, late)).toBe('acme-activeeye-report-2026-10-06')
})

test.each(FORMATS)('%s differs in the time and the checksum only when it is made later', (format) => {
  const at = '2026-11-11T11:11:11.000Z'
  const later = textOf(renderReport({ ...SMALL, at }, format, REPORT_OPTIONS))
  const same = (text: string) =>
    text
      .replaceAll('2026-11-11T11:11:11.000Z', '2026-10-05T12:05:00.000Z')
      .replaceAll(
        '2026-11-11 12:11 (Europe/Berlin, UTC+01:00)',
        '2026-10-05 14:05 (Europe/Berlin, UTC+02:00)',
      )
      .replaceAll('2026-11-11 11:11:11 UTC', '2026-10-05 12:05:00 UTC')
      .replaceAll(/\b[0-9a-f]{64}\b/g, 'checksum')
  expect(same(later)).toBe(same(textOf(renderReport(SMALL, format, REPORT_OPTIONS))))
})

test.each(['html', 'markdown'] as const)('%s tells a time that is in UTC already once', (format) => {
  const told = (timeZone: string) =>
    textOf(renderReport(checklistOf([]), format, { ...REPORT_OPTIONS, timeZone })).match(
      /As of (?:<time[^>]*>)?([^<\n]*(?:<\/time>.*UTC<\/span>)?)/,
    )?.[1]
  expect(told('UTC')).toMatch(/^2026-10-05 12:05:00 UTC(?:$|, prepared)/)
  expect(told('Europe/Berlin')).toMatch(/^2026-10-05 14:05 .*2026-10-05 12:05:00 UTC/)
})
