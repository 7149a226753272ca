import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { LIMITS } from '../../../../app/input/limits.ts'
import { buildDocument } from '../../../../app/report/buildDocument.ts'
import { readDocument } from '../../../../app/report/readDocument.ts'
import { renderReport } from '../../../../app/report/renderReport.ts'
import { type ReportOptions, reportOf } from '../../../../app/report/reportData.ts'
import { recognizeFile } from '../../../../main/onboarding/fileKind.ts'
import { readOnboardingFile } from '../../../../main/onboarding/onboardingFile.ts'
import { openReport, readReports } from '../../../../main/onboarding/readReports.ts'
import { watchReports } from '../../../../main/onboarding/watchReports.ts'
import { checklistOf, finishedAccount, REPORT_OPTIONS } from '../../app/report/checklists.ts'

const [REPORT] = renderReport(checklistOf([finishedAccount()]), 'json', REPORT_OPTIONS)

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'reports-'))
  onTestFinished(() => rm(path, { recursive: true }))
  return path
}

test('reads each report of a folder, and says of each file that is named why it is none', async () => {
  const path = await folder()
  await mkdir(join(path, 'inner.json'))
  await writeFile(join(path, 'acme.JSON'), REPORT?.text ?? '')
  await writeFile(join(path, 'notes.txt'), 'not looked at')
  await writeFile(join(path, 'other.json'), '{}')
  await writeFile(join(path, 'utf16.json'), Buffer.from('\ufeff{}', 'utf16le'))
  const { reports, refused } = await readReports([path, join(path, 'none.json'), join(path, 'notes.txt')])
  expect(reports).toMatchObject([{ path: join(path, 'acme.JSON'), overview: { customer: 'Acme Corp' } }])
  expect(refused).toEqual([
    { path: join(path, 'other.json'), why: 'it is not an account information report of this app' },
    {
      path: join(path, 'utf16.json'),
      why: 'found text in UTF-16, expected UTF-8; save it again with that encoding',
    },
    { path: join(path, 'none.json'), why: 'found no such file, expected a report that can be read' },
    { path: join(path, 'notes.txt'), why: 'it is not JSON, or was cut off' },
  ])
})

test('a report that is opened shows all that its file does', async () => {
  const path = join(await folder(), 'acme.json')
  const checklist = checklistOf([finishedAccount()])
  const options: ReportOptions = {
    ...REPORT_OPTIONS,
    changes: {
      since: { madeAt: '2026-06-01T08:00:00.000Z', checksum: 'a'.repeat(64) },
      items: [{ what: 'accountRemoved', accountId: '999900001111', name: 'Old' }],
    },
  }
  const [report] = renderReport(checklist, 'json', options)
  await writeFile(path, report?.text ?? '')
  const shown = readDocument(await openReport(path), REPORT_OPTIONS.timeZone)
  expect(shown).toEqual(buildDocument(reportOf(checklist, options)))
  expect(shown.changes).toBeDefined()
  expect(JSON.stringify(shown.origin)).toContain(REPORT_OPTIONS.contact)
})

test('a report that is opened as an onboarding is told as what it is', async () => {
  const path = join(await folder(), 'acme.json')
  await writeFile(path, REPORT?.text ?? '')
  expect(await readOnboardingFile(path)).toMatchObject({
    ok: false,
    errors: [{ found: 'the account information report of a customer' }],
  })
})

test('a folder with more files than are read is said to have them', async () => {
  const path = await folder()
  const names = Array.from({ length: LIMITS.reportsOfFolder + 1 }, (_, index) => `${index}.json`)
  await Promise.all(names.map((name) => writeFile(join(path, name), '{}')))
  const { refused, tooMany } = await readReports([path])
  expect(refused).toHaveLength(LIMITS.reportsOfFolder)
  expect(tooMany).toEqual([{ path, files: names.length, read: LIMITS.reportsOfFolder }])
})

test('a watched folder is told again when a report comes, changes or goes', async () => {
  const path = await folder()
  const [one, two] = [join(path, 'one.json'), join(path, 'two.json')]
  await writeFile(one, REPORT?.text ?? '')
  const ended = new AbortController()
  const watched = watchReports([path], (report) => report, ended.signal, 20)
  const next = async () => {
    const { value } = await watched.next()
    return value && [value.reports.length, value.refused.length]
  }
  expect(await next()).toEqual([1, 0])
  await writeFile(two, '{}')
  expect(await next()).toEqual([1, 1])
  await writeFile(two, REPORT?.text ?? '')
  expect(await next()).toEqual([2, 0])
  await rm(one)
  expect(await next()).toEqual([1, 0])
  ended.abort()
  expect((await watched.next()).done).toBe(true)
})

test('a file is recognized before it is opened as anything', async () => {
  const path = join(await folder(), 'file')
  for (const [text, kind] of [
    [REPORT?.text ?? '', 'report'],
    ['{ "kind": "activeeye-answer" }', 'answer'],
    ['{"crc":"01234567","handover":1}', 'handover'],
    ['{ "version": 1 }', 'other'],
  ] as const) {
    await writeFile(path, text)
    expect(await recognizeFile(path)).toBe(kind)
  }
  expect(await recognizeFile(join(path, 'none'))).toBe('other')
})
