import { z } from 'zod'
import { type Checklist, checklistSchema } from '../../../app/checklist/checklist.ts'
import { planSchema } from '../../../app/run/plan.ts'
import type { Ended } from './terminalProcess.ts'

const plannedSchema = checklistSchema.extend({ plan: planSchema })

/** The checklist that `--json` printed; nothing else may be on stdout, and nothing unknown in it. */
export function checklistOf({ stdout, stderr }: Ended): Checklist {
  return checklistSchema.parse(jsonOf(stdout, stderr))
}

export function plannedOf({ stdout, stderr }: Ended): z.infer<typeof plannedSchema> {
  return plannedSchema.parse(jsonOf(stdout, stderr))
}

function jsonOf(stdout: string, stderr: string): unknown {
  if (stdout === '') throw new Error(`Nothing was printed, but this was said:\n${stderr}`)
  return JSON.parse(stdout)
}
