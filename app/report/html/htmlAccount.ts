import type { AccountReport, VpcRow } from '../accountReport.ts'
import { counted } from '../counted.ts'
import { stepName } from '../stateWords.ts'
import { type Child, html, type Markup } from './html.ts'
import { facts, given, id, joined, NOTHING, status, table, time } from './htmlParts.ts'

/** All that is known of one account. The connector stands in the order of ActiveEye's form. */
export function accountArticle(report: AccountReport): Markup {
  const { account, state, steps, lastSeen } = report
  return html`<article class="card account" id="account-${account.accountId}" aria-labelledby="name-${account.accountId}">
<div class="title"><h3 id="name-${account.accountId}">${given(account.name)} ${id(account.accountId)}</h3>${status(state)}</div>
<ul class="steps">${steps.map(
    (step) => html`
<li><b>${stepName(step.step)}</b>${status(step.state)}</li>`,
  )}
</ul>
<div class="columns">
<div><h4>Service connector</h4>${connector(report)}</div>
<div><h4>CloudFormation stack</h4>${stack(report)}</div>
</div>
<h4>Done with</h4>
${facts([
  ['Identity', id(account.identity)],
  ['Last looked at', time(lastSeen)],
])}
${vpcs(report)}
<h4>Regions</h4>
${regions(report)}
</article>`
}

function connector({ account, connectorConfirmedAt }: AccountReport): Markup {
  const { displayName, accountId, externalId, priority } = account.connector
  return facts([
    ['Display Name', id(displayName)],
    ['Account ID', id(accountId)],
    ['External ID', id(externalId)],
    ['Priority', priority],
    [
      'Confirmed',
      connectorConfirmedAt === undefined
        ? 'Not confirmed by a person yet'
        : html`By a person, ${time(connectorConfirmedAt)}`,
    ],
  ])
}

function stack({ account: { stack }, stackName }: AccountReport): Markup {
  if (stack === undefined) return html`<p>No stack has been seen.</p>`
  return facts([
    ['Name', id(stackName)],
    ['Stack ID', id(stack.stackId)],
    ['Region', id(stack.region)],
    ['Status', id(stack.status)],
    ...Object.entries(stack.outputs).map(([key, value]): [string, Child] => [`Output ${key}`, id(value)]),
    ['Made by', stack.madeByUs ? 'This onboarding' : 'Found'],
  ])
}

function vpcs({ vpcs, vpcsCovered, vpcsToCover }: AccountReport): Markup {
  if (vpcs.length === 0) return html`<h4>VPCs</h4><p>No VPC has been seen.</p>`
  const headers = ['VPC', 'Region', 'State', 'Flow log to ActiveEye', 'Made by', 'Delivery']
  return table(`VPCs: ${vpcsCovered} of ${counted(vpcsToCover, 'VPC')} covered`, headers, vpcs.map(vpcCells))
}

function vpcCells({ region, vpc, state, delivery, origin }: VpcRow): Child[] {
  const others = vpc.otherFlowLogIds ?? []
  return [
    html`${id(vpc.vpcId)}${vpc.name === undefined ? undefined : html`<span class="aside">${given(vpc.name)}</span>`}`,
    id(region),
    html`${status(state)}${vpc.ownerId && html`<span class="aside">Owner: ${id(vpc.ownerId)}</span>`}`,
    html`${id(vpc.flowLogId)}${others.length === 0 ? undefined : html`<span class="aside">Left alone: ${joined(others.map(id))}</span>`}`,
    origin,
    html`${vpc.flowLogId === undefined ? NOTHING : status(delivery)}${vpc.deliveryError && html`<span class="aside">${vpc.deliveryError}</span>`}`,
  ]
}

function regions({ regions }: AccountReport): Markup {
  if (regions.length === 0) return html`<p>No Region has been looked at.</p>`
  return html`<ul class="regions">${regions.map(
    ({ state, regions }) => html`
<li>${status(state)} ${joined(regions.map(id))}</li>`,
  )}
</ul>`
}
