import type { ContractClient } from '../../../app/contract/contractClient.ts'
import {
  isNothingLeft,
  isUndone,
  removedBetween,
  type UndoPlan,
  undoPlanFor,
} from '../../../app/run/undoPlan.ts'
import { nothingLeftWords, removeQuestion, undoSections } from '../../../app/run/undoWords.ts'
import { exitStatusOf } from '../activityExitStatus.ts'
import { EXIT } from '../exitStatus.ts'
import { type FollowedActivity, followToEnd, followToEndWithSignIn } from '../followToEnd.ts'
import { printChecklist } from '../printChecklist.ts'
import { createWho } from '../signIn/sayWho.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import { bold } from '../styledText.ts'
import type { Terminal } from '../terminal.ts'
import { accountIds } from './arguments.ts'
import {
  addCallingCommand,
  type CallingOptions,
  chosenAccounts,
  openFor,
  type Program,
} from './fileCommand.ts'

interface UndoOptions extends CallingOptions {
  readonly only?: readonly string[] | undefined
}

/** What `--json` adds to the checklist, whatever the undo found and however it ended. */
interface Undone {
  /** Whether a person agreed to the removal. */
  readonly undone: boolean
  readonly wouldRemove: UndoPlan['remove']
  readonly removed: UndoPlan['remove']
  readonly left: UndoPlan['left']
  readonly notSeen: UndoPlan['notSeen']
  readonly byEngines: UndoPlan['byEngines']
}

export function addUndoCommand(program: Program): void {
  addCallingCommand(
    program,
    'undo',
    'look for what this onboarding made, and remove it after listing it and asking',
    undo,
  ).option('--only <account...>', 'only these accounts', accountIds)
}

async function undo(client: ContractClient, options: UndoOptions, terminal: Terminal): Promise<number> {
  const accounts = chosenAccounts(await openFor('work', client, options, terminal), options.only)
  const only = accounts.map(({ accountId }) => accountId)
  // With --only, what is known of accounts outside the file is no concern either.
  const plan = async () => {
    const all = await client.undoPlan()
    return options.only === undefined ? all : undoPlanFor(all, only)
  }
  await signInBefore(client, accounts, options, terminal)
  const who = createWho(client, options.practice, terminal)
  const looked = await followToEnd(client, { activity: 'undoPlan', only }, who, terminal)
  const before = await plan()
  const { left, notSeen, byEngines } = before
  const nothing = { wouldRemove: before.remove, removed: [], left, notSeen, byEngines }
  if (looked.end.state !== 'finished') {
    return finish(looked, { undone: false, ...nothing }, EXIT.unfinished, options, terminal)
  }
  print(before, 'before', options, terminal)
  if (before.remove.length === 0) {
    const status = isNothingLeft(before) ? EXIT.verified : EXIT.unfinished
    return finish(
      looked,
      { undone: options.yes && status === EXIT.verified, ...nothing },
      status,
      options,
      terminal,
    )
  }
  if (!options.yes && terminal.interactive) await who.say(accounts)
  if (!options.yes && !(await agrees(before, terminal))) {
    return finish(looked, { undone: false, ...nothing }, EXIT.unfinished, options, terminal)
  }
  const ended = await followToEndWithSignIn(
    client,
    { activity: 'undo', only, remove: before.remove },
    who,
    { accounts, options },
    terminal,
  )
  const after = await plan()
  if (!options.json) {
    printChecklist(ended.checklist, terminal)
    terminal.out('')
    print(after, 'after', options, terminal)
  }
  return finish(
    ended,
    {
      undone: true,
      wouldRemove: before.remove,
      removed: [...removedBetween(before, after)],
      left: [...after.remove, ...after.left],
      notSeen: after.notSeen,
      byEngines: after.byEngines,
    },
    isUndone(before.remove, after, ended.checklist.accounts) ? EXIT.verified : EXIT.unfinished,
    options,
    terminal,
  )
}

/** @param status the exit status, unless the activity was interrupted or failed. */
function finish(
  { end, checklist }: FollowedActivity,
  undone: Undone,
  status: number,
  { json }: UndoOptions,
  terminal: Terminal,
): number {
  if (json) terminal.json({ ...checklist, ...undone })
  // Whether all is removed is known from the look; problems of steps that an undo does not touch do not count.
  return end.state === 'finished' ? status : exitStatusOf(end, { accounts: [] }, [], terminal)
}

function print(
  plan: UndoPlan,
  when: 'before' | 'after',
  { json, only }: UndoOptions,
  terminal: Terminal,
): void {
  const show = json ? terminal.err : terminal.out
  if (isNothingLeft(plan)) show(nothingLeftWords(when, only?.length))
  for (const { title, lines, next } of undoSections(plan, when)) {
    show(bold(`${title}:`))
    for (const line of lines) show(`  ${line}`)
    show(next)
  }
}

async function agrees({ remove }: UndoPlan, terminal: Terminal): Promise<boolean> {
  if (terminal.interactive) {
    const yes = await terminal.ask(removeQuestion(remove))
    if (!yes) terminal.err('Nothing was removed.')
    return yes
  }
  terminal.err('Nothing was removed. To remove it without being asked, add --yes.')
  return false
}
