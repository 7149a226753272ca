import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { checklistJsonSchema } from '../../../../app/checklist/checklist.ts'
import { checklistOf, finishedAccount, openAccount, untouchedAccount } from '../report/checklists.ts'

const CHECKLIST = checklistOf([finishedAccount(), openAccount(), untouchedAccount()])
const schema = z.fromJSONSchema(JSON.parse(checklistJsonSchema()))

test('assets/checklist.schema.json is up to date', () => {
  const published = new URL('../../../../assets/checklist.schema.json', import.meta.url)
  expect(readFileSync(published, 'utf8')).toBe(checklistJsonSchema())
})

test('the published schema takes a checklist as it is printed, and no other version', () => {
  const printed: unknown = JSON.parse(JSON.stringify(CHECKLIST))
  expect(schema.safeParse(printed).success).toBe(true)
  expect(schema.safeParse({ ...CHECKLIST, version: 1 }).success).toBe(false)
  expect(schema.safeParse({ ...CHECKLIST, unknown: true }).success).toBe(false)
})
