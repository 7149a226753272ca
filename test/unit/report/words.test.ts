import { expect, test } from 'vitest'
import { regionStateSchema, stepStateSchema, vpcStateSchema } from '../../../app/checklist/checklist.ts'
import {
  accountStateWord,
  deliveryWord,
  regionStateWord,
  stepName,
  stepStateWord,
  vpcStateWord,
} from '../../../app/checklist/stateWords.ts'
import { STEPS } from '../../../app/onboarding/stepName.ts'
import { problemKindSchema, problemTitle } from '../../../app/problems/problem.ts'
import { reportFileName } from '../../../app/report/renderReport.ts'
import { plainText } from '../../../app/text/plainText.ts'
import { timestampOf } from '../../../app/text/timestamp.ts'
import { finishedAccount, openAccount, untouchedAccount } from './checklists.ts'

test('every state, step and problem has words of its own', () => {
  const words = [
    stepStateSchema.options.map((state) => stepStateWord({ state }, 'you').word),
    regionStateSchema.options.map((state) => regionStateWord({ region: 'r', state, vpcs: [] }, 'you').word),
    vpcStateSchema.options.map((state) => vpcStateWord({ state }).word),
    STEPS.map(stepName),
    problemKindSchema.options.map(problemTitle),
  ]
  for (const group of words) expect(new Set(group).size).toBe(group.length)
})

test('who is waited for is named for the reader', () => {
  expect(stepStateWord({ state: 'waiting', for: 'you' }, 'you').word).toBe('Waiting for you')
  expect(stepStateWord({ state: 'waiting', for: 'you' }, 'the customer').word).toBe(
    'Waiting for the customer',
  )
  expect(stepStateWord({ state: 'waiting', for: 'activeeye' }, 'you').word).toBe('Waiting for ActiveEye')
})

test('an account is as far as its worst step', () => {
  const done = finishedAccount()
  const withStep = (flowLogs: typeof done.steps.flowLogs) => ({ steps: { ...done.steps, flowLogs } })
  const words = [
    done,
    openAccount(),
    untouchedAccount(),
    withStep({ state: 'failed' }),
    withStep({ state: 'running' }),
    withStep({ state: 'todo' }),
    withStep({ state: 'skipped' }),
  ].map((account) => accountStateWord(account, 'the customer').word)
  expect(words).toEqual([
    'Complete',
    'Waiting for the customer',
    'Not started',
    'Needs attention',
    'Running',
    'In progress',
    'Done, with steps skipped',
  ])
})

test('delivery is told in words, and a word of AWS that we do not know is kept', () => {
  const words = ['SUCCESS', 'FAILED', 'ODD'].map(
    (delivery) => deliveryWord({ flowLogId: 'fl-1', delivery }).word,
  )
  expect(words).toEqual(['Delivered', 'Failed', 'ODD'])
  expect(deliveryWord({ flowLogId: 'fl-1' }).word).toBe('Not known yet')
})

test.each([
  ['Europe/Berlin', '2026-10-05 14:03 (Europe/Berlin, UTC+02:00)'],
  ['America/New_York', '2026-10-05 08:03 (America/New_York, UTC-04:00)'],
  ['Asia/Kolkata', '2026-10-05 17:33 (Asia/Kolkata, UTC+05:30)'],
  ['UTC', '2026-10-05 12:03 (UTC)'],
  ['Etc/Unknown', '2026-10-05 12:03 (UTC)'],
])('a time in %s', (timeZone, local) => {
  expect(timestampOf('2026-10-05T12:03:22Z', timeZone)).toEqual({
    iso: '2026-10-05T12:03:22.000Z',
    local,
    utc: '2026-10-05 12:03:22 UTC',
  })
})

test('midnight is 00, and what is no time is shown as it is', () => {
  expect(timestampOf('2026-10-05T22:00:00Z', 'Europe/Berlin').local).toMatch(/^2026-10-06 00:00 /)
  expect(timestampOf('yesterday', 'UTC')).toEqual({ iso: 'yesterday', local: 'yesterday', utc: 'yesterday' })
})

test('plain text is one line that shows what it is', () => {
  expect(plainText('a \r\n b\tc\u2028d')).toBe('a b c d')
  expect(plainText('x\u202Ey\u0000\u001B')).toBe('x\uFFFDy\uFFFD\uFFFD')
  expect(plainText('שלום é 👩‍💻')).toBe('שלום é 👩‍💻')
})

test.each([
  ['Acme Corp', 'acme-corp-activeeye-report'],
  ['Müller & Söhne', 'muller-sohne-activeeye-report'],
  ['../../etc/passwd', 'etc-passwd-activeeye-report'],
  ['株式会社', 'activeeye-report'],
  ['x'.repeat(300), `${'x'.repeat(40)}-activeeye-report`],
])('a file for %s', (customer, name) => {
  expect(reportFileName(customer)).toBe(name)
})
