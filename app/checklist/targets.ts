import type { Account } from '../onboarding/onboarding.ts'
import { isSameChoice, type VpcTargets } from '../onboarding/vpcTargets.ts'
import type { SeenTarget, SeenVpc, VpcState, VpcStatus } from './vpcStatus.ts'

/**
 * What gets a flow log to ActiveEye: the VPC as a whole or, where a person chose so, subnets or network interfaces of it.
 * The journal holds what a look saw of either; the file says which of them counts.
 */

/** A VPC, a subnet or a network interface that is to be recorded, judged alike. */
export interface Target
  extends Pick<
    SeenTarget,
    'resourceId' | 'flowLogId' | 'flowLogOn' | 'madeByUs' | 'delivery' | 'deliveryError'
  > {
  readonly vpcId: string
  readonly state: VpcState
  readonly decision?: VpcStatus['decision']
}

/** What a person chose of a VPC in the place of the whole, as the file says now. */
export type ChosenVpc = SeenVpc & Pick<VpcStatus, 'chosenBy'>

type TargetsOf = Omit<SeenVpc, 'delivery' | 'targets'> &
  Pick<VpcStatus, 'decision'> & { readonly delivery?: string | undefined } & {
    readonly targets?: readonly SeenTarget[] | undefined
  }

/** One for each flow log that the VPC needs; none until a look has seen what was chosen. */
export function targetsOf(vpc: TargetsOf): readonly Target[] {
  const { vpcId, decision, chosen, targets = [] } = vpc
  if (chosen === undefined || vpc.state === 'leftOut') return [{ ...vpc, resourceId: vpcId }]
  return targets.map((target) => ({ ...target, vpcId, ...(decision && { decision }) }))
}

/** The VPC as the file's choice makes it: its state is that of its targets. */
export function withChoice(vpc: SeenVpc, choice: VpcTargets | undefined): ChosenVpc {
  const { chosen, targets, missingTargets, ...whole } = vpc
  if (choice === undefined || !isPossible(vpc, choice)) return whole
  const { by, at, reason, monitor } = choice
  const chosenBy = { by, at, ...(reason !== undefined && { reason }) }
  if (chosen === undefined || targets === undefined || !isSameChoice(chosen, monitor)) {
    return { ...whole, state: untilSeen(whole.state), chosen: monitor, chosenBy }
  }
  return {
    ...whole,
    state: stateOfTargets(targets),
    chosen: monitor,
    chosenBy,
    targets,
    ...(missingTargets && { missingTargets }),
  }
}

/** "Participants cannot create, delete, or describe flow logs for a shared VPC subnet" (VPC guide, Share your VPC). */
export function isPossible(
  { state }: Pick<SeenVpc, 'state'>,
  { monitor }: Pick<VpcTargets, 'monitor'>,
): boolean {
  return state !== 'shared' || monitor.kind !== 'subnets'
}

/** A flow log on the whole VPC records whatever was chosen. Of anything else, nothing is known before a look. */
function untilSeen(state: VpcState): VpcState {
  switch (state) {
    case 'missing':
    case 'elsewhere':
    case 'partly':
    case 'shared':
      return 'missing'
    case 'covered':
    case 'failing':
    case 'otherTraffic':
    case 'otherFormat':
    case 'otherFolder':
    case 'noTarget':
    case 'leftOut':
      return state
  }
}

/** The worst decides: what needs somebody else, then what a run makes, then what a person decides. */
const WORST_FIRST = [
  'failing',
  'missing',
  'elsewhere',
  'otherFolder',
  'otherFormat',
  'otherTraffic',
  'covered',
] as const satisfies readonly SeenTarget['state'][]

function stateOfTargets(targets: readonly SeenTarget[]): VpcState {
  const states = new Set(targets.map(({ state }) => state))
  const worst = WORST_FIRST.find((state) => states.has(state))
  // Some flow logs go elsewhere and others do not: all that counts is that a run has something to make.
  return worst === 'elsewhere' ? 'missing' : (worst ?? 'noTarget')
}

/** The file's choices for the VPCs of a Region, by VPC. */
export function choicesIn(
  { vpcTargets = [] }: Pick<Account, 'vpcTargets'>,
  region: string,
): ReadonlyMap<string, VpcTargets> {
  return new Map(vpcTargets.flatMap((each) => (each.region === region ? [[each.vpcId, each]] : [])))
}
