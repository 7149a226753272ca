import type { Backend } from '../accounts/backend.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import {
  addFromOrganization,
  knownOrganization,
  lookAtOrganization,
  refreshFromOrganization,
} from '../onboarding/newAccounts.ts'
import type { RouterBase } from './routerBase.ts'

/** Accounts of the organization that are not in the open onboarding's file. */
export function organizationRoutes(os: RouterBase, backend: Backend, current: CurrentOnboarding) {
  return os.organization.router({
    known: os.organization.known.handler(() => knownOrganization(current)),
    look: os.organization.look.handler(({ signal }) => lookAtOrganization(current, signal)),
    add: os.organization.add.handler(({ input, signal }) =>
      addFromOrganization(backend, current, input, signal),
    ),
    refresh: os.organization.refresh.handler(({ signal }) =>
      refreshFromOrganization(backend, current, signal),
    ),
  })
}
