import { describe, expect, test } from 'vitest'
import { type StepState, stepStateSchema } from '../../../../app/checklist/checklist.ts'
import { isSettled, isVerified, RUN_STEPS, STEPS_BEHIND_SIGN_IN } from '../../../../app/checklist/ownSteps.ts'
import { STEPS, type StepName } from '../../../../app/onboarding/stepName.ts'
import { finishedAccount, SIGN_IN_EXPIRED } from '../report/checklists.ts'

/** A new step fails to compile here until somebody has decided who does it. */
const OWN: Readonly<Record<StepName, { readonly run: boolean; readonly behindSignIn: boolean }>> = {
  signIn: { run: true, behindSignIn: false },
  stack: { run: true, behindSignIn: true },
  connector: { run: false, behindSignIn: false },
  flowLogs: { run: true, behindSignIn: true },
  delivery: { run: false, behindSignIn: true },
}

test.each(STEPS)('who does the step %s', (step) => {
  expect({ run: RUN_STEPS.includes(step), behindSignIn: STEPS_BEHIND_SIGN_IN.includes(step) }).toEqual(
    OWN[step],
  )
})

const SETTLED: Readonly<Record<StepState, boolean>> = {
  todo: false,
  running: false,
  done: true,
  waiting: false,
  failed: false,
  skipped: true,
}

test.each(stepStateSchema.options)('whether something is left to do in a step that is %s', (state) => {
  expect(isSettled({ state })).toBe(SETTLED[state])
})

describe('what was asked for is verified', () => {
  const done = finishedAccount()

  test('when every step is done, no problem is open and every Region was seen', () => {
    expect(isVerified([done], RUN_STEPS)).toBe(true)
    expect(isVerified([], RUN_STEPS)).toBe(false)
  })

  test.each(stepStateSchema.exclude(['done']).options)(
    'not with a step that is %s, if it was asked for',
    (state) => {
      const account = { ...done, steps: { ...done.steps, stack: { state } } }
      expect(isVerified([done, account], RUN_STEPS)).toBe(false)
    },
  )

  test.each(['todo', 'running', 'skipped'] as const)('with a step that is %s and not asked for', (state) => {
    const account = { ...done, steps: { ...done.steps, stack: { state } } }
    expect(isVerified([done, account], ['signIn', 'flowLogs'])).toBe(true)
  })

  test('not with a Region that was not seen, whatever was asked for', () => {
    const regions = [...done.regions, { region: 'eu-west-2', state: 'notSeen' as const, vpcs: [] }]
    expect(isVerified([{ ...done, regions }], [])).toBe(false)
  })

  test.each(['failed', 'waiting'] as const)('not with a step that is %s, whatever was asked for', (state) => {
    const halted = (step: StepName) => ({ ...done, steps: { ...done.steps, [step]: { state } } })
    const isFine = STEPS.filter((step) => isVerified([halted(step)], []))
    // A person still has to add the connector, and no activity does.
    expect(isFine).toEqual(state === 'waiting' ? ['connector'] : [])
  })

  test('not with a problem', () => {
    expect(isVerified([{ ...done, problems: [SIGN_IN_EXPIRED] }], [])).toBe(false)
  })
})
