import { STACK_NAME } from '../../../app/activeeye/prescribed.ts'
import type { Checklist } from '../../../app/checklist/checklist.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { plural } from '../../../app/text/plural.ts'
import { EXIT, exitStatusOf } from '../exitStatus.ts'
import { followToEndWithSignIn } from '../followToEnd.ts'
import { printChecklist } from '../printChecklist.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import { bold } from '../styledText.ts'
import type { Terminal } from '../terminal.ts'
import {
  addCallingCommand,
  type CallingOptions,
  type FileOptions,
  openFor,
  type Program,
} from './fileCommand.ts'

type Undoable = Awaited<ReturnType<ContractClient['undoable']>>

export function addUndoCommand(program: Program): void {
  addCallingCommand(program, 'undo', 'remove what this onboarding made, after listing it and asking', undo)
}

async function undo(client: ContractClient, options: CallingOptions, terminal: Terminal): Promise<number> {
  const { accounts } = await openFor('work', client, options, terminal)
  const undoable = await client.undoable()
  if (isEmpty(undoable) && !options.yes && !options.json) {
    terminal.out('This onboarding has made nothing, so there is nothing to remove.')
    return EXIT.verified
  }
  const agreed = options.yes || (await showAndAsk(undoable, options, terminal))
  if (!agreed) {
    if (options.json) terminal.json({ undone: false, wouldRemove: undoable })
    return EXIT.unfinished
  }
  await signInBefore(client, accounts, options, terminal)
  const { end, checklist } = await followToEndWithSignIn(
    client,
    { activity: 'undo' },
    { accounts, options },
    terminal,
  )
  const left = await client.undoable()
  const removed = removedOf(undoable, checklist)
  if (options.json) terminal.json({ ...checklist, undone: true, removed, left })
  else printChecklist(checklist, terminal)
  const status = exitStatusOf(end, checklist, ['signIn'], terminal)
  return status === EXIT.verified && !isEmpty(left) ? EXIT.unfinished : status
}

async function showAndAsk(undoable: Undoable, { json }: FileOptions, terminal: Terminal): Promise<boolean> {
  const show = json ? terminal.err : terminal.out
  show(bold('Only this will be removed:'))
  for (const { accountId, flowLogs, stackId } of undoable) {
    if (stackId !== undefined) show(`  ${accountId} the stack ${STACK_NAME} (${stackId})`)
    for (const [region, ours] of Map.groupBy(flowLogs, (flowLog) => flowLog.region)) {
      show(
        `  ${accountId} ${region}: ${plural(ours.length, 'flow log')} (${ours.map(({ flowLogId }) => flowLogId).join(', ')})`,
      )
    }
  }
  show('Connectors stay: remove them in ActiveEye.')
  if (terminal.interactive) return terminal.ask('Remove it?')
  terminal.err('Nothing was removed. To remove it without being asked, add --yes.')
  return false
}

/** What no longer exists. Not all of `undoable`: undo leaves a resource whose tag says that it is not ours any more. */
function removedOf(undoable: Undoable, { accounts }: Checklist): Undoable {
  return undoable.map(({ accountId, flowLogs, stackId }) => {
    const account = accounts.find((each) => each.accountId === accountId)
    const vpcs = account?.regions.flatMap((region) => region.vpcs) ?? []
    const standing = new Set(vpcs.map(({ flowLogId }) => flowLogId))
    const isStackGone = stackId !== undefined && account?.stack?.stackId !== stackId
    return {
      accountId,
      flowLogs: flowLogs.filter(({ flowLogId }) => !standing.has(flowLogId)),
      ...(isStackGone && { stackId }),
    }
  })
}

function isEmpty(undoable: Undoable): boolean {
  return undoable.every(({ flowLogs, stackId }) => flowLogs.length === 0 && stackId === undefined)
}
