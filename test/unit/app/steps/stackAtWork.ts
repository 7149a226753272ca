import type { StackEvent } from '../../../../app/aws/awsAccount.ts'
import { ensureStack } from '../../../../app/steps/stackStep.ts'
import type { Consent, StepResult } from '../../../../app/steps/step.ts'
import { ANY_CONSENT, atWork, intentsFirst } from '../../../doubles/atWork.ts'
import { fakeAws } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { type FakeCloudFormation, type FakeStack, fakeStack } from '../../../doubles/fakeStacks.ts'

interface SetUp {
  readonly stack?: Partial<FakeStack>
  readonly cloud?: Partial<FakeCloudFormation>
  readonly consent?: Consent
  /** Enabled in the account. */
  readonly regions?: readonly string[]
}

export function setUp({ stack, cloud, consent = ANY_CONSENT, regions = [] }: SetUp = {}) {
  const aws = fakeAws(regions.map((name) => fakeRegion(name)))
  const { cloudFormation } = aws
  Object.assign(cloudFormation, cloud)
  if (stack !== undefined) cloudFormation.stacks.push(fakeStack(stack))
  const work = atWork()
  intentsFirst(aws, work.store)
  const context = work.contextOf(aws, { consent })
  return {
    aws,
    work,
    context,
    cloudFormation,
    ensure: (as: Consent = consent) => ensureStack({ ...context, consent: as }),
  }
}

/** The problem that the step ends with, whether it returns or throws it. */
export async function problemOf(run: Promise<StepResult>) {
  try {
    return (await run).problems[0]
  } catch (error) {
    if (error instanceof Error && 'problem' in error) return error.problem
    throw error
  }
}

export const FAILED_ROLE: StackEvent = {
  at: '',
  logicalResourceId: 'Role',
  resourceType: 'AWS::IAM::Role',
  status: 'CREATE_FAILED',
  reason: 'activeeye-role already exists.',
}
export const FAILED_STACK: StackEvent = {
  at: '',
  logicalResourceId: 'activeeye-security-monitor',
  resourceType: 'AWS::CloudFormation::Stack',
  status: 'ROLLBACK_IN_PROGRESS',
  reason: 'The following resource(s) failed to create: [Role]',
}
export const FAILED_QUEUE: StackEvent = {
  ...FAILED_ROLE,
  logicalResourceId: 'Queue',
  resourceType: 'AWS::SQS::Queue',
  reason: 'Resource creation cancelled',
}
export const FAILING = {
  statuses: ['CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_COMPLETE'],
  failures: [FAILED_STACK, FAILED_ROLE, FAILED_QUEUE],
} as const
