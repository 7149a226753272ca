import { compareConnector, connectorOf } from '../../app/checklist/connectorStatus.ts'
import type { OpenedOnboarding } from '../../app/contract/contract.ts'
import { renderReport } from '../../app/report/renderReport.ts'
import { planOf } from '../../app/run/plan.ts'
import { ourStackId } from '../../app/steps/stackStep.ts'
import { flowLogDestinationOf } from '../../app/steps/step.ts'
import { ourFlowLogs, undoRegions } from '../../app/steps/undoRegion.ts'
import type { Backend } from '../accounts/backend.ts'
import { refuseUnknownAccounts } from '../accounts/refuseUnknownAccounts.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { externalLink } from '../hosts/externalLinks.ts'
import { type Host, terminalHost } from '../hosts/localHost.ts'
import { createCurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { discardDraft, draftOfCurrent, saveDraft } from '../onboarding/editOnboarding.ts'
import type { Opened } from '../onboarding/openFile.ts'
import type { OpenOnboarding } from '../onboarding/openOnboarding.ts'
import { forgetRecent, listRecent } from '../onboarding/recentOnboardings.ts'
import { startOnboarding, suggestPath } from '../onboarding/startOnboarding.ts'
import { SCENARIOS, scenarioNames } from '../practice/practiceCloud.ts'
import { accessRoutes } from './accessRoutes.ts'
import { findRoutes } from './findRoutes.ts'
import { networkRoutes } from './networkRoutes.ts'
import { routerBase, scenarioOf } from './routerBase.ts'
import { signInRoutes } from './signInRoutes.ts'

/**
 * The contract, implemented: once, for every host. What is open belongs to the router, so that a reload or a
 * second window comes back to the same place.
 */
export function createRouter(backend: Backend, host: Host = terminalHost) {
  const currentOnboarding = createCurrentOnboarding(backend)
  if (host.resolveProxy !== undefined) backend.network.setProxyResolver(host.resolveProxy)

  const os = routerBase(() => currentOnboarding.settled())

  function current(): OpenOnboarding {
    const shown = currentOnboarding.shown()
    if (shown === undefined) throw new ConflictError('No onboarding is open.')
    return shown.opened.onboarding
  }

  /** Somebody may have signed in anew, or corrected a profile: what did not lead into the account is read again. */
  function forgetFailedSignIns(): void {
    const shown = currentOnboarding.shown()
    for (const { accountId, steps } of shown?.opened.onboarding.checklist().accounts ?? []) {
      if (steps.signIn.state === 'failed' || steps.signIn.state === 'waiting') {
        shown?.opened.destination.awsAccounts.forgetCredentials(accountId)
      }
    }
  }

  /** Exactly the page of a sign-in that is under way: main itself got its address from IAM Identity Center. */
  function signInPage(address: string): string | undefined {
    const pages = backend.requests.list().flatMap((request) => ('url' in request ? [request.url] : []))
    return pages.find((page) => page === address)
  }

  function steer(how: 'pause' | 'resume' | 'cancel'): void {
    if (!current().steer(how)) throw new ConflictError('Nothing is under way.')
  }

  function dialogs(): NonNullable<Host['dialogs']> {
    if (host.dialogs === undefined) throw new ConflictError('There is no dialog here. Type the path instead.')
    return host.dialogs
  }

  const router = os.router({
    about: os.about.handler(() => ({ version: backend.version, dataDirectory: backend.dataDirectory })),

    host: {
      abilities: os.host.abilities.handler(() => ({
        kind: host.kind,
        canChooseFiles: host.dialogs !== undefined,
        hearsLock: host.hearsLock ?? false,
      })),
      chooseFile: os.host.chooseFile.handler(async ({ input }) => chosen(await dialogs().choose(input))),
      saveFile: os.host.saveFile.handler(async ({ input }) => chosen(await dialogs().save(input))),
      openExternal: os.host.openExternal.handler(async ({ input }) => {
        const url =
          signInPage(input.url) ??
          externalLink(input.url, currentOnboarding.shown()?.opened.onboarding.onboarding.portalUrl)
        if (url === undefined) {
          throw new InvalidInputError([
            'This app opens addresses of AWS, of ActiveEye and of your portal only.',
          ])
        }
        return { opened: await host.openExternal(url), url }
      }),
    },

    scenarios: os.scenarios.handler(() =>
      scenarioNames.map((name) => ({ name, description: SCENARIOS[name].description })),
    ),

    destination: os.destination.handler(async ({ input }) => {
      const { redirected } = await backend.destination(scenarioOf(input.practice))
      return { redirected: [...redirected] }
    }),

    open: os.open.handler(async ({ input }) =>
      openedAs(await currentOnboarding.open({ ...input, practice: scenarioOf(input.practice) })),
    ),

    recent: {
      list: os.recent.list.handler(() => listRecent(backend.dataDirectory)),
      remove: os.recent.remove.handler(({ input }) => forgetRecent(backend.dataDirectory, input)),
    },

    create: os.create.handler(async ({ input }) =>
      openedAs(await startOnboarding(backend, currentOnboarding, input)),
    ),
    suggestPath: os.suggestPath.handler(({ input }) => ({ path: suggestPath(backend, input.shortName) })),

    draft: {
      get: os.draft.get.handler(() => draftOfCurrent(backend, currentOnboarding)),
      save: os.draft.save.handler(async ({ input }) => ({
        state: await saveDraft(backend, currentOnboarding, input.draft),
      })),
      discard: os.draft.discard.handler(() => discardDraft(backend, currentOnboarding)),
    },

    current: os.current.handler(() => {
      const shown = currentOnboarding.shown()
      return shown && openedAs(shown.opened)
    }),

    checklist: {
      get: os.checklist.get.handler(() => current().checklist()),
      watch: os.checklist.watch.handler(({ signal }) => {
        // Refused as a call: what a generator throws is past the middleware above.
        current()
        return currentOnboarding.watch(signal)
      }),
    },

    plan: os.plan.handler(() => planOf(current().onboarding, current().facts())),

    undoable: os.undoable.handler(() =>
      [...current().facts().accounts].map(([accountId, facts]) => {
        const stackId = ourStackId(facts)
        const flowLogs = undoRegions(facts).flatMap((region) => ourFlowLogs(facts, region))
        return { accountId, flowLogs, ...(stackId !== undefined && { stackId }) }
      }),
    ),

    activity: {
      start: os.activity.start.handler(({ input }) => {
        const { onboarding, busy, start } = current()
        refuseUnknownAccounts(onboarding, input.only ?? [])
        if (busy()) throw new ConflictError('Something is under way already. Wait for its end, or cancel it.')
        forgetFailedSignIns()
        start(input)
      }),
      pause: os.activity.pause.handler(() => steer('pause')),
      resume: os.activity.resume.handler(() => steer('resume')),
      cancel: os.activity.cancel.handler(() => steer('cancel')),
    },

    connector: {
      confirm: os.connector.confirm.handler(async ({ input }) => {
        const { onboarding, enterConnector } = current()
        const account = onboarding.accounts.find(({ accountId }) => accountId === input.accountId)
        if (account === undefined)
          throw new InvalidInputError([`${input.accountId} is not an account of this onboarding`])
        const entered = {
          displayName: input.displayName,
          accountId: input.enteredAccountId,
          externalId: input.externalId,
        }
        await enterConnector(account.accountId, entered)
        const differences = compareConnector(connectorOf(account), entered)
        return {
          same: differences.length === 0,
          differences: differences.map(({ field, problem }) => ({ field, message: problem.message })),
        }
      }),
    },

    report: os.report.handler(({ input }) => {
      const { onboarding, checklist } = current()
      const { portalUrl } = onboarding
      return [
        ...renderReport(checklist(), input.format, {
          preparedBy: backend.user,
          timeZone: input.timeZone,
          flowLogDestination: flowLogDestinationOf(onboarding),
          ...(portalUrl !== undefined && { portalUrl }),
        }),
      ]
    }),

    find: findRoutes(os, backend),
    signIn: signInRoutes(os, backend, currentOnboarding),
    access: accessRoutes(os, backend, currentOnboarding),
    network: networkRoutes(os, backend, currentOnboarding),
  })

  return { router, close: currentOnboarding.close }
}

function openedAs({ onboarding, path, destination, repaired }: Opened): OpenedOnboarding {
  return {
    onboarding: onboarding.onboarding,
    ...(path !== undefined && { path }),
    ...(destination.practice && { practice: destination.practice.scenario }),
    redirected: [...destination.redirected],
    ...(repaired !== undefined && { repaired }),
  }
}

function chosen(path: string | undefined): { path?: string } {
  return path === undefined ? {} : { path }
}
