import type { ActivityStatus } from '../../app/checklist/activityStatus.ts'
import type { AccountStatus, Checklist } from '../../app/checklist/checklist.ts'
import type { StepName } from '../../app/onboarding/stepName.ts'
import { EXIT } from './exitStatus.ts'
import type { Terminal } from './terminal.ts'

/** The exit status of an activity, saying why where it did not come to its end. */
export function statusOf(
  end: ActivityStatus,
  checklist: Pick<Checklist, 'accounts'>,
  asked: readonly StepName[],
  terminal: Terminal,
): number {
  switch (end.state) {
    case 'finished':
      return isVerified(checklist.accounts, asked) ? EXIT.verified : EXIT.unfinished
    case 'cancelled':
      terminal.err(`Stopped. Everything so far is saved: the same ${end.activity} goes on from here.`)
      return EXIT.interrupted
    case 'failed':
      terminal.err(`The ${end.activity} failed: ${end.message ?? 'no reason is known'}`)
      return EXIT.unexpected
    case 'running':
    case 'paused':
    case 'interrupted':
      throw new Error(`An activity can't end as ${end.state}.`)
  }
}

/** Nothing is open, and every step that was asked for is done. The connector is a person's, so no verb asks for it. */
export function isVerified(accounts: readonly AccountStatus[], asked: readonly StepName[]): boolean {
  return accounts.every(
    ({ problems, steps }) => problems.length === 0 && asked.every((step) => steps[step].state === 'done'),
  )
}
