import type { Backend } from '../backend.ts'
import { NotNow } from '../notNow.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import type { RouterBase } from './routerBase.ts'

/** Whether the way into the accounts is open, before anything is trusted to it. */
export function accessRoutes(os: RouterBase, _backend: Backend, _current: CurrentOnboarding) {
  const soon = () => {
    throw new NotNow('Not yet.')
  }
  return os.access.router({
    test: os.access.test.handler(soon),
    permissions: os.access.permissions.handler(soon),
    ending: os.access.ending.handler(soon),
  })
}
