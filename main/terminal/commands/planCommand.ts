import { fileHashOf } from '../../../app/checklist/templateWords.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { AccountChoice } from '../../../app/onboarding/chooseAccounts.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { consentNext, valuesToConsent } from '../../../app/run/foreignConsent.ts'
import { type Plan, planFor, templatesOf } from '../../../app/run/plan.ts'
import { exitStatusOf } from '../activityExitStatus.ts'
import { followToEnd } from '../followToEnd.ts'
import { printNext } from '../printNext.ts'
import { printPlan, printTemplateText } from '../printPlan.ts'
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

export function addPlanCommand(program: Program): void {
  withAccountChoice(
    addCallingCommand(
      program,
      'plan',
      'look at each account, and print what a run would change; changes nothing',
      plan,
    ),
  )
    .option('--ids', 'also print the ID of each VPC and what happens to it', false)
    .option('--show-template', 'also print the text of the template that needs consent', false)
}

interface PlanOptions extends CallingOptions, AccountChoice {
  readonly showTemplate: boolean
  readonly ids: boolean
}

async function plan(client: ContractClient, options: PlanOptions, terminal: Terminal): Promise<number> {
  const onboarding = await openFor('work', client, options, terminal)
  const { accounts, only } = accountsToWork(onboarding, options)
  await signInBefore(client, accounts, options, terminal)
  const who = createWho(client, options.practice, terminal)
  const request = { activity: 'plan', ...(only && { only: [...only] }) } as const
  const { end, checklist } = await followToEnd(client, request, who, terminal)
  const planned = planFor(await client.plan(), only)
  const texts = options.showTemplate ? await templateTexts(client, planned) : []
  if (options.json) {
    terminal.json({ ...checklist, plan: planned, ...(options.showTemplate && { templates: texts }) })
  } else {
    printPlan(planned, checklistFor(checklist, only), terminal, options.ids ? 'ids' : 'counts')
    for (const text of texts) printTemplateText(text, terminal)
    printWaves(onboarding, checklist.accounts, terminal)
    printNext(checklist.accounts, terminal)
    await printConsentNext(client, onboarding, terminal)
  }
  // A plan asks for no step to be done, only for no open problem.
  return exitStatusOf(end, checklistFor(checklist, only), [], terminal)
}

/** What is not ActiveEye's, and that nobody consented to yet, stands in the way of a run. */
async function printConsentNext(
  client: ContractClient,
  onboarding: Onboarding,
  terminal: Terminal,
): Promise<void> {
  const needed = await client.consentNeeded()
  const open = valuesToConsent(onboarding).filter(({ what }) => needed.includes(what))
  if (open.length > 0) terminal.out(`Before that: ${consentNext(open)}`)
}

/** Only of templates that could be read. */
async function templateTexts(client: ContractClient, plan: Plan) {
  const hashes = new Set(templatesOf(plan).flatMap((template) => fileHashOf(template) ?? []))
  return Promise.all([...hashes].map((sha256) => client.templateText({ sha256 })))
}
