import { RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { AccountChoice } from '../../../app/onboarding/chooseAccounts.ts'
import type { Account } from '../../../app/onboarding/onboarding.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { exitStatusOf } from '../activityExitStatus.ts'
import { askBeforeRun, askForNames } from '../askBeforeRun.ts'
import { followToEndWithSignIn } from '../followToEnd.ts'
import { printChecklist } from '../printChecklist.ts'
import { printNext } from '../printNext.ts'
import { checklistFor, printWaves } from '../printWaves.ts'
import { createWho } from '../signIn/sayWho.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import type { Terminal } from '../terminal.ts'
import {
  accountsToWork,
  addCallingCommand,
  type CallingOptions,
  openFor,
  type Program,
  withAccountChoice,
} from './fileCommand.ts'

interface RunOptions extends CallingOptions, AccountChoice {
  readonly acknowledgeIam: boolean
  readonly replaceFailedStack: boolean
  readonly skipStack: boolean
  readonly skipFlowLogs: boolean
  /** The bucket that is not ActiveEye's, by name or ARN. */
  readonly sendTo?: string | undefined
  /** The address of the template that is not ActiveEye's. */
  readonly template?: string | undefined
}

export function addRunCommand(program: Program): void {
  withAccountChoice(addCallingCommand(program, 'run', 'make what is missing, and verify it', run))
    .option('--acknowledge-iam', 'consent to the IAM resources that the stack creates', false)
    .option(
      '--replace-failed-stack',
      'consent to delete a stack that can only be deleted (its creation or deletion failed, or its change set was never executed), and create it again',
      false,
    )
    .option('--skip-stack', 'do not create the stack', false)
    .option('--skip-flow-logs', 'do not create flow logs', false)
    .option(
      '--send-to <bucket>',
      "consent to the onboarding file's bucket, when it is not ActiveEye's: its exact name",
    )
    .option(
      '--template <url>',
      "consent to the onboarding file's template, when it is not ActiveEye's: its exact address",
    )
}

async function run(client: ContractClient, options: RunOptions, terminal: Terminal): Promise<number> {
  const onboarding = await openFor('work', client, options, terminal)
  const { accounts, only } = accountsToWork(onboarding, options)
  const skip = [
    options.skipStack ? (['stack'] as const) : [],
    options.skipFlowLogs ? (['flowLogs'] as const) : [],
  ].flat()
  const { sendTo, template } = options
  const names = await askForNames(
    client,
    onboarding,
    {
      named: { ...(sendTo !== undefined && { bucket: sendTo }), ...(template !== undefined && { template }) },
      skip,
    },
    terminal,
  )
  if (!names.ok) return names.status
  await signInBefore(client, accounts, options, terminal)

  const who = createWho(client, options.practice, terminal)
  const iam = await askBeforeRun(client, onboarding, { accounts, who }, { ...options, only, skip }, terminal)
  if (!iam.ok) return iam.status
  await warnOfEndingSignIns(client, accounts, terminal)

  const { end, checklist } = await followToEndWithSignIn(
    client,
    {
      activity: 'run',
      skip,
      consent: { iam: iam.given, replaceFailedStack: options.replaceFailedStack },
      named: names.given,
      ...(only && { only: [...only] }),
    },
    who,
    { accounts, options },
    terminal,
  )
  if (options.json) terminal.json(checklist)
  else {
    printChecklist(checklist, terminal)
    printWaves(onboarding, checklist.accounts, terminal)
    printNext(checklist.accounts, terminal)
  }
  const asked = RUN_STEPS.filter((step) => !skip.some((skipped) => skipped === step))
  return exitStatusOf(end, checklistFor(checklist, only), asked, terminal)
}

/** Before a run: names the accounts whose sign-in is likely to end during it. */
async function warnOfEndingSignIns(
  client: ContractClient,
  accounts: readonly Account[],
  terminal: Terminal,
): Promise<void> {
  const ending = await client.access.ending()
  for (const { accountId, name } of accounts) {
    const end = ending.find((one) => one.accountId === accountId)
    if (end === undefined) continue
    terminal.err(
      `The sign-in of ${name} (${accountId}) ends at ${clockTimeHere(end.endsAt)}. Sign in again before the run, or it may stop in the middle of this account.`,
    )
  }
}
