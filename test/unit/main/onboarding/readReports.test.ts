import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { renderReport } from '../../../../app/report/renderReport.ts'
import { readOnboardingFile } from '../../../../main/onboarding/onboardingFile.ts'
import { readReports } from '../../../../main/onboarding/readReports.ts'
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

test('a report that is opened as an onboarding is told as what it is', async () => {
  const path = join(await folder(), 'acme.json')
  await writeFile(path, REPORT?.text ?? '')
  expect(await readOnboardingFile(path)).toMatchObject({
    ok: false,
    errors: [{ found: 'the account information report of a customer' }],
  })
})
