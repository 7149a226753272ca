import type { Backend } from '../backend.ts'
import { NotNow } from '../notNow.ts'
import type { RouterBase } from './routerBase.ts'

/** How calls get to AWS: settings, and a test of the way. */
export function networkRoutes(os: RouterBase, _backend: Backend) {
  const soon = () => {
    throw new NotNow('Not yet.')
  }
  return os.network.router({
    get: os.network.get.handler(soon),
    save: os.network.save.handler(soon),
    signInToProxy: os.network.signInToProxy.handler(soon),
    test: os.network.test.handler(soon),
  })
}
