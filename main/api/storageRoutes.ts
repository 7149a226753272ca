import { removalQuestion } from '../../app/contract/outsideQuestion.ts'
import type { Backend } from '../accounts/backend.ts'
import type { Host } from '../hosts/host.ts'
import type { CallMode } from '../onboarding/createCallMode.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { listStored } from '../storage/listStored.ts'
import { expectNoOtherInstance, removeStored } from '../storage/removeStored.ts'
import { confirmOutside } from './confirmOutside.ts'
import type { RouterBase } from './routerBase.ts'

/** What this app keeps on this computer, and removing all of it. */
export function storageRoutes(
  os: RouterBase,
  backend: Backend,
  host: Host,
  current: CurrentOnboarding,
  callMode: CallMode,
) {
  const { dataDirectory } = backend
  return os.storage.router({
    list: os.storage.list.handler(() => listStored(dataDirectory)),
    remove: os.storage.remove.handler(async ({ input: { shown } }) => {
      current.expectIdle()
      await expectNoOtherInstance(dataDirectory)
      await confirmOutside(host, removalQuestion(await listStored(dataDirectory), shown))
      return current.closeFor(async () => {
        await expectNoOtherInstance(dataDirectory)
        await backend.forgetEverything()
        callMode.forget()
        return removeStored(dataDirectory, shown)
      })
    }),
  })
}
