import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { readAnswerSchema } from '../answer/answerItems.ts'
import { checklistSchema } from '../checklist/checklist.ts'
import { reportChangesSchema } from '../report/reportChanges.ts'
import { reportOverviewSchema } from '../report/reportOverview.ts'
import { reportVerdictSchema } from '../report/verifyReport.ts'
import { procedure } from './procedure.ts'

const readReportsSchema = z.strictObject({
  reports: z.array(z.strictObject({ path: z.string(), overview: reportOverviewSchema })),
  /** What is no report, and why: the end of a sentence. */
  refused: z.array(z.strictObject({ path: z.string(), why: z.string() })),
  /** Folders with more files than are read: those that come first by name were. */
  tooMany: z.array(z.strictObject({ path: z.string(), files: z.number(), read: z.number() })),
})
export type ReadReports = z.infer<typeof readReportsSchema>

const pathsSchema = z.strictObject({ paths: z.array(z.string()).min(1) })
const pathSchema = z.strictObject({ path: z.string() })

/** A report of a customer as it was read; what can be worked out of it was, and nothing of it is believed otherwise. */
const openedReportSchema = z.strictObject({
  path: z.string(),
  customer: z.string(),
  madeAt: z.string(),
  preparedBy: z.string(),
  contact: z.string().optional(),
  appVersion: z.string().optional(),
  maxAggregationInterval: z.union([z.literal(60), z.literal(600)]).optional(),
  flowLogDestination: z.string(),
  portalUrl: z.string().optional(),
  changes: reportChangesSchema.optional(),
  checklist: checklistSchema,
})
export type OpenedReport = z.infer<typeof openedReportSchema>

const shownAnswerSchema = readAnswerSchema.extend({
  /** Of the file as it was read; its import names it. Hex. */
  sha256: z.string(),
})
export type ShownAnswer = z.infer<typeof shownAnswerSchema>

/** What passes between the customer and the representative as files: reports one way, answers the other. */
export const representativeContract = {
  /** Reports of customers, for the representative. Opens no onboarding and calls nothing. */
  reports: {
    /** Paths of reports and of folders with reports. INVALID_INPUT: a path is none. */
    read: procedure.input(pathsSchema).output(readReportsSchema),
    /** Whether they were edited after they were made. INVALID_INPUT: a path is none. */
    verify: procedure.input(pathsSchema).output(
      z.strictObject({
        verdicts: z.array(z.strictObject({ path: z.string(), verdict: reportVerdictSchema })),
        refused: z.array(z.strictObject({ path: z.string(), why: z.string() })),
      }),
    ),
    /** As `read`, at once and again whenever a file has changed, come or gone. */
    watch: procedure.input(pathsSchema).output(eventIterator(readReportsSchema)),
    /** One report. INVALID_INPUT: it is none. */
    open: procedure.input(pathSchema).output(openedReportSchema),
    /** What a file is by its beginning, before anything of it is believed; `other` also when it can't be read. */
    recognize: procedure
      .input(pathSchema)
      .output(z.strictObject({ kind: z.enum(['report', 'answer', 'handover', 'other']) })),
  },

  /** An answer file of ActiveEye, for the open onboarding. Starts nothing. INVALID_INPUT: it is none, or not to this onboarding. */
  answer: {
    /** What it says, compared with what is known. */
    read: procedure.input(pathSchema).output(shownAnswerSchema),
    /**
     * Records in the journal what `read` gave with this digest; the output is as it was then. INVALID_INPUT when the
     * file has changed since.
     */
    import: procedure.input(pathSchema.extend({ sha256: z.string() })).output(readAnswerSchema),
  },
}
