import type { AccountStatus, Checklist } from '../../../app/checklist/checklist.ts'
import type { VpcStatus } from '../../../app/checklist/vpcStatus.ts'
import { STEPS } from '../../../app/onboarding/stepName.ts'
import { plural } from '../../../app/text/plural.ts'
import { newWorld } from '../../../main/practice/newWorld.ts'
import { practiceOnboarding } from '../../../main/practice/practiceOnboarding.ts'
import type { PracticeScenario } from '../../../main/practice/practiceScenario.ts'
import { optInStatus } from '../../../main/practice/regionOptIn.ts'

/** A checklist in words, a line for each thing: `{ 'prod us-east-1 app': 'covered by us' }`. */
export type Words = Readonly<Record<string, string | undefined>>

/** All of the checklist that a person relies on, without what is different each time. */
export function inWords({ accounts }: Checklist): Words {
  return Object.fromEntries(accounts.flatMap(accountInWords))
}

function accountInWords({ name, steps, regions, problems }: AccountStatus): [string, string][] {
  const lines: [string, string][] = STEPS.map((step) => [`${name} ${step}`, stateInWords(steps[step])])
  for (const { region, vpcs, ...status } of regions) {
    lines.push([`${name} ${region}`, stateInWords(status)])
    for (const vpc of vpcs) lines.push([`${name} ${region} ${vpc.name ?? 'default'}`, vpcInWords(vpc)])
  }
  if (problems.length > 0) {
    const words = problems.map(({ kind, step, region, waitsFor, retryable }) =>
      [
        `${kind} in ${step}`,
        ...(region === undefined ? [] : [`in ${region}`]),
        ...(waitsFor === undefined ? [] : [`for ${waitsFor}`]),
        ...(retryable ? ['try again'] : []),
      ].join(' '),
    )
    lines.push([`${name} problems`, words.toSorted().join('; ')])
  }
  return lines
}

function stateInWords(status: { readonly state: string; readonly for?: string | undefined }): string {
  return status.for === undefined ? status.state : `${status.state} for ${status.for}`
}

function vpcInWords(vpc: VpcStatus): string {
  const { state, madeByUs, otherFlowLogIds = [], alsoToActiveEye = [], parts = [], decision, delivery } = vpc
  return [
    madeByUs ? `${state} by us` : state,
    ...(delivery === 'failing' ? ['not delivered'] : []),
    ...(otherFlowLogIds.length > 0 ? [`beside ${otherFlowLogIds.length}`] : []),
    ...(alsoToActiveEye.length > 0 ? [`${alsoToActiveEye.length} more to ActiveEye`] : []),
    ...(parts.length > 0 ? [`on ${plural(parts.length, 'part')}`] : []),
    ...(decision === undefined ? [] : [decision.what]),
  ].join(', ')
}

/** How a run of the practice onboarding should end in this scenario if all VPCs were bare and nothing went wrong. */
export function allWell(scenario: PracticeScenario): Words {
  const { vpcs } = newWorld(scenario)
  const lines = practiceOnboarding(scenario).accounts.flatMap(({ accountId, name }): [string, string][] => {
    const account = scenario.accounts.find((one) => one.accountId === accountId)
    const isEnabled = (region: string) =>
      account !== undefined && optInStatus(scenario, account, region) !== 'not-opted-in'
    return [
      [`${name} signIn`, 'done'],
      [`${name} stack`, 'done'],
      [`${name} connector`, 'waiting for customer'],
      [`${name} flowLogs`, 'done'],
      [`${name} delivery`, 'todo'],
      ...Object.keys(scenario.regions).map((region): [string, string] => [
        `${name} ${region}`,
        isEnabled(region) ? 'done' : 'notOptedIn',
      ]),
      ...vpcs
        .filter((vpc) => vpc.ownerId === accountId)
        .map((vpc): [string, string] => [`${name} ${vpc.region} ${vpc.name || 'default'}`, 'covered by us']),
    ]
  })
  return Object.fromEntries(lines)
}
