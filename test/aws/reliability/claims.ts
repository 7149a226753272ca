import { z } from 'zod'
import { type AccountStatus, type Checklist, checklistSchema } from '../../../app/checklist/checklist.ts'
import { checklistOf } from '../support/printedChecklist.ts'
import type { Ended } from '../support/terminalProcess.ts'

/** What the terminal says with `--json`, read in one place: a new shape of the output is read here. */

/** The checklist that a verb printed; `undefined` for a verb that prints none. */
export function saidChecklist(verb: string, ended: Ended): Checklist | undefined {
  if (verb === 'preview' || verb === 'confirm-connector') return undefined
  // Some verbs print more beside it.
  return checklistSchema.strip().parse(checklistOf(ended))
}

/** The accounts of which it says that every VPC is covered. */
export function saidFlowLogsDone({ accounts }: Checklist): readonly AccountStatus[] {
  return accounts.filter(({ steps }) => steps.flowLogs.state === 'done')
}

/** The accounts that are told as finished. */
export function saidComplete({ accounts }: Checklist): readonly AccountStatus[] {
  return accounts.filter(({ state }) => state === 'complete')
}

/** The open problems, in its words. */
export function saidProblems(verb: string, ended: Ended): readonly string[] {
  const accounts = saidChecklist(verb, ended)?.accounts ?? []
  return accounts.flatMap(({ accountId, problems }) =>
    problems.map(({ kind, step, message }) => `${accountId} ${step} ${kind}: ${message}`),
  )
}

/** The steps of a run that it does not call done. */
export function saidUnfinished({ accounts }: Checklist): readonly string[] {
  return accounts.flatMap(({ accountId, steps }) =>
    (['signIn', 'stack', 'flowLogs'] as const)
      .filter((step) => steps[step].state !== 'done')
      .map((step) => `${accountId} ${step} ${steps[step].state}`),
  )
}

const resourcesSchema = z.array(
  z.looseObject({
    flowLogs: z.array(z.looseObject({ flowLogId: z.string() })),
    stackId: z.string().optional(),
  }),
)

/** The IDs of what `undo` without consent would remove. */
export function saidWouldRemove({ stdout }: Ended): readonly string[] {
  return idsOf(z.looseObject({ wouldRemove: resourcesSchema }).parse(JSON.parse(stdout)).wouldRemove)
}

/** The IDs of what `undo` says that it removed. */
export function saidRemoved({ stdout }: Ended): readonly string[] {
  return idsOf(z.looseObject({ removed: resourcesSchema }).parse(JSON.parse(stdout)).removed)
}

function idsOf(resources: z.infer<typeof resourcesSchema>): readonly string[] {
  return resources
    .flatMap(({ flowLogs, stackId }) => [
      ...flowLogs.map(({ flowLogId }) => flowLogId),
      ...(stackId === undefined ? [] : [stackId]),
    ])
    .toSorted()
}
