import { addressQuestion } from '../../app/contract/outsideQuestion.ts'
import type { Backend } from '../accounts/backend.ts'
import { personsShell } from '../configuration/personsShell.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { externalLink, unknownPortal } from '../hosts/externalLinks.ts'
import type { Host } from '../hosts/host.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { SCENARIOS, scenarioGroup, scenarioNames } from '../practice/practiceCloud.ts'
import { confirmOutside } from './confirmOutside.ts'
import { openedAs } from './openedAs.ts'
import { type RouterBase, scenarioOf } from './routerBase.ts'

/** The app itself, what its host can do for a person, and where calls go. */
export function hostRoutes(os: RouterBase, backend: Backend, host: Host, current: CurrentOnboarding) {
  function dialogs(): NonNullable<Host['dialogs']> {
    if (host.dialogs === undefined)
      throw new ConflictError('This host has no file dialogs. Type the path instead.')
    return host.dialogs
  }

  /** Only the exact page of a running sign-in: main got that address from IAM Identity Center itself. */
  function signInPage(address: string): string | undefined {
    const pages = backend.requests.list().flatMap((request) => ('url' in request ? [request.url] : []))
    return pages.find((page) => page === address)
  }

  return {
    host: os.host.router({
      abilities: os.host.abilities.handler(() => ({
        kind: host.kind,
        canChooseFiles: host.dialogs !== undefined,
        hearsLock: host.hearsLock ?? false,
        confirmsIn: host.outsidePage.where,
        shell: personsShell(),
      })),
      chooseFile: os.host.chooseFile.handler(async ({ input }) => chosen(await dialogs().choose(input))),
      saveFile: os.host.saveFile.handler(async ({ input }) => chosen(await dialogs().save(input))),
      openExternal: os.host.openExternal.handler(async ({ input }) => {
        const { portalUrl } = current.shown()?.opened.onboarding.onboarding ?? {}
        const known = signInPage(input.url) ?? externalLink(input.url)
        const url = known ?? unknownPortal(input.url, portalUrl)
        if (url === undefined) {
          throw new InvalidInputError([
            'This app opens addresses of AWS and of ActiveEye, and the portal of the onboarding file only.',
          ])
        }
        if (known === undefined) await confirmOutside(host, addressQuestion(url))
        return { opened: await host.openExternal(url), url }
      }),
    }),

    scenarios: os.scenarios.handler(() =>
      scenarioNames.map((name) => ({
        name,
        group: scenarioGroup(name),
        description: SCENARIOS[name].description,
      })),
    ),

    practice: os.practice.router({
      restart: os.practice.restart.handler(async () => openedAs(await current.restartPractice())),
      switches: os.practice.switches.handler(() => [...practiceOf(current).switches()]),
      turnOn: os.practice.turnOn.handler(({ input }) => practiceOf(current).turnOn(input.id)),
    }),

    destination: os.destination.handler(async ({ input }) => {
      const { redirected } = await backend.destination(scenarioOf(input.practice))
      return { redirected: [...redirected] }
    }),
  }
}

/** @throws ConflictError */
function practiceOf(current: CurrentOnboarding) {
  const { practice } = current.opened().destination
  if (practice === undefined) throw new ConflictError('The open onboarding is no practice.')
  return practice
}

function chosen(path: string | undefined): { path?: string } {
  return path === undefined ? {} : { path }
}
