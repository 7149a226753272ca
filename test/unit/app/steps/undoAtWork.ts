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
  return { aws, work, context, region: aws.region('us-east-1') }
}
