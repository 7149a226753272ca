import type { RegionStatus } from '../../../../app/checklist/checklist.ts'
import type { VpcDecision } from '../../../../app/onboarding/vpcDecision.ts'
import { ensureFlowLogs, lookAtFlowLogs } from '../../../../app/steps/flowLogsStep.ts'
import { atWork, intentsFirst } from '../../../doubles/atWork.ts'
import { type FakeAws, fakeVpc } from '../../../doubles/fakeAws.ts'
import { type FakeRegion, fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

/** A Region with this many VPCs, named after it. */
export function regionWith(name: string, count: number, changes: Partial<FakeRegion> = {}): FakeRegion {
  const vpcs = Array.from({ length: count }, (_, index) => fakeVpc(`vpc-${name}-${index + 1}`))
  return fakeRegion(name, { vpcs, ...changes })
}

export function setUp(
  aws: FakeAws,
  regions: 'enabled' | string[] = 'enabled',
  store = memoryJournal(),
  vpcDecisions: VpcDecision[] = [],
) {
  const work = atWork(sampleOnboarding({ accounts: [sampleAccount({ regions, vpcDecisions })] }), store)
  intentsFirst(aws, work.store)
  const context = work.contextOf(aws)
  const seen = (name: string): RegionStatus => {
    const region = work.checklist().accounts[0]?.regions.find((candidate) => candidate.region === name)
    if (region === undefined) throw new Error(`${name} was not seen.`)
    return region
  }
  const problems = () =>
    work
      .checklist()
      .accounts[0]?.problems.map(({ kind, region }) => (region === undefined ? kind : `${kind} ${region}`))
  return {
    aws,
    work,
    context,
    seen,
    problems,
    ensure: () => ensureFlowLogs(context),
    look: () => lookAtFlowLogs(context),
  }
}

/** Of the event loop: whatever can go on has gone on by then. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

export const countOfFlowLogs = (region: FakeRegion) => region.flowLogs.length
