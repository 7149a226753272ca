import { STACK_NAME } from '../activeeye/prescribed.ts'
import { saysStackDoesNotExist } from '../aws/stackDoesNotExist.ts'
import { templateUrlOf } from '../steps/step.ts'
import { ask, type Finding } from './finding.ts'
import type { Looking } from './preflight.ts'

/** What may be looked at in CloudFormation. That there is no such stack is an answer, too. */
export async function lookAtStack({
  aws,
  account,
  onboarding,
  signal,
}: Looking): Promise<readonly Finding[]> {
  const stacks = aws.stacksIn(account.stackRegion)
  const [template, stack] = await Promise.all([
    ask('cloudformation:GetTemplateSummary', () =>
      stacks.getTemplateSummary(templateUrlOf(onboarding), signal),
    ),
    ask('cloudformation:DescribeStacks', () => stacks.describeStack(STACK_NAME, signal)),
  ])
  const name = stack.answer?.stackId ?? STACK_NAME
  const [events, failed] = await Promise.all([
    ask(
      'cloudformation:DescribeStackEvents',
      () => stacks.describeStackEvents(name, signal),
      saysStackDoesNotExist,
    ),
    ask(
      'cloudformation:DescribeEvents',
      () => stacks.describeFailedEvents(name, signal),
      saysStackDoesNotExist,
    ),
  ])
  return [template, stack, events, failed].flatMap(({ findings }) => findings)
}
