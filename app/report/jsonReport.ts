import { type Checklist, checklistSchema } from '../checklist/checklist.ts'
import type { Report } from './reportModel.ts'

/**
 * For programs: the checklist as it is, with what a report adds. Versioned: add, don't rename.
 *
 * The checklist goes through its strict schema first. Every other format names the fields that it shows; this
 * one would pass on whatever it is given.
 */
export function jsonReport(report: Report, checklist: Checklist): string {
  const { customer, madeAt, preparedBy, portalUrl, flowLogDestination, summary, bucketRequest } = report
  const content = {
    format: 'activeeye-onboarding-report',
    version: 1,
    customer,
    madeAt: madeAt.iso,
    preparedBy,
    portalUrl,
    flowLogDestination,
    summary,
    /** Left out when ActiveEye has to allow nothing. */
    neededFromActiveEye: bucketRequest,
    checklist: checklistSchema.parse(checklist),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}
