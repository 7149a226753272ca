import { expect, test } from 'vitest'
import {
  accountStateSchema,
  type RegionStatus,
  regionStateSchema,
  type StepStatus,
  stepStateSchema,
  turnActionSchema,
} from '../../../../app/checklist/checklist.ts'
import {
  accountStateWord,
  deliveryWord,
  type Reader,
  regionStateWord,
  stepName,
  stepWord,
  turnWord,
  vpcStateWord,
} from '../../../../app/checklist/stateWords.ts'
import { deliverySchema, vpcStateSchema } from '../../../../app/checklist/vpcStatus.ts'
import { STEPS, type StepName } from '../../../../app/onboarding/stepName.ts'
import { problemKindSchema, problemTitle } from '../../../../app/problems/problem.ts'
import { problemTask } from '../../../../app/problems/problemTask.ts'
import { accountWaitingForSignIn, finishedAccount } from '../report/checklists.ts'

const SCREEN: Reader = { customer: 'you', timeOf: (iso) => `the time ${iso}` }
const REPORT: Reader = { ...SCREEN, customer: 'the customer' }

test('every state, step, turn and problem has words of its own', () => {
  const words = [
    stepStateSchema.options.map((state) => wordOf('stack', { state })),
    stepStateSchema.options.map((state) => wordOf('delivery', { state })),
    regionStateSchema.options.map((state) => regionStateWord({ region: 'r', state, vpcs: [] }, SCREEN).word),
    accountStateSchema.options.map((state) => accountStateWord({ state, turns: [] }, SCREEN).word),
    vpcStateSchema.options.map((state) => vpcStateWord({ state }).word),
    [undefined, ...deliverySchema.options].map(
      (delivery) => deliveryWord({ ...(delivery && { delivery }) }).word,
    ),
    turnActionSchema.options.map(turnWord),
    STEPS.map(stepName),
    problemKindSchema.options.map(problemTitle),
    problemKindSchema.options.map(problemTask),
  ]
  for (const group of words) expect(new Set(group).size).toBe(group.length)
})

test('who is waited for is named for the reader, each once', () => {
  expect(wordOf('stack', { state: 'waiting', for: 'customer' })).toBe('Waiting for you')
  expect(wordOf('stack', { state: 'waiting', for: 'customer' }, REPORT)).toBe('Waiting for the customer')
  expect(wordOf('stack', { state: 'waiting', for: 'activeeye' })).toBe('Waiting for ActiveEye')
  expect(stepWord(accountWaitingForSignIn('1', 'prod'), 'signIn', SCREEN).tone).toBe('partial')
  const turns = [
    { who: 'customer', what: 'run' },
    { who: 'customer', what: 'addConnector' },
    { who: 'activeeye', what: 'allowAccount' },
  ] as const
  expect(accountStateWord({ state: 'waiting', turns: [...turns] }, REPORT).word).toBe(
    'Waiting for the customer and ActiveEye',
  )
})

test('of the delivery it is told what was seen, and never that files arrive', () => {
  const due = '06:40'
  expect(wordOf('delivery', { state: 'todo', due })).toBe('Not looked at yet (from the time 06:40)')
  expect(wordOf('delivery', { state: 'todo' })).toBe('Not looked at yet')
  expect(wordOf('delivery', { state: 'done' })).toBe('AWS reports no error')
  expect(wordOf('delivery', { state: 'waiting', for: 'activeeye' })).toBe('Failing')
  expect(wordOf('delivery', { state: 'done' }, SCREEN, [])).toBe('Nothing to deliver')
})

function wordOf(
  step: StepName,
  status: StepStatus,
  reader: Reader = SCREEN,
  regions: RegionStatus[] = finishedAccount().regions,
): string {
  return stepWord({ regions, steps: { ...finishedAccount().steps, [step]: status } }, step, reader).word
}
