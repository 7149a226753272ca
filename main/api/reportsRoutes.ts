import type { Backend } from '../accounts/backend.ts'
import { readReports } from '../onboarding/readReports.ts'
import { verifyReports } from '../onboarding/verifyReports.ts'
import type { RouterBase } from './routerBase.ts'

/** What a representative does with the reports of customers. */
export function reportsRoutes(os: RouterBase, backend: Backend) {
  return os.reports.router({
    read: os.reports.read.handler(({ input }) => readReports(input.paths)),
    verify: os.reports.verify.handler(({ input }) => verifyReports(input.paths, backend.version)),
  })
}
