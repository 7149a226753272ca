import { expect, test } from 'vitest'
import { FLOW_LOG_DESTINATION } from '../../../../app/activeeye/prescribed.ts'
import type { AccountStatus, Checklist } from '../../../../app/checklist/checklist.ts'
import { renderReport } from '../../../../app/report/renderReport.ts'
import { looksLikeReport, parseReport } from '../../../../app/report/reportFile.ts'
import { checklistOf, finishedAccount, openAccount, REPORT_OPTIONS } from './checklists.ts'
import { HOSTILE_NAMES, hostileAccount } from './hostile.ts'

const CHECKLIST = checklistOf([finishedAccount(), openAccount()])

function written(format: 'json' | 'html', checklist: Checklist = CHECKLIST): string {
  const [file] = renderReport(checklist, format, REPORT_OPTIONS)
  return file?.text ?? ''
}

/** The JSON report, changed. */
function changed(change: (report: Record<string, unknown>) => unknown): string {
  return JSON.stringify(change(JSON.parse(written('json'))))
}

test.each(['json', 'html'] as const)('%s: what was written is read', (format) => {
  const text = written(format)
  expect(looksLikeReport(text)).toBe(true)
  const parsed = parseReport(text)
  expect(parsed).toMatchObject({
    ok: true,
    report: { customer: 'Acme Corp', preparedBy: REPORT_OPTIONS.preparedBy, checklist: CHECKLIST },
  })
})

test.each(HOSTILE_NAMES)('the name %j ends no element of the HTML report and is read as it was', (name) => {
  const checklist = checklistOf([hostileAccount(name)])
  const text = written('html', checklist)
  const [, embedded = ''] = text.split('<template id="activeeye-report">')
  expect(embedded.split('</template>')[0]).not.toMatch(/[<>&]/)
  const parsed = parseReport(text)
  expect(parsed.ok && parsed.report.checklist.accounts[0]?.name).toBe(name)
})

test('states and totals that the steps deny are worked out again', () => {
  const text = changed(({ checklist, ...rest }) => {
    const forged = structuredClone(checklist) as Checklist
    return {
      ...rest,
      checklist: {
        ...forged,
        totals: { ...forged.totals, complete: 2, problems: 0 },
        accounts: forged.accounts.map((account) => ({ ...account, state: 'complete', turns: [] })),
      },
    }
  })
  const parsed = parseReport(text)
  expect(parsed.ok && parsed.report.checklist).toEqual(CHECKLIST)
})

test('an account that the report calls working, or has at work, waits for whoever has to act', () => {
  const open = openAccount()
  for (const steps of [open.steps, { ...open.steps, stack: { state: 'running' as const } }]) {
    const account: AccountStatus = { ...open, steps, state: 'working', turns: [] }
    const parsed = parseReport(written('json', checklistOf([account])))
    const [read] = parsed.ok ? parsed.report.checklist.accounts : []
    expect(read).toMatchObject({ state: 'waiting', steps })
    expect(read?.turns).toContainEqual({ who: 'activeeye', what: 'allowAccount' })
  }
})

test('an account that was left out stays left out', () => {
  const leftOut = { reason: 'Closed in May', by: 'alice', at: '2026-10-01T08:00:00.000Z' }
  const account: AccountStatus = { ...openAccount(), state: 'leftOut', leftOut, turns: [], problems: [] }
  const checklist = checklistOf([finishedAccount(), account])
  const parsed = parseReport(written('json', checklist))
  expect(parsed.ok && parsed.report.checklist).toEqual(checklist)
})

test('an account that is left out counts as nothing else, whatever state the report gives it', () => {
  const leftOut = { reason: 'Closed in May', by: 'alice', at: '2026-10-01T08:00:00.000Z' }
  const account: AccountStatus = { ...openAccount(), state: 'complete', leftOut, problems: [] }
  const parsed = parseReport(written('json', checklistOf([openAccount(), account])))
  expect(parsed.ok && parsed.report.checklist.totals).toMatchObject({ accounts: 1, complete: 0 })
})

test('a bucket and a portal that are not ActiveEye’s are told although the report says nothing', () => {
  const parsed = parseReport(
    changed((report) => ({
      ...report,
      flowLogDestination: 'arn:aws:s3:::delta-risk-flowlog-lngest',
      portalUrl: 'https://activeeye.example',
    })),
  )
  expect(parsed.ok && parsed.report.checklist.notActiveEye).toMatchObject([
    { what: 'bucket', given: 'arn:aws:s3:::delta-risk-flowlog-lngest' },
    { what: 'portal', given: 'https://activeeye.example' },
  ])
})

test('what a report calls prescribed, or ActiveEye’s under the name of another value, is not believed', () => {
  const forged = { what: 'bucket', prescribed: 'arn:aws:s3:::evil', given: 'arn:aws:s3:::harmless' }
  const parsed = parseReport(
    changed(({ checklist, ...rest }) => ({
      ...rest,
      flowLogDestination: 'arn:aws:s3:::evil',
      checklist: { ...(checklist as object), notActiveEye: [forged] },
    })),
  )
  expect(parsed.ok && parsed.report.checklist.notActiveEye).toEqual([
    { what: 'bucket', prescribed: FLOW_LOG_DESTINATION, given: 'arn:aws:s3:::evil' },
  ])
})

test.each([
  ['{}', 'it is not an account information report of this app'],
  ['[1]', 'it is not an account information report of this app'],
  ['{"format":', 'it is not JSON, or was cut off'],
  ['<html><body>Access denied</body></html>', 'it is a page without the report of this app in it'],
  [`${'['.repeat(70)}`, 'it has yet another bracket; the app takes at most 60 within each other.'],
  [
    changed((report) => ({ ...report, version: 3 })),
    'a newer version of this app made it (format 3; this one reads 2 and earlier)',
  ],
  [
    changed(({ madeAt: _, ...report }) => report),
    'it is not a whole report at madeAt: a part is missing, or has another shape',
  ],
  [
    changed((report) => ({ ...report, customer: 'Acme '.repeat(30) })),
    'it is not a whole report at customer: a part is missing, or has another shape',
  ],
  [
    changed((report) => {
      const checklist = structuredClone(CHECKLIST)
      const [, open] = checklist.accounts
      Object.assign(open?.regions[0] ?? {}, { vpcs: [{}] })
      return { ...report, checklist }
    }),
    'it is not a whole report at checklist.accounts.1.regions.0.vpcs.0.vpcId: a part is missing, or has another shape',
  ],
  [
    changed((report) => ({ ...report, odd: 1 })),
    'it is not a whole report: a part is missing, or has another shape',
  ],
])('what is no report is refused with the reason', (text, why) => {
  expect(parseReport(text)).toEqual({ ok: false, why })
})

test('a report of before there were checksums is read', () => {
  const text = changed(({ checksum: _, timeZone: __, appVersion: ___, ...report }) => ({
    ...report,
    version: 1,
  }))
  const parsed = parseReport(text)
  expect(parsed.ok && parsed.report.checklist).toEqual(CHECKLIST)
})

test('an HTML report that was cut off is no report', () => {
  const text = written('html')
  expect(parseReport(text.slice(0, text.indexOf('</template>')))).toMatchObject({ ok: false })
})

test('an onboarding file does not look like a report', () => {
  expect(looksLikeReport('{ "version": 1, "customer": { "name": "Acme" } }')).toBe(false)
})
