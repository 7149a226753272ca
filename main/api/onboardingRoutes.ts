import type { Backend } from '../accounts/backend.ts'
import { chooseVpcParts } from '../onboarding/chooseVpcParts.ts'
import { createOnboarding, prepareForCustomer, suggestPath } from '../onboarding/createOnboarding.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { decideVpcs } from '../onboarding/decideVpcs.ts'
import { discardDraft, draftOfCurrent, saveDraft } from '../onboarding/editOnboarding.ts'
import { leaveOutPlaces } from '../onboarding/leaveOutPlaces.ts'
import { forgetRecent, listRecent } from '../onboarding/recentOnboardings.ts'
import { openedAs } from './openedAs.ts'
import { type RouterBase, scenarioOf } from './routerBase.ts'

/** Opening, starting and editing an onboarding. */
export function onboardingRoutes(os: RouterBase, backend: Backend, current: CurrentOnboarding) {
  return {
    open: os.open.handler(async ({ input }) =>
      openedAs(await current.open({ ...input, practice: scenarioOf(input.practice) })),
    ),
    current: os.current.handler(() => {
      const shown = current.shown()
      return shown && openedAs(shown.opened)
    }),
    recent: os.recent.router({
      list: os.recent.list.handler(() => listRecent(backend.dataDirectory)),
      remove: os.recent.remove.handler(({ input }) => forgetRecent(backend.dataDirectory, input)),
    }),
    create: os.create.handler(async ({ input }) => openedAs(await createOnboarding(backend, current, input))),
    prepare: os.prepare.handler(async ({ input }) =>
      openedAs(await prepareForCustomer(backend, current, input)),
    ),
    suggestPath: os.suggestPath.handler(({ input }) => ({ path: suggestPath(backend, input.shortName) })),
    decide: os.decide.handler(async ({ input }) => ({
      path: await decideVpcs(backend, current, input),
    })),
    chooseParts: os.chooseParts.handler(async ({ input }) => ({
      path: await chooseVpcParts(backend, current, input),
    })),
    leaveOut: os.leaveOut.handler(async ({ input }) => ({
      path: await leaveOutPlaces(backend, current, input),
    })),
    draft: os.draft.router({
      get: os.draft.get.handler(() => draftOfCurrent(backend, current)),
      save: os.draft.save.handler(async ({ input }) => ({
        state: await saveDraft(backend, current, input.draft),
      })),
      discard: os.draft.discard.handler(() => discardDraft(backend, current)),
    }),
  }
}
