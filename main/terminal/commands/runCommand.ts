import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { Account } from '../../../app/onboarding/onboarding.ts'
import { templatesOf } from '../../../app/run/plan.ts'
import type { Consent } from '../../../app/steps/step.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { EXIT, exitStatusOf } from '../exitStatus.ts'
import { followToEnd, followToEndWithSignIn } from '../followToEnd.ts'
import { printChecklist } from '../printChecklist.ts'
import { printNext } from '../printNext.ts'
import { printPlan } from '../printPlan.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import type { Terminal } from '../terminal.ts'
import { accountIds } from './arguments.ts'
import {
  addCallingCommand,
  type CallingOptions,
  chosenAccounts,
  openFor,
  type Program,
} from './fileCommand.ts'

interface RunOptions extends CallingOptions {
  readonly acknowledgeIam: boolean
  readonly replaceFailedStack: boolean
  readonly only?: readonly string[] | undefined
  readonly skipStack: boolean
  readonly skipFlowLogs: boolean
}

export function addRunCommand(program: Program): void {
  addCallingCommand(program, 'run', 'make what is missing, and verify it', run)
    .option('--acknowledge-iam', 'consent to the IAM resources that the stack creates', false)
    .option(
      '--replace-failed-stack',
      'consent to delete a stack whose creation failed, and create it again',
      false,
    )
    .option('--only <account...>', 'only these accounts', accountIds)
    .option('--skip-stack', 'do not create the stack', false)
    .option('--skip-flow-logs', 'do not create flow logs', false)
}

async function run(client: ContractClient, options: RunOptions, terminal: Terminal): Promise<number> {
  const onboarding = await openFor('work', client, options, terminal)
  const accounts = chosenAccounts(onboarding, options.only)
  const isWanted = (row: AccountStatus) => accounts.some(({ accountId }) => accountId === row.accountId)
  await signInBefore(client, accounts, options, terminal)

  const before = (await client.checklist.get()).accounts.filter(isWanted)
  const needsConsent = !options.skipStack && before.some(({ steps }) => steps.stack.state !== 'done')
  const iam = options.acknowledgeIam
    ? 'any'
    : needsConsent
      ? await askForConsent(client, options, terminal)
      : 'none'
  if (iam === undefined) return EXIT.wrongInput
  await warnOfEndingSignIns(client, accounts, terminal)

  const skip = [
    options.skipStack ? (['stack'] as const) : [],
    options.skipFlowLogs ? (['flowLogs'] as const) : [],
  ].flat()
  const { end, checklist } = await followToEndWithSignIn(
    client,
    {
      activity: 'run',
      skip,
      consent: { iam, replaceFailedStack: options.replaceFailedStack },
      ...(options.only && { only: [...options.only] }),
    },
    { accounts, options },
    terminal,
  )
  if (options.json) terminal.json(checklist)
  else {
    printChecklist(checklist, terminal)
    printNext(checklist.accounts, terminal)
  }
  const asked = RUN_STEPS.filter((step) => !skip.some((skipped) => skipped === step))
  return exitStatusOf(end, { accounts: checklist.accounts.filter(isWanted) }, asked, terminal)
}

/** Asks for what the tick box of the AWS console asks for, after printing the plan. `undefined`: no consent. */
async function askForConsent(
  client: ContractClient,
  { only }: RunOptions,
  terminal: Terminal,
): Promise<Consent['iam'] | undefined> {
  if (!terminal.interactive) {
    terminal.err(
      'The stack creates IAM resources, which needs your consent, and this terminal can’t ask for it. Add --acknowledge-iam, or --skip-stack.',
    )
    return undefined
  }
  const { checklist } = await followToEnd(
    client,
    { activity: 'plan', ...(only && { only: [...only] }) },
    terminal,
  )
  const plan = await client.plan()
  printPlan(plan, checklist, terminal)
  const [template, another] = templatesOf(plan)
  if (template === undefined) return 'none'
  if (another !== undefined) {
    terminal.err('ActiveEye changed the template while the app read it. Start the run again.')
    return undefined
  }
  const yes = await terminal.ask(
    'I acknowledge that AWS CloudFormation might create IAM resources. Continue?',
  )
  if (yes) return { templateHash: template.hash }
  terminal.err('Nothing was changed.')
  return undefined
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
