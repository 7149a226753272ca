import { z } from 'zod'
import { isPrescribedBucket } from '../activeeye/foreignValues.ts'
import { type Checklist, checklistSchema } from '../checklist/checklist.ts'
import { LONGEST_NAME, LONGEST_USER_NAME } from '../onboarding/name.ts'
import { checksumOf } from './checksum.ts'
import { LONGEST_CONTACT } from './preparer.ts'
import { reportChangesSchema } from './reportChanges.ts'
import type { ReportData } from './reportData.ts'

/**
 * The account information report for programs: the checklist as it is, with all else that the other formats are made
 * from. So the HTML report, which holds it, can be made from it again.
 */

export const REPORT_FORMAT = 'activeeye-onboarding-report'

/** Written anew with every change of the shape; readers refuse what they do not know. */
export const REPORT_VERSION = 2

const neededSchema = z.looseObject({
  /** Those that the bucket refuses. */
  accounts: z.array(z.looseObject({ accountId: z.string(), name: z.string() })),
  /** The request as plain text, ready to be sent. */
  text: z.string(),
})

/** Characters. Addresses are compared letter by letter with the prescribed ones. */
const LONGEST_ADDRESS = 2048

/** What the checksum is over. */
const contentShape = {
  format: z.literal(REPORT_FORMAT),
  version: z.literal(REPORT_VERSION),
  /** Of the app that made the report. */
  appVersion: z.string().max(100),
  customer: z.string().max(LONGEST_NAME),
  /** ISO time. */
  madeAt: z.iso.datetime(),
  /** IANA name: that of whoever made the report. */
  timeZone: z.string().max(100),
  preparedBy: z.string().max(LONGEST_USER_NAME),
  /** How to reach who prepared it, as they gave it. */
  contact: z.string().max(LONGEST_CONTACT).optional(),
  portalUrl: z.string().max(LONGEST_ADDRESS).optional(),
  /** The bucket's ARN. */
  flowLogDestination: z.string().max(LONGEST_ADDRESS),
  /** Seconds; of the flow logs that the onboarding creates. */
  maxAggregationInterval: z.union([z.literal(60), z.literal(600)]).optional(),
  summary: z.string(),
  /** Left out when the owner of the bucket has to allow nothing. */
  neededFromActiveEye: neededSchema.optional(),
  /** The same for a bucket that is not ActiveEye's. */
  neededFromBucketOwner: neededSchema.optional(),
  /** What has changed since the last report that was exported; left out when there was none. */
  changes: reportChangesSchema.optional(),
  checklist: checklistSchema,
}

export const reportFileSchema = z.strictObject({
  ...contentShape,
  /** SHA-256 of the canonical JSON (RFC 8785) of everything else. */
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
})
export type ReportContent = z.infer<typeof reportFileSchema>

/** As reports were before they had a checksum. */
export const reportFileSchema1 = z.strictObject({
  ...contentShape,
  version: z.literal(1),
  appVersion: contentShape.appVersion.optional(),
  timeZone: contentShape.timeZone.optional(),
  neededFromActiveEye: z.unknown().optional(),
  neededFromBucketOwner: z.unknown().optional(),
})

/**
 * The checklist goes through its strict schema first. Every other format names the fields that it shows; this one
 * would pass on whatever it is given.
 * @throws ZodError when the checklist holds keys that its schema does not know
 */
export function reportContent(report: ReportData, checklist: Checklist): ReportContent {
  const { customer, madeAt, timeZone, preparedBy, contact, portalUrl, flowLogDestination } = report
  const owner = isPrescribedBucket(flowLogDestination) ? 'neededFromActiveEye' : 'neededFromBucketOwner'
  const content = {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    appVersion: report.appVersion ?? 'unknown',
    customer,
    madeAt: madeAt.iso,
    timeZone,
    preparedBy,
    contact,
    portalUrl,
    flowLogDestination,
    maxAggregationInterval: report.maxAggregationInterval,
    summary: report.summary,
    [owner]: report.bucketRequest,
    changes: report.changes,
    checklist: checklistSchema.parse(checklist),
  } as const
  return { ...content, checksum: checksumOf(content) }
}

/** The JSON Schema of the JSON report, as text. Draft 7. Kept in assets/report.schema.json. */
export function reportJsonSchema(): string {
  const schema = z.toJSONSchema(reportFileSchema, { target: 'draft-07', io: 'output' })
  return `${JSON.stringify({ title: 'ActiveEye account information report', ...schema }, undefined, 2)}\n`
}
