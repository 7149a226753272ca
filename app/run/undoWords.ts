import { ENGINE_NAMES, ENGINE_REMOVES } from '../activeeye/engines.ts'
import { STACK_NAME } from '../activeeye/prescribed.ts'
import { list } from '../text/list.ts'
import { plural } from '../text/plural.ts'
import type { NotSeen, Undoable, UndoPlan } from './undoPlan.ts'

/** A heading, what it is about, and what to do. */
export interface UndoSection {
  readonly title: string
  readonly lines: readonly string[]
  /** What to do about it. */
  readonly next: string
}

/** What an undo would remove, what it leaves, and what it could not look at; for every host. */
export function undoSections(plan: UndoPlan, when: 'before' | 'after'): readonly UndoSection[] {
  const { remove, left, notSeen, byEngines } = plan
  const sections: UndoSection[] = [
    when === 'before'
      ? {
          title: 'Only this will be removed',
          lines: remove.flatMap(linesOf),
          next: 'Connectors stay: remove them in ActiveEye.',
        }
      : {
          title: 'Made by this onboarding and still there',
          lines: remove.flatMap(linesOf),
          next: 'Undo again. The open problems say why something was not deleted; what was not shown before the undo was left.',
        },
    {
      title: 'With the tag of this onboarding, but not in the journal on this computer: it stays',
      lines: left.flatMap(linesOf),
      next: 'Undo on the computer that has the journal of the run. Without that journal, delete these in the AWS console: flow logs under VPC > Your VPCs > Flow logs, the stack under CloudFormation > Stacks.',
    },
    {
      title: 'Not looked at, so something may be left there',
      lines: notSeen.map(notSeenLine),
      next: 'Remove the cause, then undo again.',
    },
    ...[...Map.groupBy(byEngines, ({ engine }) => engine)].map(([engine, places]) => ({
      title: `Made by ${ENGINE_NAMES[engine]}, to which the work was handed over: it stays`,
      lines: places.map(
        ({ accountId, region, flowLogIds }) =>
          `${accountId} ${region}: ${plural(flowLogIds.length, 'flow log')} (${flowLogIds.join(', ')})`,
      ),
      next: ENGINE_REMOVES[engine],
    })),
  ]
  return sections.filter(({ lines }) => lines.length > 0)
}

/**
 * Shown when nothing is left where the undo looked.
 * @param only how many accounts the undo was for; left out when it was for all.
 */
export function nothingLeftWords(when: 'before' | 'after', only?: number): string {
  const where = only === undefined ? '' : ` in the ${plural(only, 'account')} that it was for`
  return when === 'before'
    ? `Nothing with the tag of this onboarding was found${where === '' ? ' in any account' : where}, so there is nothing to remove. Next: if a connector was added in ActiveEye, remove it there.`
    : `Everything that this onboarding made${where} is removed. Next: remove the connectors in ActiveEye.`
}

function linesOf({ accountId, flowLogs, stackId }: Undoable): readonly string[] {
  return [
    ...(stackId === undefined ? [] : [`${accountId} the stack ${STACK_NAME} (${stackId})`]),
    ...[...Map.groupBy(flowLogs, ({ region }) => region)].map(
      ([region, some]) =>
        `${accountId} ${region}: ${plural(some.length, 'flow log')} (${some.map(({ flowLogId }) => flowLogId).join(', ')})`,
    ),
  ]
}

function notSeenLine({ accountId, region, problem, known }: NotSeen): string {
  const place = region === undefined ? accountId : `${accountId} ${region}`
  const why = problem === undefined ? 'The look did not get there.' : `${problem.message} ${problem.next}`
  return `${place}: ${why} ${knownWords(known)}`
}

function knownWords(known: NotSeen['known']): string {
  if (known.length === 0) return 'The journal on this computer knows of nothing there.'
  const parts = known.map(({ region, flowLogIds, resourceIds, stackIds }) => {
    const things = [
      ...stackIds.map((id) => `the stack ${id}`),
      ...(flowLogIds.length > 0
        ? [`${plural(flowLogIds.length, 'flow log')} (${flowLogIds.join(', ')})`]
        : []),
      ...(resourceIds.length > 0
        ? [`perhaps flow logs on ${list(resourceIds)}, asked for without an answer`]
        : []),
    ]
    return `${region}: ${things.join('; ')}`
  })
  return `The journal knows of ${parts.join('. ')}.`
}

/** "Remove 1 stack and 14 flow logs, in 2 accounts?" */
export function removeQuestion(remove: UndoPlan['remove']): string {
  const stacks = remove.filter(({ stackId }) => stackId !== undefined).length
  const flowLogs = remove.reduce((sum, account) => sum + account.flowLogs.length, 0)
  const what = list([
    ...(stacks > 0 ? [plural(stacks, 'stack')] : []),
    ...(flowLogs > 0 ? [plural(flowLogs, 'flow log')] : []),
  ])
  return `Remove ${what}, in ${plural(remove.length, 'account')}?`
}
