import type { AccountReport, VpcRow } from '../accountReport.ts'
import type { StateWord, Tone } from '../stateWords.ts'
import { stepName } from '../stateWords.ts'
import { bullets, id, table, text } from './markdown.ts'

/** All that is known of one account. The connector stands in the order of ActiveEye's form. */
export function accountSection(report: AccountReport): string[] {
  const { account, state, steps, lastSeen } = report
  const seen = lastSeen === undefined ? '–' : `${text(lastSeen.local)}, ${text(lastSeen.utc)}`
  return [
    `### ${text(account.name)} ${id(account.accountId)}: ${text(state.word)}`,
    table(
      steps.map(({ step }) => stepName(step)),
      [steps.map(({ state }) => status(state))],
    ),
    bullets([
      ...connector(report),
      ...stack(report),
      `Done with ${id(account.identity)}`,
      `Last looked at ${seen}`,
      ...report.regions.map(
        ({ state, regions }) => `Regions, ${status(state)}: ${regions.map(id).join(', ')}`,
      ),
    ]),
    vpcs(report),
  ]
}

/** Icon and word; all icons are in the Basic Multilingual Plane, since some ticket databases hold no more. */
export function status({ word, tone }: StateWord): string {
  return `${ICONS[tone]} ${text(word)}`
}

const ICONS: Readonly<Record<Tone, string>> = {
  good: '✅',
  bad: '❌',
  partial: '⚠️',
  waiting: '⏳',
  running: '▶️',
  todo: '◻️',
  none: '➖',
}

function connector({ account, connectorConfirmedAt }: AccountReport): string[] {
  const { displayName, accountId, externalId, priority } = account.connector
  const confirmed =
    connectorConfirmedAt === undefined
      ? 'not confirmed by a person yet'
      : `confirmed by a person, ${text(connectorConfirmedAt.local)}, ${text(connectorConfirmedAt.utc)}`
  return [
    `Connector: Display Name ${id(displayName)}, Account ID ${id(accountId)}, External ID ${id(externalId)}, priority ${priority}; ${confirmed}`,
  ]
}

function stack({ account: { stack }, stackName }: AccountReport): string[] {
  if (stack === undefined) return ['Stack: none has been seen']
  const outputs = Object.entries(stack.outputs).map(([key, value]) => `${text(key)} ${id(value)}`)
  return [
    `Stack: ${id(stackName)} in ${id(stack.region)}, ${id(stack.status)}, ${stack.madeByUs ? 'made by this onboarding' : 'found'}`,
    `Stack ID: ${id(stack.stackId)}`,
    `Stack outputs: ${outputs.length === 0 ? 'none' : outputs.join(', ')}`,
  ]
}

function vpcs({ vpcs }: AccountReport): string {
  if (vpcs.length === 0) return 'No VPC has been seen.'
  const headers = ['VPC', 'Region', 'State', 'Flow log to ActiveEye', 'Made by', 'Delivery', 'Note']
  return table(headers, vpcs.map(vpcCells))
}

function vpcCells({ region, vpc, state, delivery, origin }: VpcRow): string[] {
  const others = vpc.otherFlowLogIds ?? []
  const notes = [
    vpc.ownerId && `Owner: ${id(vpc.ownerId)}`,
    others.length > 0 && `Left alone: ${others.map(id).join(', ')}`,
    vpc.deliveryError && text(vpc.deliveryError),
  ].filter((note) => typeof note === 'string')
  return [
    vpc.name === undefined ? id(vpc.vpcId) : `${id(vpc.vpcId)} ${text(vpc.name)}`,
    id(region),
    status(state),
    id(vpc.flowLogId),
    origin,
    vpc.flowLogId === undefined ? '–' : status(delivery),
    notes.join('; '),
  ]
}
