import { accountsWithIds } from '../accounts/accountsWithIds.ts'
import type { Backend } from '../accounts/backend.ts'
import { systemClock } from '../async/systemClock.ts'
import { ConflictError } from '../failures/conflictError.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { expectConsents } from '../onboarding/foreignConsents.ts'
import type { OpenedFile } from '../onboarding/openOnboardingFile.ts'
import type { RouterBase } from './routerBase.ts'

/** Starts an activity of the open onboarding, and steers the one that runs. */
export function activityRoutes(os: RouterBase, backend: Backend, current: CurrentOnboarding) {
  function steer(how: 'pause' | 'resume' | 'cancel'): void {
    if (!current.opened().onboarding.steer(how)) throw new ConflictError('Nothing is running.')
  }

  return os.activity.router({
    start: os.activity.start.handler(async ({ input }) => {
      const opened = await current.recordable()
      const { onboarding, busy, start } = opened.onboarding
      accountsWithIds(onboarding, [...(input.only ?? []), ...input.remove.map(({ accountId }) => accountId)])
      if (busy()) throw busyRefusal()
      if (input.activity === 'run') {
        await expectConsents(backend.dataDirectory, onboarding, input, {
          by: backend.user,
          at: systemClock.now(),
        })
        // The consent is about this onboarding, and not about one that was opened meanwhile.
        if (current.shown()?.opened !== opened) {
          throw new ConflictError('The onboarding was opened anew meanwhile. Start the run again.')
        }
      }
      forgetFailedSignIns(opened)
      if (!start(input)) throw busyRefusal()
    }),
    pause: os.activity.pause.handler(() => steer('pause')),
    resume: os.activity.resume.handler(() => steer('resume')),
    cancel: os.activity.cancel.handler(() => steer('cancel')),
  })
}

function busyRefusal(): ConflictError {
  return new ConflictError('Another activity is already running. Wait for its end, or cancel it.')
}

/** Credentials that did not reach their account are read again: the person may have signed in or corrected a profile. */
function forgetFailedSignIns({ onboarding, destination }: OpenedFile): void {
  for (const { accountId, steps } of onboarding.checklist().accounts) {
    if (steps.signIn.state === 'failed' || steps.signIn.state === 'waiting') {
      destination.awsAccounts.forgetCredentials(accountId)
    }
  }
}
