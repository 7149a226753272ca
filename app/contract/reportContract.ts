import { z } from 'zod'
import { preparerSchema } from '../report/preparer.ts'
import { reportFormatSchema } from '../report/renderReport.ts'
import { reportChangesSchema } from '../report/reportChanges.ts'
import { exportedFileSchema } from './hostFiles.ts'
import { procedure } from './procedure.ts'

/** The account information report of the open onboarding. */
export const reportContract = {
  /** As text; the host puts it where the person wants it. */
  report: procedure
    .input(z.strictObject({ format: reportFormatSchema, timeZone: z.string() }))
    .output(
      z.array(
        z.strictObject({ name: z.string(), mediaType: z.string(), text: z.string(), checksum: z.string() }),
      ),
    ),

  /**
   * As PDF, which takes a while; cancelled with the call. `path`: the person chose where, in the host's dialog. `file`:
   * the host has none. Neither: the person closed it. NOT_NOW: nothing on this computer can print it.
   */
  reportPdf: procedure.input(z.strictObject({ timeZone: z.string() })).output(
    z.strictObject({
      checksum: z.string(),
      path: z.string().optional(),
      file: exportedFileSchema.optional(),
    }),
  ),

  /**
   * A report with this checksum was exported: the next ones tell what has changed since. Ignored when this process made
   * no such report.
   */
  reportExported: procedure.input(z.strictObject({ checksum: z.string() })),

  /** What a report of now says besides the checklist, for a page that shows it. */
  reportOrigin: procedure.output(
    z.strictObject({
      preparedBy: z.string(),
      contact: z.string().optional(),
      changes: reportChangesSchema.optional(),
    }),
  ),

  /** Who prepares reports on this computer. */
  preparer: {
    get: procedure.output(preparerSchema),
    save: procedure.input(preparerSchema),
  },
}
