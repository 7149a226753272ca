import { expect, test } from 'vitest'
import { regionStateSchema, stepStateSchema, vpcStateSchema } from '../../../../app/checklist/checklist.ts'
import {
  accountStateWord,
  deliveryWord,
  regionStateWord,
  stepName,
  stepStateWord,
  vpcStateWord,
} from '../../../../app/checklist/stateWords.ts'
import { STEPS } from '../../../../app/onboarding/stepName.ts'
import { problemKindSchema, problemTitle } from '../../../../app/problems/problem.ts'
import { finishedAccount, openAccount, untouchedAccount } from '../report/checklists.ts'

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
