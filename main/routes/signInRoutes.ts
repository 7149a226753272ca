import type { Backend } from '../backend.ts'
import { NotNow } from '../notNow.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import type { RouterBase } from './routerBase.ts'

/** Signing in, with what only a person can give. */
export function signInRoutes(os: RouterBase, _backend: Backend, _current: CurrentOnboarding) {
  const soon = () => {
    throw new NotNow('Not yet.')
  }
  return os.signIn.router({
    watch: os.signIn.watch.handler(soon),
    identityCenter: os.signIn.identityCenter.handler(soon),
    enterCode: os.signIn.enterCode.handler(soon),
    cancel: os.signIn.cancel.handler(soon),
    enterKeys: os.signIn.enterKeys.handler(soon),
    forget: os.signIn.forget.handler(soon),
    renewed: os.signIn.renewed.handler(soon),
  })
}
