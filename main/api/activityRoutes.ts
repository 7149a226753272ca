import { activityQuestion } from '../../app/contract/outsideQuestion.ts'
import type { ActivityRequest } from '../../app/run/activityRequest.ts'
import { accountsWithIds } from '../accounts/accountsWithIds.ts'
import { ConflictError } from '../failures/conflictError.ts'
import type { Host } from '../hosts/host.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import type { OpenedFile } from '../onboarding/openOnboardingFile.ts'
import { confirmOutside } from './confirmOutside.ts'
import type { RouterBase } from './routerBase.ts'

/** Starts an activity of the open onboarding, and steers the one that runs. */
export function activityRoutes(os: RouterBase, host: Host, current: CurrentOnboarding) {
  function steer(how: 'pause' | 'resume' | 'cancel'): void {
    if (!current.opened().onboarding.steer(how)) throw new ConflictError('Nothing is running.')
  }

  /** Nothing of the practice cloud is worth a question. */
  async function confirm(request: ActivityRequest, { onboarding, destination }: OpenedFile): Promise<void> {
    const question = activityQuestion(request, onboarding.onboarding)
    if (question !== undefined && destination.practice === undefined) await confirmOutside(host, question)
  }

  return os.activity.router({
    start: os.activity.start.handler(async ({ input }) => {
      const opened = await current.recordable()
      const { onboarding, busy, start } = opened.onboarding
      accountsWithIds(onboarding, [...(input.only ?? []), ...input.remove.map(({ accountId }) => accountId)])
      if (busy())
        throw new ConflictError('Another activity is already running. Wait for its end, or cancel it.')
      await confirm(input, opened)
      // While the person was asked, another page may have started one.
      if (busy())
        throw new ConflictError('Another activity is already running. Wait for its end, or cancel it.')
      forgetFailedSignIns(opened)
      start(input)
    }),
    pause: os.activity.pause.handler(() => steer('pause')),
    resume: os.activity.resume.handler(() => steer('resume')),
    cancel: os.activity.cancel.handler(() => steer('cancel')),
  })
}

/** Credentials that did not reach their account are read again: the person may have signed in or corrected a profile. */
function forgetFailedSignIns({ onboarding, destination }: OpenedFile): void {
  for (const { accountId, steps } of onboarding.checklist().accounts) {
    if (steps.signIn.state === 'failed' || steps.signIn.state === 'waiting') {
      destination.awsAccounts.forgetCredentials(accountId)
    }
  }
}
