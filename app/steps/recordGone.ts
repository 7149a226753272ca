import type { StackStatus } from '../checklist/checklist.ts'
import { stackChanges, vpcChanges } from '../checklist/gone.ts'
import type { SeenVpc } from '../checklist/vpcStatus.ts'
import type { StepContext } from './step.ts'

/**
 * Records what is gone and what is back, before the look itself is recorded: after a crash between the two, the next
 * look still has the earlier facts to compare with.
 */
export async function recordGoneVpcs(
  context: StepContext,
  region: string,
  vpcs: readonly SeenVpc[],
): Promise<void> {
  await recordChanges(context, region, vpcChanges(context.facts(), region, vpcs))
}

export async function recordGoneStack(
  context: StepContext,
  region: string,
  stack: StackStatus | undefined,
): Promise<void> {
  await recordChanges(context, region, stackChanges(context.facts(), region, stack))
}

async function recordChanges(
  context: StepContext,
  region: string,
  { gone, back }: ReturnType<typeof vpcChanges>,
): Promise<void> {
  for (const thing of gone) await context.record({ type: 'goneSeen', region, thing })
  for (const thing of back) await context.record({ type: 'goneSettled', region, thing, how: 'back' })
}
