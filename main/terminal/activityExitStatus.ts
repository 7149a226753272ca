import { type ActivityStatus, activityVerb } from '../../app/checklist/activityStatus.ts'
import type { Checklist } from '../../app/checklist/checklist.ts'
import { isVerified } from '../../app/checklist/ownSteps.ts'
import type { StepName } from '../../app/onboarding/stepName.ts'
import { EXIT } from './exitStatus.ts'
import type { Terminal } from './terminal.ts'

/** The exit status of an activity; prints the reason when it was cancelled or failed. */
export function exitStatusOf(
  end: ActivityStatus,
  checklist: Pick<Checklist, 'accounts'>,
  asked: readonly StepName[],
  terminal: Terminal,
): number {
  switch (end.state) {
    case 'finished':
      return isVerified(checklist.accounts, asked) ? EXIT.verified : EXIT.unfinished
    case 'cancelled':
      terminal.err(
        `Stopped. Everything so far is saved. To continue, start the same ${activityVerb(end.activity)} again.`,
      )
      return EXIT.interrupted
    case 'failed':
      terminal.err(`The ${activityVerb(end.activity)} failed: ${end.message ?? 'no reason is known'}`)
      if (end.next === undefined) return EXIT.unexpected
      terminal.err(end.next)
      return EXIT.unfinished
    case 'running':
    case 'paused':
    case 'interrupted':
      throw new Error(`An activity can't end as ${end.state}.`)
  }
}
