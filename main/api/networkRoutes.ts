import type { Backend } from '../accounts/backend.ts'
import { testNetwork } from '../accounts/networkTest/testNetwork.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { type RouterBase, scenarioOf } from './routerBase.ts'

/** How calls get to AWS: the settings, and a test of the connection to each host. */
export function networkRoutes(os: RouterBase, { network, destination }: Backend, current: CurrentOnboarding) {
  return os.network.router({
    get: os.network.get.handler(() => network.show()),
    save: os.network.save.handler(async ({ input }) => {
      await network.save(input)
      return network.show()
    }),
    signInToProxy: os.network.signInToProxy.handler(({ input }) => network.signInToProxy(input)),
    test: os.network.test.handler(async ({ input, signal }) => {
      const practice = scenarioOf(input.practice)
      const { redirected } = await destination(practice)
      const opened = current.shown()?.opened
      const isOpen = opened?.destination.practice?.scenario === practice
      const onboarding = isOpen ? opened?.onboarding.onboarding : undefined
      return testNetwork(network, { onboarding, redirected }, signal)
    }),
  })
}
