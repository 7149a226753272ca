import { FLOW_LOG_DESTINATION } from '../../../app/activeeye/prescribed.ts'
import type { World } from '../../../main/practice/world.ts'

/**
 * What the world around the app does: `bucket/accept` is ActiveEye acting, `credentials/renew` somebody signing in,
 * `device/approve` the same on another device, `roles/…` somebody with authority over IAM.
 */
export type PracticeKnob =
  | 'bucket/accept'
  | 'credentials/renew'
  | `device/approve?userCode=${string}`
  | `roles/revoke?accountId=${string}`
  | 'roles/restore'

export async function turnKnob(endpoint: string, knob: PracticeKnob): Promise<void> {
  const { ok } = await fetch(new URL(`/_practice/${knob}`, endpoint), { method: 'POST' })
  if (!ok) throw new Error(`The practice cloud has no ${knob}`)
}

/** What is in the practice cloud, whatever the app says. */
export async function practiceState(endpoint: string): Promise<World> {
  const answer = await fetch(new URL('/_practice/state', endpoint))
  return (await answer.json()) as World
}

/** How many flow logs to ActiveEye each VPC has, without the VPCs: `[1, 1, 1]` is as it should be. */
export async function flowLogsOfEachVpc(endpoint: string): Promise<readonly number[]> {
  const { vpcs, flowLogs } = await practiceState(endpoint)
  const ours = flowLogs.filter(({ destination }) => destination === FLOW_LOG_DESTINATION)
  return vpcs.map(({ vpcId }) => ours.filter(({ resourceId }) => resourceId === vpcId).length)
}
