import type { Backend } from '../accounts/backend.ts'
import type { CallMode } from '../onboarding/createCallMode.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { recognizeFile } from '../onboarding/fileKind.ts'
import { importAnswer, readAnswer } from '../onboarding/importAnswer.ts'
import { openReport, readReports } from '../onboarding/readReports.ts'
import { verifyReports } from '../onboarding/verifyReports.ts'
import { watchReports } from '../onboarding/watchReports.ts'
import type { RouterBase } from './routerBase.ts'

/** What a representative does with the reports of customers, and a customer with the answers. */
export function representativeRoutes(
  os: RouterBase,
  backend: Backend,
  current: CurrentOnboarding,
  callMode: CallMode,
) {
  return {
    reports: os.reports.router({
      read: os.reports.read.handler(({ input }) => readReports(input.paths, callMode.shown)),
      verify: os.reports.verify.handler(({ input }) => verifyReports(input.paths, backend.version)),
      watch: os.reports.watch.handler(({ input, signal }) =>
        watchReports(input.paths, callMode.shown, signal),
      ),
      open: os.reports.open.handler(({ input }) => openReport(input.path)),
      recognize: os.reports.recognize.handler(async ({ input }) => ({
        kind: await recognizeFile(input.path),
      })),
    }),
    answer: os.answer.router({
      read: os.answer.read.handler(({ input }) => readAnswer(input.path, current.opened().onboarding)),
      import: os.answer.import.handler(async ({ input }) =>
        importAnswer(input, (await current.recordable()).onboarding),
      ),
    }),
  }
}
