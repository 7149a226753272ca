import { readReports } from '../onboarding/readReports.ts'
import type { RouterBase } from './routerBase.ts'

/** What a representative does with the reports of customers. */
export function reportsRoutes(os: RouterBase) {
  return os.reports.router({
    read: os.reports.read.handler(({ input }) => readReports(input.paths)),
  })
}
