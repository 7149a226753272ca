import { expect, test } from 'vitest'
import { placesWords, problemGroups } from '../../../app/checklist/problemGroups.ts'
import { problemTitle } from '../../../app/problems/problem.ts'
import { buildDocument } from '../../../app/report/buildDocument.ts'
import { reportOf } from '../../../app/report/reportData.ts'
import { printProblems } from '../../../main/terminal/printProblems.ts'
import { openProblems } from '../../../renderer/features/problems/openProblems.ts'
import { fakeTerminal } from '../../doubles/fakeTerminal.ts'
import {
  accountWaitingForSignIn,
  checklistOf,
  openAccount,
  REPORT_OPTIONS,
} from '../app/report/checklists.ts'

const CHECKLIST = checklistOf([
  openAccount(),
  openAccount('333344445555', 'lab'),
  accountWaitingForSignIn('111122223333', 'prod'),
])
const GROUPS = problemGroups(CHECKLIST.accounts)

test('terminal, report and page tell the same causes, each once, with the same places and next step', () => {
  const told = GROUPS.map(({ kind, next, places }) => [problemTitle(kind), next, placesWords(places)])
  expect(told.length).toBeGreaterThan(2)

  const { lines, terminal } = fakeTerminal()
  printProblems(CHECKLIST.accounts, terminal)
  const titles = lines.filter((line) => /^ {2}\S/.test(line))
  expect(titles).toHaveLength(GROUPS.length)
  const nexts = lines.filter((line) => line.startsWith('    Next: '))
  for (const [index, [title = '', next = '', places = '']] of told.entries()) {
    expect(titles[index]).toContain(title)
    expect(titles[index]).toMatch(new RegExp(`${places}$`))
    expect(nexts[index]).toBe(`    Next: ${next}`)
  }

  const { items: all } = buildDocument(reportOf(CHECKLIST, REPORT_OPTIONS)).open
  const items = all.filter(({ key }) => GROUPS.some((group) => group.key === key))
  // A refusal of the bucket is in the request to ActiveEye instead.
  const inReport = GROUPS.filter(({ kind }) => kind !== 'bucketNotReady')
  expect(items.map(({ text, places }) => [text, places?.rows.length])).toEqual(
    inReport.map(({ next, places }) => [next, places.length]),
  )

  const onPage = openProblems(CHECKLIST).map(({ kind, next, places }) => [
    problemTitle(kind),
    next,
    placesWords(places),
  ])
  expect(onPage.toSorted()).toEqual(told.toSorted())
})
