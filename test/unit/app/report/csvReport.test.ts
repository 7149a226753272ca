import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepWord } from '../../../../app/checklist/stateWords.ts'
import { csv } from '../../../../app/report/csvReport.ts'
import { renderReport } from '../../../../app/report/renderReport.ts'
import { plainText } from '../../../../app/text/plainText.ts'
import { checklistOf, finishedAccount, openAccount, REPORT_OPTIONS, untouchedAccount } from './checklists.ts'
import { HOSTILE_NAMES, hostileAccount } from './hostile.ts'
import { readTable } from './readTable.ts'

const FORMULA = /^[=+\-@\t\r]/

test('it is byte for byte what csv-stringify writes', () => {
  const cell = fc
    .oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[=+\-@"',;\r\n\t a1-]{0,6}$/))
    // What another separator makes of the file is not csv-stringify's concern.
    .filter((text) => cellsWithin(text).length === 1 || !cellsWithin(text).some((part) => FORMULA.test(part)))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 })), (rows) => {
      const header = ['a', 'b']
      const expected = stringify([header, ...rows], {
        bom: true,
        quoted: true,
        quoted_empty: true,
        record_delimiter: 'windows',
        escape_formulas: true,
      })
      expect(csv(header, rows)).toBe(expected)
    }),
  )
})

/** What a spreadsheet takes for cells that was told another separator than the comma. */
function cellsWithin(text: string): readonly string[] {
  return text.split(/[;|\t\r\n]/).map((part) => part.replace(/^[\s"]+/, ''))
}

test.each(['x;=cmd', 'x; "=cmd"', 'x\t+cmd', 'x|-1', 'x\n@sum', 'x;\uff1dcmd', '";=cmd"', ';=1;=2'])(
  '%j is no formula, whatever separator a spreadsheet takes for the file’s',
  (name) => {
    const file = csv(['a', 'b'], [[name, name]])
    const cells = cellsWithin(file.replaceAll('","', '"\n"'))
    expect(cells.filter((cell) => /^[=+\-@\uff1d]/.test(cell))).toEqual([])
  },
)

test('one row per account, one per VPC, and the values come back', () => {
  const { accounts, vpcs } = filesOf([
    finishedAccount(),
    openAccount(),
    untouchedAccount('000000000001', 'new'),
  ])
  expect(accounts.map(({ account_id }) => account_id)).toEqual([
    '012345678901',
    '222233334444',
    '000000000001',
  ])
  expect(accounts[0]).toMatchObject({
    account: 'prod (012345678901)',
    external_id: 'acme-prod',
    connector: 'done',
    connector_account_id: '012345678901',
    connector_confirmed_at: '2026-10-05T11:40:00.000Z',
    stack_name: 'activeeye-security-monitor',
    stack_outputs: 'AccountID=012345678901; ExternalID=acme-prod',
    regions: 'us-east-1 eu-west-1 me-south-1',
    regions_not_opted_in: 'me-south-1',
    vpcs_to_cover: '2',
    vpcs_covered: '2',
    problem_count: '0',
    problems: '',
  })
  expect(accounts[1]).toMatchObject({
    connector: 'waiting for customer',
    flow_logs: 'waiting for activeeye',
    problem_count: '3',
  })
  expect(accounts[1]?.problems).toContain('(AWS UnauthorizedOperation, 7b1e9c52-0d3f-4a47-9d0e-53f2a3f0c333)')
  expect(vpcs).toHaveLength(7)
  expect(vpcs[0]).toEqual({
    account: 'prod (012345678901)',
    account_id: '012345678901',
    account_name: 'prod',
    region: 'us-east-1',
    vpc_id: 'vpc-0a1',
    vpc_name: 'main',
    state: 'covered',
    state_meaning: 'Covered',
    flow_log_id: 'fl-0a1',
    made_by_this_onboarding: 'true',
    delivery: 'noErrorReported',
    delivery_error: '',
    owner_account_id: '',
    other_flow_log_ids: 'fl-0ff fl-0fe',
    decision: '',
    remarks: '',
    made_by_engine: '',
    targets: '',
  })
  expect(vpcs[1]).toMatchObject({ made_by_this_onboarding: 'false', made_by_engine: 'Cloud Custodian' })
})

test.each(HOSTILE_NAMES)(
  '%j comes back as it is, with what is hidden made visible, unless a spreadsheet would run it',
  (name) => {
    const { accounts, vpcs } = filesOf([hostileAccount(name)])
    const expected = FORMULA.test(name) ? `'${name}` : plainText(name)
    expect(accounts[0]?.connector_display_name).toBe(expected)
    expect(vpcs[0]?.vpc_name).toBe(expected)
    for (const row of [...accounts, ...vpcs]) {
      expect(Object.values(row).filter((value) => FORMULA.test(value))).toEqual([])
    }
  },
)

function filesOf(accounts: Parameters<typeof checklistOf>[0]) {
  const [accountsFile, vpcsFile] = renderReport(checklistOf(accounts), 'csv', REPORT_OPTIONS)
  return { accounts: readTable(accountsFile?.text ?? ''), vpcs: readTable(vpcsFile?.text ?? '') }
}

test('a delivery that never will be is told as that, for people and for programs', () => {
  const finished = finishedAccount()
  const regions = finished.regions.map((region) => ({ ...region, vpcs: [] }))
  const account = { ...finished, regions, steps: { ...finished.steps, delivery: { state: 'todo' as const } } }
  const { accounts } = filesOf([account, openAccount()])
  expect(accounts.map(({ delivery }) => delivery)).toEqual(['nothingToDeliver', 'todo'])
  expect(stepWord(account, 'delivery', { customer: 'you', timeOf: (iso) => iso }).word).toBe(
    'Nothing to deliver',
  )
})
