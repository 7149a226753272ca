import { EXTERNAL_ID_PARAMETER, STACK_NAME } from '../activeeye/prescribed.ts'
import type { StacksApi } from '../aws/awsAccount.ts'
import { AwsFailure, type AwsFailureDetails } from '../aws/awsFailure.ts'
import type { Template } from '../checklist/seenTemplate.ts'
import type { Write } from '../checklist/write.ts'
import { ProblemError, type ProblemWords } from '../problems/problem.ts'
import { awsOf } from '../problems/problemOf.ts'
import { placeOf, type StepContext } from './step.ts'
import { templateChanged, templateIdOf } from './template.ts'
import { ourTags, recordDone, recordIntent, recordRefusal } from './writes.ts'

type CreateStack = Extract<Write, { kind: 'createStack' }>

/** Call with consent only. @returns the stack ID; `undefined` when AWS says that there is such a stack already. */
export async function createStack(
  context: StepContext,
  stacks: StacksApi,
  template: Template,
): Promise<string | undefined> {
  const write: CreateStack = {
    kind: 'createStack',
    parameters: { [EXTERNAL_ID_PARAMETER]: context.account.externalId },
    capabilities: template.capabilities,
    ...(context.onboarding.tags && { tags: context.onboarding.tags }),
    template: templateIdOf(template),
  }
  const region = context.account.stackRegion
  const token = await recordIntent(context, region, write)
  try {
    const { stackId } = await stacks.createStack({
      name: STACK_NAME,
      templateUrl: template.url,
      parameters: write.parameters,
      capabilities: write.capabilities,
      clientRequestToken: token,
      tags: ourTags(context, write.tags),
    })
    await recordDone(context, region, token, [stackId])
    return stackId
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error
    await recordRefusal(context, region, token, error)
    if (ALREADY_THERE.has(error.details.code)) return undefined
    throw problemOfCreation(context, error) ?? error
  }
}

/** The caller has consent, or is undoing what this onboarding made. */
export async function deleteStack(context: StepContext, stacks: StacksApi, stackId: string): Promise<void> {
  const region = context.account.stackRegion
  const token = await recordIntent(context, region, { kind: 'deleteStack', stackId })
  try {
    await stacks.deleteStack(stackId, token)
    await recordDone(context, region, token, [stackId])
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error
    await recordRefusal(context, region, token, error)
    if (!/termination\s*protection/i.test(error.details.message)) throw error
    throw new ProblemError({
      kind: 'stackFailed',
      message: `The stack ${STACK_NAME} in ${placeOf(context.account, region)} is protected against deletion.`,
      next: 'In the CloudFormation console choose Stack actions > Edit termination protection > Deactivated, then try again.',
      retryable: false,
      aws: awsOf(error.details),
    })
  }
}

const ALREADY_THERE: ReadonlySet<string> = new Set([
  'AlreadyExistsException',
  'AlreadyExists',
  'TokenAlreadyExistsException',
  'TokenAlreadyExists',
])

function problemOfCreation(context: StepContext, { details }: AwsFailure): ProblemError | undefined {
  const place = placeOf(context.account, context.account.stackRegion)
  const aws = awsOf(details)
  switch (details.code) {
    case 'InsufficientCapabilities':
    case 'InsufficientCapabilitiesException':
      return templateChanged(`The template now needs more than was acknowledged (${details.message}).`)
    case 'LimitExceeded':
    case 'LimitExceededException':
      return new ProblemError(quota(place, aws))
    default:
      return valueNotAllowed(context, details)
  }
}

/**
 * The template refuses the ExternalID: "Parameter 'ExternalID' must match pattern …", "… must contain at least 12
 * characters", "Parameter ExternalID failed to satisfy constraint: …". The same value fails each time.
 */
function valueNotAllowed({ account }: StepContext, details: AwsFailureDetails): ProblemError | undefined {
  const refused = /^Parameter '?(\w+)'? (?:must |failed to satisfy )/.exec(details.message)?.[1]
  if (details.code !== 'ValidationError' || refused !== EXTERNAL_ID_PARAMETER) return undefined
  return new ProblemError({
    kind: 'invalidInput',
    message: `The template does not admit the ExternalID ${account.externalId} of ${placeOf(account)}: ${details.message}`,
    next: 'Correct externalId of this account in the onboarding file, or on the page Accounts, then run again. The ActiveEye representative knows which form is meant.',
    retryable: false,
    aws: awsOf(details),
  })
}

function quota(place: string, aws: NonNullable<ProblemWords['aws']>): ProblemWords {
  return {
    kind: 'stackFailed',
    message: `${place} has as many stacks as its quota allows: ${aws.message}`,
    next: 'Delete a stack that is no longer needed, or ask AWS for a higher quota, then run again.',
    retryable: false,
    aws,
  }
}
