import { describe, expect, test } from 'vitest'
import { turnActionSchema } from '../../../../app/checklist/checklist.ts'
import { nextStepsOf } from '../../../../app/checklist/nextStep.ts'
import { type PresenterStep, presenterSteps } from '../../../../app/checklist/presenterStep.ts'
import { presenterWords } from '../../../../app/checklist/presenterWords.ts'
import { waitsForSchema } from '../../../../app/problems/problem.ts'
import { finishedAccount, judged, untouchedAccount } from '../report/checklists.ts'

const running = { activity: 'run', state: 'running', startedAt: '2026-10-05T12:00:00Z' } as const

describe('the step of a call', () => {
  const doing = (known: Parameters<typeof presenterSteps>[0]) => presenterSteps(known).map((step) => step.do)

  test('begins before there is a checklist', () => {
    expect(doing({ isOpen: false, accounts: [], activity: undefined })).toEqual(['open'])
    expect(doing({ isOpen: true, accounts: [], activity: undefined })).toEqual(['addAccounts'])
    expect(doing({ isOpen: true, accounts: [untouchedAccount()], activity: undefined })).toEqual(['look'])
  })

  test('is what comes next on every host, once something was looked at', () => {
    const accounts = [finishedAccount(), untouchedAccount('111122223333', 'dev')]
    expect(presenterSteps({ isOpen: true, accounts, activity: undefined })).toEqual(nextStepsOf(accounts))
    expect(presenterSteps({ isOpen: true, accounts, activity: { ...running, state: 'finished' } })).toEqual(
      nextStepsOf(accounts),
    )
  })

  test('waits for nobody but a sign-in while the app is at work', () => {
    const account = finishedAccount()
    expect(doing({ isOpen: true, accounts: [account], activity: running })).toEqual(['working'])
    const signIn = { state: 'waiting', for: 'customer' } as const
    const held = judged({ ...account, steps: { ...account.steps, signIn } }, true)
    expect(presenterSteps({ isOpen: true, accounts: [held], activity: running })).toEqual([
      { do: 'signIn', who: 'customer', accounts: 1 },
    ])
  })
})

const STEPS: readonly PresenterStep[] = [
  ...(['open', 'addAccounts', 'look', 'working', 'report'] as const).map((what) => ({ do: what })),
  { do: 'check', due: undefined },
  ...turnActionSchema.options.flatMap((what) =>
    waitsForSchema.options.map((who) => ({ do: what, who, accounts: 2 })),
  ),
]

test.each(STEPS)(
  '$do says what to say, what to do and what goes wrong, short enough for a large type',
  (step) => {
    const { title, say, click, wrong } = presenterWords(step)
    expect(title.length).toBeLessThan(34)
    for (const lines of [say, click, wrong]) expect(lines.length).toBeGreaterThan(0)
    for (const line of [...say, ...click, ...wrong]) expect(line).toMatch(/^[A-Z].{10,105}[.?]$/)
    // At 1280 × 800, a line holds 60 characters; the smaller ones 80.
    const linesOf = (texts: readonly string[], width: number) =>
      texts.reduce((sum, text) => sum + Math.ceil(text.length / width), 0)
    expect(linesOf([...say, ...click], 60)).toBeLessThanOrEqual(8)
    expect(linesOf(wrong, 80)).toBeLessThanOrEqual(4)
  },
)
