import { networkQuestion } from '../../app/contract/outsideQuestion.ts'
import type { NetworkSettings } from '../../app/network/networkSettings.ts'
import type { Backend } from '../accounts/backend.ts'
import { testNetwork } from '../accounts/networkTest/testNetwork.ts'
import type { Host } from '../hosts/host.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { confirmOutside } from './confirmOutside.ts'
import { type RouterBase, scenarioOf } from './routerBase.ts'

/** How calls get to AWS: the settings, and a test of the connection to each host. */
export function networkRoutes(
  os: RouterBase,
  { network, destination }: Backend,
  host: Host,
  current: CurrentOnboarding,
) {
  return os.network.router({
    get: os.network.get.handler(() => network.show()),
    save: os.network.save.handler(async ({ input }) => {
      // What can't be saved is refused before anybody is asked, and the person sees it as it will be saved.
      const settings = await network.check(input)
      if (!isSame(settings, network.settings())) await confirmOutside(host, networkQuestion(settings))
      await network.save(settings)
      return network.show()
    }),
    signInToProxy: os.network.signInToProxy.handler(({ input }) => network.signInToProxy(input)),
    test: os.network.test.handler(async ({ input, signal }) => {
      const practice = scenarioOf(input.practice)
      const { env, redirected } = await destination(practice)
      const opened = current.shown()?.opened
      const isOpen = opened?.destination.practice?.scenario === practice
      const onboarding = isOpen ? opened?.onboarding.onboarding : undefined
      return testNetwork(network, { onboarding, env, redirected }, signal)
    }),
  })
}

function isSame(one: NetworkSettings, other: NetworkSettings): boolean {
  const key = ({ proxy, caFile }: NetworkSettings) =>
    JSON.stringify([proxy.kind, proxy.kind === 'manual' ? proxy.url : '', caFile ?? ''])
  return key(one) === key(other)
}
