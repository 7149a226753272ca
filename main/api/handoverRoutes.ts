import type { Backend } from '../accounts/backend.ts'
import type { Host } from '../hosts/host.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { writeEngineFolder } from '../onboarding/engineHandover.ts'
import { importHandover, lookAtHandover, writeHandover } from '../onboarding/handover.ts'
import { openedAs } from './openedAs.ts'
import { type RouterBase, scenarioOf } from './routerBase.ts'

/** Handing an onboarding over to another computer. */
export function handoverRoutes(os: RouterBase, backend: Backend, host: Host, current: CurrentOnboarding) {
  return os.handover.router({
    write: os.handover.write.handler(({ input: { path, overwrite } }) =>
      // A page is not the person: only the terminal replaces a file.
      writeHandover(backend, current, { path, overwrite: overwrite && host.kind === 'terminal' }),
    ),
    look: os.handover.look.handler(({ input }) => lookAtHandover(backend, input)),
    import: os.handover.import.handler(async ({ input }) => {
      const practice = scenarioOf(input.practice)
      const { opened, newEvents } = await importHandover(backend, current, { ...input, practice })
      return { opened: openedAs(opened), newEvents }
    }),
    writeForEngine: os.handover.writeForEngine.handler(({ input }) => writeEngineFolder(current, input)),
  })
}
