import { flowLogsThatMayArrive, noArrivalYet } from '../../app/checklist/arrival.ts'
import { changesSince } from '../../app/checklist/changes.ts'
import { parseArrivalSaid } from '../../app/input/arrivalSaid.ts'
import { planOf } from '../../app/run/plan.ts'
import { undoPlanOf } from '../../app/run/undoPlan.ts'
import { accountsWithIds } from '../accounts/accountsWithIds.ts'
import type { Backend } from '../accounts/backend.ts'
import { systemClock } from '../async/systemClock.ts'
import { InvalidInputError, valueOrInvalidInput } from '../failures/invalidInputError.ts'
import { readJournal } from '../journal/diskJournal.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { consentsNeeded } from '../onboarding/foreignConsents.ts'
import { readShownTemplate } from '../onboarding/readShownTemplate.ts'
import type { RouterBase } from './routerBase.ts'

/**
 * What is known of the open onboarding (checklist, plans) and what a person adds to it (what may be gone, and
 * what ActiveEye said of the arrival).
 */
export function checklistRoutes(os: RouterBase, backend: Backend, current: CurrentOnboarding) {
  return {
    checklist: os.checklist.router({
      get: os.checklist.get.handler(() => current.opened().onboarding.checklist()),
      watch: os.checklist.watch.handler(({ signal }) => {
        // Refused as a call: the middleware of routerBase does not see what a generator throws.
        current.opened()
        return current.watch(signal)
      }),
    }),

    changes: os.changes.handler(async ({ input }) => {
      const { onboarding, journal } = current.opened()
      return changesSince(onboarding.onboarding, await readJournal(journal), input.since)
    }),

    plan: os.plan.handler(() => {
      const { onboarding, facts } = current.opened().onboarding
      return planOf(onboarding, facts())
    }),

    templateText: os.templateText.handler(({ input: { sha256 }, signal }) =>
      readShownTemplate(current.opened(), sha256, signal),
    ),

    consentNeeded: os.consentNeeded.handler(() =>
      consentsNeeded(backend.dataDirectory, current.opened().onboarding.onboarding),
    ),

    undoPlan: os.undoPlan.handler(() => {
      const { onboarding, facts } = current.opened().onboarding
      return undoPlanOf(onboarding, facts())
    }),

    acceptGone: os.acceptGone.handler(async ({ input: { items } }) => {
      const { onboarding, acceptGone } = (await current.recordable()).onboarding
      accountsWithIds(
        onboarding,
        items.map(({ accountId }) => accountId),
      )
      let accepted = 0
      for (const { accountId, resource } of items) {
        if (await acceptGone(accountId, resource)) accepted += 1
      }
      return { accepted }
    }),

    confirmArrival: os.confirmArrival.handler(async ({ input: { accountIds, ...typed } }) => {
      const said = valueOrInvalidInput(parseArrivalSaid(typed, new Date(systemClock.now())))
      const { checklist, confirmArrival } = (await current.recordable()).onboarding
      const accounts = accountsWithIds(checklist(), accountIds)
      const early = accounts.filter((account) => flowLogsThatMayArrive(account).length === 0)
      if (early.length > 0) throw new InvalidInputError(early.map(noArrivalYet))
      for (const account of accounts) await confirmArrival(account, said)
    }),
  }
}
