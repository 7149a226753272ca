import { z } from 'zod'
import { type Checklist, checklistSchema } from '../../../app/checklist/checklist.ts'
import { planSchema } from '../../../app/run/plan.ts'
import type { Ended } from './terminalProcess.ts'

// A verb may add to it; what is in a checklist itself is known.
const printedSchema = z.looseObject(checklistSchema.shape)
const plannedSchema = printedSchema.extend({ plan: planSchema })

/** The checklist that `--json` printed, with what the verb added. Throws when anything else is on stdout. */
export function checklistOf(ended: Ended): Checklist & Readonly<Record<string, unknown>> {
  return printedSchema.parse(jsonOf(ended))
}

export function plannedOf(ended: Ended): z.infer<typeof plannedSchema> {
  return plannedSchema.parse(jsonOf(ended))
}

function jsonOf({ stdout, stderr }: Ended): unknown {
  if (stdout === '') throw new Error(`Nothing was printed, but this was said:\n${stderr}`)
  return JSON.parse(stdout)
}
