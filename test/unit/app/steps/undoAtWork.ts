import { type UndoPlan, undoPlanOf } from '../../../../app/run/undoPlan.ts'
import { undoFlowLogs } from '../../../../app/steps/flowLogsStep.ts'
import { lookForTagged } from '../../../../app/steps/lookForTagged.ts'
import { undoStacks } from '../../../../app/steps/stackStep.ts'
import { atWork, intentsFirst } from '../../../doubles/atWork.ts'
import { fakeAws, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'

/** The tags of what the sample onboarding makes. */
export const OURS = { 'activeeye-onboarding': '0b9c1234-test' }

/** An account with VPCs in us-east-1 and none in eu-west-1. */
export function undoAtWork(vpcs = 2) {
  const aws = fakeAws([
    fakeRegion('us-east-1', {
      vpcs: Array.from({ length: vpcs }, (_, index) => fakeVpc(`vpc-${index + 1}`)),
    }),
    fakeRegion('eu-west-1'),
  ])
  const work = atWork()
  intentsFirst(aws, work.store)
  const context = work.contextOf(aws)
  const plan = () => undoPlanOf(work.onboarding, work.journal.facts())
  /** Looks for what there is to undo, as a person is shown it. */
  async function look(): Promise<UndoPlan> {
    await lookForTagged(context)
    return plan()
  }
  return {
    aws,
    work,
    context,
    region: aws.region('us-east-1'),
    plan,
    look,
    /** Looks, and then removes all flow logs that were shown. */
    undoFlowLogs: async () =>
      undoFlowLogs(
        context,
        (await look()).remove.flatMap((each) => each.flowLogs),
      ),
    /** Looks, and then removes the stacks that were shown. */
    undoStacks: async () =>
      undoStacks(
        context,
        (await look()).remove.flatMap(({ stackId }) => stackId ?? []),
      ),
  }
}
