import { describe, expect } from 'vitest'
import { comparable } from './support/comparableChecklist.ts'
import { withoutMotoDifferences } from './support/motoDiffers.ts'
import { onMoto } from './support/onMoto.ts'
import { checklistOf, plannedOf } from './support/printedChecklist.ts'
import { seedMoto } from './support/seedMoto.ts'
import { openStage } from './support/stage.ts'
import type { Ended } from './support/terminalProcess.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'
import { OTHER_TEMPLATE_URL, TWIN, TWIN_IN_CONFLICT, twinOnboarding } from './support/twinScenario.ts'
import { openWorkspace } from './support/workspace.ts'

/** The verbs of an onboarding, one after the other, and what they print. */
const VERBS = [
  { words: ['plan'], read: plannedOf },
  { words: ['run', '--acknowledge-iam', '--yes'], read: checklistOf },
  { words: ['status'], read: checklistOf },
  { words: ['check'], read: checklistOf },
  // Nothing is to do any more.
  { words: ['run', '--yes'], read: checklistOf },
  { words: ['plan'], read: plannedOf },
] as const

describe('one onboarding on the practice cloud and on moto', LONG_TIMEOUT_CONCURRENT, () => {
  for (const [scenario, exit] of [
    [TWIN, 0],
    [TWIN_IN_CONFLICT, 3],
  ] as const) {
    onMoto(`${scenario.name}: prints the same and ends with ${exit}`, async (moto) => {
      await seedMoto(moto, scenario)
      const onboarding = twinOnboarding(scenario)
      await using stage = await openStage(scenario, {
        onboarding,
        // The other stack is not of ActiveEye's template.
        change: (world) => ({
          ...world,
          stacks: world.stacks.map((stack) => ({ ...stack, templateUrl: OTHER_TEMPLATE_URL })),
        }),
      })
      await using workspace = await openWorkspace(moto, onboarding)
      for (const { words, read } of VERBS) {
        const [verb, ...options] = words
        const [ours, theirs] = await Promise.all([
          stage.workspace.run(verb, '--json', ...options),
          workspace.run(verb, '--json', ...options),
        ])
        const compared = (ended: Ended) => withoutMotoDifferences(comparable(read(ended)))
        expect(compared(theirs)).toEqual(compared(ours))
        expect([verb, ours.status, theirs.status]).toEqual([verb, exit, exit])
      }
    })
  }
})
