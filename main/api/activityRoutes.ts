import { whoActs } from '../../app/access/whoAmI.ts'
import { activityQuestion } from '../../app/contract/outsideQuestion.ts'
import { type ActivityRequest, accountsToWorkOn } from '../../app/run/activityRequest.ts'
import type { ConsentedValue } from '../../app/run/foreignConsent.ts'
import { clockTimeHere } from '../../app/text/timestamp.ts'
import { accountsWithIds } from '../accounts/accountsWithIds.ts'
import type { Backend } from '../accounts/backend.ts'
import { systemClock } from '../async/systemClock.ts'
import { ConflictError } from '../failures/conflictError.ts'
import type { Host } from '../hosts/host.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { expectConsents, keepConsents } from '../onboarding/foreignConsents.ts'
import type { OpenedFile } from '../onboarding/openOnboardingFile.ts'
import { confirmOutside } from './confirmOutside.ts'
import type { RouterBase } from './routerBase.ts'

/** Starts an activity of the open onboarding, and steers the one that runs. */
export function activityRoutes(os: RouterBase, backend: Backend, host: Host, current: CurrentOnboarding) {
  function steer(how: 'pause' | 'resume' | 'cancel'): void {
    if (!current.opened().onboarding.steer(how)) throw new ConflictError('Nothing is running.')
  }

  /** Nothing of the practice cloud is worth a question. */
  async function confirm(
    request: ActivityRequest,
    named: readonly ConsentedValue[],
    { onboarding, destination }: OpenedFile,
  ): Promise<void> {
    if (destination.practice !== undefined) return
    const { identities } = await destination.awsAccounts.signIns.state()
    const accounts = accountsToWorkOn(onboarding.onboarding.accounts, request).filter(
      ({ accountId }) =>
        request.activity !== 'undo' || request.remove.some((removed) => removed.accountId === accountId),
    )
    const who = whoActs(
      identities,
      accounts.map(({ accountId }) => accountId),
      {
        time: clockTimeHere,
        accountName: (accountId) => accounts.find((account) => account.accountId === accountId)?.name,
      },
    )
    const question = activityQuestion(request, onboarding.onboarding, named, who)
    if (question !== undefined) await confirmOutside(host, question)
  }

  return os.activity.router({
    start: os.activity.start.handler(async ({ input }) => {
      const opened = await current.recordable()
      const { onboarding, busy, start } = opened.onboarding
      const { dataDirectory } = backend
      accountsWithIds(onboarding, [...(input.only ?? []), ...input.remove.map(({ accountId }) => accountId)])
      if (busy()) throw busyRefusal()
      const named = input.activity === 'run' ? await expectConsents(dataDirectory, onboarding, input) : []
      await confirm(input, named, opened)
      // While a person was asked, another page may have opened another onboarding.
      if (current.shown()?.opened !== opened) {
        throw new ConflictError('The onboarding was opened anew meanwhile. Start it again.')
      }
      await keepConsents(dataDirectory, onboarding, named, { by: backend.user, at: systemClock.now() })
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
