import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import { templatesOf } from '../../../app/run/plan.ts'
import type { Consent } from '../../../app/steps/step.ts'
import { statusOf } from '../commandResult.ts'
import { EXIT } from '../exitStatus.ts'
import { follow } from '../follow.ts'
import { followPatiently } from '../followPatiently.ts'
import { printChecklist } from '../printChecklist.ts'
import { printPlan } from '../printPlan.ts'
import { sayWhatEndsSoon } from '../signIn/sayWhatEndsSoon.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { openFor } from './openFor.ts'
import type { CallingOptions } from './options.ts'

export interface RunOptions extends CallingOptions {
  readonly acknowledgeIam: boolean
  readonly replaceFailedStack: boolean
  readonly only?: readonly string[] | undefined
  readonly skipStack: boolean
  readonly skipFlowLogs: boolean
}

/** Does what is missing, after consent, and proves it. */
export async function run(client: Client, options: RunOptions, terminal: Terminal): Promise<number> {
  const onboarding = await openFor('work', client, options, terminal)
  const wanted = new Set(options.only ?? onboarding.accounts.map(({ accountId }) => accountId))
  const isWanted = ({ accountId }: AccountStatus) => wanted.has(accountId)
  const accounts = onboarding.accounts.filter(({ accountId }) => wanted.has(accountId))
  await signInBefore(client, accounts, options, terminal)

  const before = (await client.checklist.get()).accounts.filter(isWanted)
  const needsConsent = !options.skipStack && before.some(({ steps }) => steps.stack.state !== 'done')
  const iam = options.acknowledgeIam
    ? 'any'
    : needsConsent
      ? await askForConsent(client, options, terminal)
      : 'none'
  if (iam === undefined) return EXIT.wrongInput
  await sayWhatEndsSoon(client, accounts, terminal)

  const skip = [
    options.skipStack ? (['stack'] as const) : [],
    options.skipFlowLogs ? (['flowLogs'] as const) : [],
  ].flat()
  const { end, checklist } = await followPatiently(
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
  if (options.json) terminal.out(JSON.stringify(checklist, null, 2))
  else printChecklist(checklist, terminal)
  const asked = RUN_STEPS.filter((step) => !skip.some((skipped) => skipped === step))
  return statusOf(end, { accounts: checklist.accounts.filter(isWanted) }, asked, terminal)
}

/** The console's tick box, on what the plan shows. `undefined` when there is nobody to ask, or the answer is no. */
async function askForConsent(
  client: Client,
  { only }: RunOptions,
  terminal: Terminal,
): Promise<Consent['iam'] | undefined> {
  if (!terminal.interactive) {
    terminal.err(
      'The stack creates IAM resources, and nobody is here to be asked. Add --acknowledge-iam, or --skip-stack.',
    )
    return undefined
  }
  const { checklist } = await follow(client, { activity: 'plan', ...(only && { only: [...only] }) }, terminal)
  const plan = await client.plan()
  printPlan(plan, checklist, terminal)
  const [template, another] = templatesOf(plan)
  if (template === undefined) return 'none'
  if (another !== undefined) {
    terminal.err('ActiveEye changed the template while it was being looked at. Start again.')
    return undefined
  }
  const yes = await terminal.ask('I acknowledge that AWS CloudFormation might create IAM resources. Go on?')
  if (yes) return { templateHash: template.hash }
  terminal.err('Nothing was changed.')
  return undefined
}
