import type { AccountStatus, Checklist } from '../checklist/checklist.ts'
import type { StepName } from '../onboarding/stepName.ts'
import { STEPS } from '../onboarding/stepName.ts'
import type { Problem, ProblemKind } from '../problems/problem.ts'

export interface AccountRef {
  readonly accountId: string
  readonly name: string
}

export interface ProblemPlace extends AccountRef {
  readonly problem: Problem
}

/** Problems that one action solves: in a large onboarding the same thing is wrong in many places. */
export interface ProblemGroup {
  readonly kind: ProblemKind
  readonly next: string
  readonly retryable: boolean
  readonly waitsFor?: Problem['waitsFor']
  readonly places: readonly ProblemPlace[]
}

/** A step that waits for somebody although nothing went wrong. */
export interface OpenStep {
  readonly step: StepName
  readonly waitsFor: 'you' | 'activeeye'
  readonly accounts: readonly AccountRef[]
}

/** Every problem but `bucketNotReady`, which the bucket request tells; those that stop somebody come first. */
export function problemGroups(checklist: Checklist): readonly ProblemGroup[] {
  const groups = new Map<string, ProblemGroup & { readonly places: ProblemPlace[] }>()
  for (const { accountId, name, problems } of checklist.accounts) {
    for (const problem of problems) {
      if (problem.kind === 'bucketNotReady') continue
      const { kind, next, retryable, waitsFor } = problem
      const key = JSON.stringify([kind, next, retryable, waitsFor])
      const group = groups.get(key) ?? { kind, next, retryable, waitsFor, places: [] }
      group.places.push({ accountId, name, problem })
      groups.set(key, group)
    }
  }
  return [...groups.values()].sort((a, b) => urgency(a) - urgency(b))
}

/** Waiting steps that no problem of theirs explains already. */
export function openSteps(checklist: Checklist): readonly OpenStep[] {
  return (['you', 'activeeye'] as const).flatMap((waitsFor) =>
    STEPS.flatMap((step) => {
      const accounts = checklist.accounts
        .filter((account) => waits(account, step, waitsFor))
        .map(({ accountId, name }) => ({ accountId, name }))
      return accounts.length === 0 ? [] : [{ step, waitsFor, accounts }]
    }),
  )
}

function waits({ steps, problems }: AccountStatus, step: StepName, waitsFor: 'you' | 'activeeye'): boolean {
  const explained = problems.some((problem) => problem.step === step && problem.waitsFor === waitsFor)
  return steps[step].state === 'waiting' && steps[step].for === waitsFor && !explained
}

function urgency({ waitsFor }: ProblemGroup): number {
  switch (waitsFor) {
    case 'you':
      return 0
    case 'activeeye':
      return 1
    case undefined:
      return 2
  }
}
