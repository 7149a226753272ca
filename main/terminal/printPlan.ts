import { bucketWords } from '../../app/activeeye/foreignWords.ts'
import type { Checklist } from '../../app/checklist/checklist.ts'
import { isMonitored, isReached, leftAloneReasonSchema } from '../../app/checklist/coverage.ts'
import { whyDead } from '../../app/checklist/deadStack.ts'
import { leftOutWords } from '../../app/checklist/leaveOut.ts'
import type { Template } from '../../app/checklist/seenTemplate.ts'
import { fileHashOf, templateReadWords } from '../../app/checklist/templateWords.ts'
import { destinationWords, leftAloneWords } from '../../app/checklist/vpcWords.ts'
import { tagWords } from '../../app/onboarding/customerTags.ts'
import { type AccountPlan, type Plan, templatesOf } from '../../app/run/plan.ts'
import type { TemplateTrust } from '../../app/template/templateTrust.ts'
import { ATTENTION, trustGroups } from '../../app/template/trustWords.ts'
import { plural } from '../../app/text/plural.ts'
import { printDeceivingNames } from './printDeceivingNames.ts'
import { printForeign } from './printForeign.ts'
import { printProblems } from './printProblems.ts'
import { bold, toned } from './styledText.ts'
import type { Terminal } from './terminal.ts'

/** What a run would change, what it would leave alone, and the template that needs consent. */
export function printPlan(
  plan: Plan,
  checklist: Checklist,
  terminal: Terminal,
  ids: 'ids' | 'counts' = 'counts',
): void {
  const { accounts, notActiveEye = [] } = checklist
  const { flowLogs } = plan.totals
  terminal.out(bold(wouldCreate(plan, accounts.filter(isMonitored))))
  const leftOut = leftOutWords(accounts)
  if (leftOut !== undefined) terminal.out(`${leftOut}.`)
  printForeign(notActiveEye, terminal.out)
  printDeceivingNames(checklist, terminal)
  const tags = tagWords(plan.tags)
  if (tags !== undefined) terminal.out(`Tags on what is created: ${tags}.`)
  for (const account of plan.accounts) printAccount(account, terminal, ids)
  for (const template of templatesOf(plan)) printTemplate(template, terminal)
  if (flowLogs > 0) {
    terminal.out('')
    terminal.out(`Flow logs go to ${bucketWords(plan.flowLogDestination)}.`)
    terminal.out(
      'AWS charges the account for delivering flow logs to Amazon S3 (vended logs), by the amount of data.',
    )
  }
  printProblems(accounts, terminal)
}

/** An account that could not be looked at is not counted as having nothing to do. */
function wouldCreate({ totals: { stacks, flowLogs } }: Plan, accounts: Checklist['accounts']): string {
  const unseen = accounts.filter((account) => !isReached(account)).length
  if (unseen > 0 && unseen === accounts.length) return 'No account could be looked at; the problems say why.'
  const what = `a run would create ${plural(stacks, 'stack')} and ${plural(flowLogs, 'flow log')}.`
  if (unseen === 0) return `A${what.slice(1)}`
  return `${plural(unseen, 'account')} could not be looked at. In the others, ${what}`
}

function printAccount(
  { accountId, name, stack, regions }: AccountPlan,
  terminal: Terminal,
  ids: 'ids' | 'counts',
): void {
  terminal.out('')
  terminal.out(bold(`${accountId} ${name}`))
  terminal.out(`  Stack ${stack.stackName} in ${stack.region}: ${stackWords(stack)}`)
  for (const { region, create, leftAlone, otherFlowLogIds, otherDestinationTypes } of regions) {
    const parts = [
      create.length > 0 ? `create ${plural(create.length, 'flow log')}` : '',
      ...leftAloneReasonSchema.options.map((reason) => {
        const count = leftAlone.filter(({ why }) => why === reason).length
        return count > 0 ? `${plural(count, 'VPC')} ${leftAloneWords(reason)}` : ''
      }),
      otherFlowLogIds.length > 0 ? `leave ${plural(otherFlowLogIds.length, 'other flow log')} alone` : '',
    ]
    terminal.out(`  ${region}: ${parts.filter((part) => part !== '').join('; ')}`)
    if (ids === 'counts') continue
    for (const vpcId of create) terminal.out(`    ${vpcId}: create a flow log`)
    for (const { vpcId, why } of leftAlone) terminal.out(`    ${vpcId}: ${leftAloneWords(why)}`)
    for (const id of otherFlowLogIds)
      terminal.out(`    ${id}: ${destinationWords(otherDestinationTypes?.[id])}, left alone`)
  }
}

function stackWords({ action, status }: AccountPlan['stack']): string {
  return action === 'replace' ? `${whyDead(status)}; ${REPLACE}` : STACK_WORDS[action]
}

const REPLACE = 'delete it and create it again (only with --replace-failed-stack)'

const STACK_WORDS: Readonly<Record<Exclude<AccountPlan['stack']['action'], 'replace'>, string>> = {
  create: 'create',
  follow: 'is being created already; wait for its end',
  none: 'exists and needs no change',
  blocked: 'stays as it is; see the open problems',
  unknown: 'could not be looked at; see the open problems',
}

function printTemplate(template: Template, terminal: Terminal): void {
  terminal.out('')
  terminal.out(bold(`The template ${template.url}`))
  const print = (line: string) => terminal.out(`  ${line}`)
  print(`creates ${template.resourceTypes.join(', ') || 'resources that AWS does not list'}`)
  for (const { key, value, description } of template.parameters) {
    print(
      `parameter ${key}: ${key === 'ExternalID' ? "each account's ExternalID" : value}${description === '' ? '' : ` (${description})`}`,
    )
  }
  const capabilities = template.capabilities.join(', ') || 'none'
  print(
    `capabilities to acknowledge: ${capabilities}${template.capabilitiesReason === '' ? '' : `. ${template.capabilitiesReason}`}`,
  )
  const hash = fileHashOf(template)
  const read = templateReadWords(template.read)
  print(toned(read.tone, read.word))
  if (hash !== undefined) print(`SHA-256 of its text: ${hash} (plan --show-template prints the text)`)
  if (template.read?.kind === 'file') printTrust(template.read.trust, terminal)
}

function printTrust(trust: TemplateTrust, terminal: Terminal): void {
  terminal.out('  What it allows in each account:')
  for (const { title, lines } of trustGroups(trust)) {
    terminal.out(`    ${title}`)
    for (const { text, isLoud } of lines) {
      terminal.out(isLoud ? `      ${toned('bad', `${ATTENTION} ${text}`)}` : `      ${text}`)
    }
  }
}

/** The text of each template that would be created from, as it is; what is hidden in it is visible. */
export function printTemplateText({ url, text }: TemplateText, terminal: Terminal): void {
  terminal.out('')
  terminal.out(bold(`The text of ${url}`))
  for (const line of text.split('\n')) terminal.out(line)
}

interface TemplateText {
  readonly url: string
  readonly text: string
}
