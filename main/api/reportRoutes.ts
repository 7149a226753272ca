import { flowLogDestinationOf } from '../../app/onboarding/activeeyeAddresses.ts'
import { renderReport, reportFileName } from '../../app/report/renderReport.ts'
import { reportChangesSince } from '../../app/report/reportChanges.ts'
import type { ReportOptions } from '../../app/report/reportData.ts'
import { timestampOf } from '../../app/text/timestamp.ts'
import type { Backend } from '../accounts/backend.ts'
import type { Host } from '../hosts/host.ts'
import type { CallMode } from '../onboarding/createCallMode.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { readExportedReport, writeExportedReport } from '../onboarding/exportedReport.ts'
import { readPreparer, writePreparer } from '../onboarding/preparerFile.ts'
import type { RouterBase } from './routerBase.ts'

/** So many reports can still be exported after they were made: one is exported while the page makes others. */
const REMEMBERED = 4

/** The account information report: made, printed, exported. */
export function reportRoutes(
  os: RouterBase,
  backend: Backend,
  host: Host,
  current: CurrentOnboarding,
  callMode: CallMode,
) {
  /** The JSON of the reports that were made last, by their checksum. */
  const made = new Map<string, { readonly onboardingId: string; readonly json: string }>()

  async function originOf() {
    const { onboarding, checklist } = current.opened().onboarding
    const [{ name, contact }, before] = await Promise.all([
      readPreparer(backend.dataDirectory),
      readExportedReport(backend.dataDirectory, onboarding.id),
    ])
    const flowLogDestination = flowLogDestinationOf(onboarding)
    const now = checklist()
    const changes = before && reportChangesSince(before, { flowLogDestination, checklist: now })
    return {
      checklist: now,
      onboarding,
      flowLogDestination,
      origin: {
        preparedBy: name ?? backend.user,
        ...(contact !== undefined && { contact }),
        ...(changes !== undefined && { changes }),
      },
    }
  }

  /** What the report of now is made from. Each is remembered until others were made. */
  async function reportOfNow(timeZone: string) {
    const { onboarding, checklist: real, flowLogDestination, origin } = await originOf()
    const checklist = callMode.shownChecklist(real)
    const { portalUrl, flowLogs, id } = onboarding
    const options: ReportOptions = callMode.shown({
      ...origin,
      appVersion: backend.version,
      timeZone,
      maxAggregationInterval: flowLogs.maxAggregationInterval,
      flowLogDestination,
      ...(portalUrl !== undefined && { portalUrl }),
    })
    const [file] = renderReport(checklist, 'json', options)
    // The next report can't be compared with one that is masked.
    if (file !== undefined && checklist.masked === undefined) {
      made.delete(file.checksum)
      made.set(file.checksum, { onboardingId: id, json: file.text })
      for (const oldest of [...made.keys()].slice(0, -REMEMBERED)) made.delete(oldest)
    }
    return { checklist, options }
  }

  return {
    report: os.report.handler(async ({ input: { format, timeZone } }) => {
      const { checklist, options } = await reportOfNow(timeZone)
      return [...renderReport(checklist, format, options)]
    }),

    reportPdf: os.reportPdf.handler(async ({ input: { timeZone }, signal }) => {
      const { checklist, options } = await reportOfNow(timeZone)
      const [page] = renderReport(checklist, 'html', options)
      if (page === undefined) throw new Error('The report has no page')
      const bytes = await host.printPdf(page.text, signal)
      const { checksum } = page
      const name = `${reportFileName(checklist, timestampOf(checklist.at, timeZone))}.pdf`
      const content = { text: Buffer.from(bytes).toString('base64'), encoding: 'base64' } as const
      if (host.dialogs === undefined) {
        return { checksum, file: { name, mediaType: 'application/pdf', ...content } }
      }
      const path = await host.dialogs.save({ suggestedName: name, ...content })
      return { checksum, ...(path !== undefined && { path }) }
    }),

    reportExported: os.reportExported.handler(async ({ input: { checksum } }) => {
      const report = made.get(checksum)
      if (report !== undefined)
        await writeExportedReport(backend.dataDirectory, report.onboardingId, report.json)
    }),

    reportOrigin: os.reportOrigin.handler(async () => (await originOf()).origin),

    preparer: os.preparer.router({
      get: os.preparer.get.handler(() => readPreparer(backend.dataDirectory)),
      save: os.preparer.save.handler(({ input }) => writePreparer(backend.dataDirectory, input)),
    }),
  }
}
