import type { Backend } from '../backend.ts'
import { NotNow } from '../notNow.ts'
import { findInOrganization } from '../onboarding/findAccounts.ts'
import { type RouterBase, scenarioOf } from './routerBase.ts'

/** Accounts to start an onboarding with. */
export function findRoutes(os: RouterBase, backend: Backend) {
  const soon = () => {
    throw new NotNow('Not yet.')
  }
  return os.find.router({
    configuration: os.find.configuration.handler(soon),
    organization: os.find.organization.handler(async ({ input, signal }) => ({
      accounts: await findInOrganization(
        await backend.destination(scenarioOf(input.practice)),
        input,
        signal,
      ),
    })),
    identityCenter: os.find.identityCenter.handler(soon),
  })
}
