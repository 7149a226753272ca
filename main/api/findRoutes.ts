import type { Configuration } from '../../app/access/foundAccounts.ts'
import type { Backend } from '../accounts/backend.ts'
import type { Destination } from '../accounts/destination.ts'
import { findInOrganization } from '../accounts/findInOrganization.ts'
import { environmentSource } from '../credentials/environmentCredentials.ts'
import { listIdentityCenters, listProfiles } from '../credentials/profiles/listProfiles.ts'
import { readSharedConfig } from '../credentials/profiles/sharedConfig.ts'
import { PRACTICE_IDENTITY_CENTER } from '../practice/practiceCloud.ts'
import { type RouterBase, scenarioOf, whenChanged } from './routerBase.ts'

/** Finding accounts to start an onboarding with. */
export function findRoutes(os: RouterBase, backend: Backend) {
  return os.find.router({
    configuration: os.find.configuration.handler(async ({ input, signal }) => {
      const destination = await backend.destination(scenarioOf(input.practice))
      const { onChange } = destination.awsAccounts.signIns
      return whenChanged(() => configurationOf(destination), onChange, signal)
    }),
    organization: os.find.organization.handler(async ({ input, signal }) =>
      findInOrganization(await backend.destination(scenarioOf(input.practice)), input, signal),
    ),
    identityCenter: os.find.identityCenter.handler(async ({ input }) => {
      const { practice, ...portal } = input
      const { awsAccounts } = await backend.destination(scenarioOf(practice))
      return [...(await awsAccounts.signIns.listAssigned(portal))]
    }),
  })
}

async function configurationOf({ env, practice }: Destination): Promise<Configuration> {
  const config = await readSharedConfig(env)
  return {
    profiles: listProfiles(config),
    identityCenters:
      practice === undefined
        ? listIdentityCenters(config)
        : [{ name: 'practice', ...PRACTICE_IDENTITY_CENTER }],
    environment:
      practice === undefined
        ? await environmentSource(env)
        : { kind: 'keys', words: 'An administrator of the practice organization is signed in.' },
  }
}
