import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderReport } from '../../../../app/report/renderReport.ts'
import { everyCommand } from '../../../../main/terminal/loadCommands.ts'
import { createProgram } from '../../../../main/terminal/program.ts'
import { fakeTerminal } from '../../../doubles/fakeTerminal.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'
import { checklistOf, finishedAccount, REPORT_OPTIONS } from '../../app/report/checklists.ts'

const COMMANDS = await everyCommand()

test.each([
  ['a customer’s', { customer: '\u0410cme' }, {}],
  ['its maker’s', {}, { preparedBy: 'J\u0430ne Roe' }],
])('a report with a name that only looks like %s is pointed out', async (_, named, made) => {
  const checklist = { ...checklistOf([finishedAccount()]), ...named }
  const [report] = renderReport(checklist, 'json', { ...REPORT_OPTIONS, ...made })
  const directory = await scratchDirectory()
  const path = join(directory, 'acme.json')
  await writeFile(path, report?.text ?? '')
  const { lines, terminal } = fakeTerminal()
  const program = createProgram(terminal, () => {}, COMMANDS)
  await program.parseAsync(['reports', path, '--data-dir', directory], { from: 'user' })
  expect(lines.join('\n')).toMatch(/mixes (Latin and Cyrillic|Cyrillic and Latin) letters/)
})

test.each([
  ['as the app wrote it', (text: string) => text, 0, /No edit found/],
  ['with another value', (text: string) => text.replaceAll('acme-prod', 'acme-brod'), 3, /Edited/],
  ['that is none', () => '{}', 2, /was not verified/],
] as const)('verify-report of a report %s', async (_, change, expected, said) => {
  const [report] = renderReport(checklistOf([finishedAccount()]), 'json', REPORT_OPTIONS)
  const directory = await scratchDirectory()
  const path = join(directory, 'acme.json')
  await writeFile(path, change(report?.text ?? ''))
  const { lines, terminal } = fakeTerminal()
  const statuses: number[] = []
  const program = createProgram(terminal, (status) => statuses.push(status), COMMANDS)
  await program.parseAsync(['verify-report', path, '--data-dir', directory], { from: 'user' })
  expect(lines.join('\n')).toMatch(said)
  expect(statuses).toEqual([expected])
})
