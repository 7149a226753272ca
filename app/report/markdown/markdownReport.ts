import { CUSTOMER_SIDE } from '../accountReport.ts'
import { counted } from '../counted.ts'
import type { AccountRef, OpenStep, ProblemGroup, ProblemPlace } from '../openItems.ts'
import { openStepWords } from '../openStepWords.ts'
import { problemTitle } from '../problemTitle.ts'
import { isOpen, nothingOpenWords, type Report } from '../reportModel.ts'
import { stepName, waitsForWord } from '../stateWords.ts'
import { bullets, fenced, id, table, text } from './markdown.ts'
import { accountSection, status } from './markdownAccount.ts'

/** GitHub's flavour, which ticket systems read. Every section is a block; blocks are parted by an empty line. */
export function markdownReport(report: Report): string {
  const blocks = [
    `# ActiveEye account information: ${text(report.customer)}`,
    `**${report.summary}** ${counted(report.totals.problems, 'open problem')}, ${counted(report.totals.created, 'flow log')} made by this onboarding.`,
    origin(report),
    '## Open items',
    ...openItems(report),
    '## Accounts',
    ...accounts(report),
    'This report holds no secret: an External ID is none.',
  ]
  return `${blocks.join('\n\n')}\n`
}

function origin({ madeAt, preparedBy, onboardingId, flowLogDestination, portalUrl }: Report): string {
  return bullets([
    `As of ${text(madeAt.local)}, ${text(madeAt.utc)}`,
    `Prepared by ${text(preparedBy)}`,
    `Onboarding ${id(onboardingId)}`,
    `Flow logs go to ${id(flowLogDestination)}`,
    ...(portalUrl === undefined ? [] : [`ActiveEye: ${id(portalUrl)}`]),
  ])
}

function openItems(report: Report): string[] {
  if (!isOpen(report)) return [text(nothingOpenWords(report))]
  const { bucketRequest } = report
  const needed = bucketRequest && ['### ⏳ Needed from ActiveEye', fenced(bucketRequest.text)]
  return [...(needed ?? []), ...report.openSteps.flatMap(openStep), ...report.problems.flatMap(problems)]
}

function openStep(open: OpenStep): string[] {
  const { step, waitsFor, accounts } = open
  return [
    `### ⏳ ${stepName(step)}: waiting for ${waitsForWord(waitsFor, CUSTOMER_SIDE)}`,
    text(openStepWords(open)),
    bullets(accounts.map(accountWords)),
  ]
}

function problems({ kind, next, retryable, waitsFor, places }: ProblemGroup): string[] {
  const waits = waitsFor === undefined ? '' : `, waiting for ${waitsForWord(waitsFor, CUSTOMER_SIDE)}`
  return [
    `### ${waitsFor === undefined ? '❌' : '⏳'} ${problemTitle(kind)}${waits}`,
    `**What to do:** ${text(next)}${retryable ? ' Trying again can help.' : ''}`,
    table(['Account', 'Step', 'Region', 'What happened', 'AWS code', 'Request ID'], places.map(place)),
  ]
}

function place({ problem, ...account }: ProblemPlace): string[] {
  const { step, region, message, actions, aws } = problem
  const missing = actions === undefined ? '' : ` Missing: ${actions.map(id).join(', ')}.`
  const said = aws === undefined || message.includes(aws.message) ? '' : ` AWS said: ${text(aws.message)}`
  return [
    accountWords(account),
    stepName(step),
    id(region),
    `${text(message)}${missing}${said}`,
    id(aws?.code),
    id(aws?.requestId),
  ]
}

function accounts({ accounts }: Report): string[] {
  if (accounts.length === 0) return ['No account has been added yet.']
  const rows = accounts.map(({ account, state, vpcsCovered, vpcsToCover }) => [
    id(account.accountId),
    text(account.name),
    id(account.externalId),
    id(account.connector.displayName),
    vpcsToCover === 0 ? '–' : `${vpcsCovered} of ${vpcsToCover}`,
    status(state),
  ])
  return [
    table(['Account ID', 'Name', 'External ID', 'Connector', 'VPCs covered', 'State'], rows),
    ...accounts.flatMap(accountSection),
  ]
}

function accountWords({ accountId, name }: AccountRef): string {
  return `${text(name)} ${id(accountId)}`
}
