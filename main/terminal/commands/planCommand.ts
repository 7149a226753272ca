import { fileHashOf } from '../../../app/checklist/templateWords.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { type Plan, templatesOf } from '../../../app/run/plan.ts'
import { exitStatusOf } from '../exitStatus.ts'
import { followToEnd } from '../followToEnd.ts'
import { printNext } from '../printNext.ts'
import { printPlan, printTemplateText } from '../printPlan.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import type { Terminal } from '../terminal.ts'
import { addCallingCommand, type CallingOptions, openFor, type Program } from './fileCommand.ts'

export function addPlanCommand(program: Program): void {
  addCallingCommand(
    program,
    'plan',
    'look at each account, and print what a run would change; changes nothing',
    plan,
  ).option('--show-template', 'also print the text of the template that needs consent', false)
}

interface PlanOptions extends CallingOptions {
  readonly showTemplate: boolean
}

async function plan(client: ContractClient, options: PlanOptions, terminal: Terminal): Promise<number> {
  const { accounts } = await openFor('work', client, options, terminal)
  await signInBefore(client, accounts, options, terminal)
  const { end, checklist } = await followToEnd(client, { activity: 'plan' }, terminal)
  const planned = await client.plan()
  const texts = options.showTemplate ? await templateTexts(client, planned) : []
  if (options.json) {
    terminal.json({ ...checklist, plan: planned, ...(options.showTemplate && { templates: texts }) })
  } else {
    printPlan(planned, checklist, terminal)
    for (const text of texts) printTemplateText(text, terminal)
    printNext(checklist.accounts, terminal)
  }
  // A plan asks for no step to be done, only for no open problem.
  return exitStatusOf(end, checklist, [], terminal)
}

/** Only of templates that could be read. */
async function templateTexts(client: ContractClient, plan: Plan) {
  const hashes = new Set(templatesOf(plan).flatMap((template) => fileHashOf(template) ?? []))
  return Promise.all([...hashes].map((sha256) => client.templateText({ sha256 })))
}
