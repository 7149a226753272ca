import { expect, test } from 'vitest'
import { FLOW_LOG_DESTINATION } from '../../../../app/activeeye/prescribed.ts'
import { buildAnswer } from '../../../../app/answer/buildAnswer.ts'
import { connectorSheet } from '../../../../app/checklist/connectorSheet.ts'
import {
  MASKED_CANT_BE_ANSWERED,
  MASKED_REPORT,
  MASKED_REQUEST,
  MASKED_SHEET,
  maskedChecklist,
} from '../../../../app/masking/callMode.ts'
import { maskedValue } from '../../../../app/masking/maskedValue.ts'
import { createMasks } from '../../../../app/masking/masks.ts'
import { readerOfReport } from '../../../../app/report/accountReport.ts'
import { bucketRequestOf } from '../../../../app/report/bucketRequest.ts'
import { sheetFileName, sheetText, sheetWorkbook } from '../../../../app/report/connectorSheetFormats.ts'
import { type ReportFormat, renderReport, reportFormatSchema } from '../../../../app/report/renderReport.ts'
import { parseReport } from '../../../../app/report/reportFile.ts'
import { reportOverview } from '../../../../app/report/reportOverview.ts'
import { verifyReport } from '../../../../app/report/verifyReport.ts'
import { checklistOf, finishedAccount, openAccount, REPORT_OPTIONS } from './checklists.ts'

const REAL = checklistOf(
  [finishedAccount(), openAccount(), openAccount('999922220000', 'shop')],
  'Kanari Corp',
)
const masks = createMasks()
const CHECKLIST = maskedChecklist(REAL, masks)
const OPTIONS = maskedValue(
  { ...REPORT_OPTIONS, contact: 'jana@kanari.example', portalUrl: 'https://kanari.activeeye.com/' },
  masks,
)

/** What identifies the customer, its accounts and their resources. */
const CANARIES = [
  'anari',
  'Acme',
  'acme-',
  'jane',
  '6f1c0e30',
  ...REAL.accounts.flatMap(({ accountId, regions }) => [
    accountId,
    ...regions.flatMap(({ vpcs }) =>
      vpcs.flatMap(({ vpcId, flowLogId = vpcId, ownerId = vpcId }) => [vpcId, flowLogId, ownerId]),
    ),
  ]),
]

function leaks(text: string): readonly string[] {
  return CANARIES.filter((canary) => text.includes(canary))
}

const filesOf = (format: ReportFormat) => renderReport(CHECKLIST, format, OPTIONS)

test.each(reportFormatSchema.options)(
  'a masked report as %s shows nothing of the customer and says that it is masked',
  (format) => {
    for (const { name, text } of filesOf(format)) {
      expect(leaks(text)).toEqual([])
      expect(text).toMatch(/masked/)
      expect(name).toMatch(/^customer-1-activeeye-report-2026-10-05-masked/)
    }
    expect(
      renderReport(REAL, format, REPORT_OPTIONS).flatMap(({ text }) => leaks(text)).length,
    ).toBeGreaterThan(5)
  },
)

test('a masked connector sheet says so in each row, in every format', () => {
  const sheet = connectorSheet(CHECKLIST, readerOfReport('UTC'))
  expect(sheet.rows.length).toBeGreaterThan(0)
  for (const format of ['text', 'csv', 'json'] as const) {
    expect(leaks(sheetText(sheet, format))).toEqual([])
    expect(sheetText(sheet, format)).toMatch(/masked/i)
  }
  const [worksheet] = sheetWorkbook(sheet)
  expect(worksheet?.name).toBe('Connectors, masked')
  for (const row of worksheet?.rows ?? []) expect(row.at(-1)).toBe(MASKED_SHEET)
  expect(leaks(JSON.stringify(worksheet))).toEqual([])
  expect(sheetFileName(sheet)).toBe('customer-1-activeeye-connectors-masked')
})

test('a masked request begins with it', () => {
  const request = bucketRequestOf(CHECKLIST, FLOW_LOG_DESTINATION, 'UTC')
  expect(request?.text.startsWith(MASKED_REQUEST)).toBe(true)
  expect(leaks(JSON.stringify(request))).toEqual([])
})

test.each(['html', 'json'] as const)(
  'a masked %s report is recognised when it is read, and not answered',
  (format) => {
    const [file] = filesOf(format)
    const parsed = parseReport(file?.text ?? '')
    if (!parsed.ok) throw new Error(parsed.why)
    expect(reportOverview(parsed.report)).toMatchObject({
      masked: true,
      customer: '[customer 1]',
      accounts: 3,
    })
    expect(verifyReport(file?.text ?? '', OPTIONS.appVersion)).toMatchObject({
      verdict: { state: 'unedited', sentences: expect.arrayContaining([MASKED_REPORT]) },
    })
    const typed = { name: 'Jane Roe', accounts: [{ accountId: '[ID 1]', isAllowed: true }] }
    expect(buildAnswer(parsed.report, typed, '2026-10-06T12:00:00.000Z')).toEqual({
      ok: false,
      refusals: [{ message: MASKED_CANT_BE_ANSWERED }],
    })
    // Also when somebody takes the mark away.
    const { masked: _, ...unmarked } = parsed.report.checklist
    expect(
      buildAnswer({ ...parsed.report, checklist: unmarked }, typed, '2026-10-06T12:00:00.000Z'),
    ).toMatchObject({
      ok: false,
    })
  },
)
