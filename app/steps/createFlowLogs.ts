import { isPrescribedBucket } from '../activeeye/foreignValues.ts'
import { bucketInShort } from '../activeeye/foreignWords.ts'
import { actionsFor } from '../aws/actions.ts'
import type { CreateFlowLogsAnswer, FlowLogsApi, Unsuccessful } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import { resourceTypeOf, resourceWords } from '../aws/resourceType.ts'
import { askedFor } from '../checklist/write.ts'
import { flowLogDestinationOf } from '../onboarding/activeeyeAddresses.ts'
import type { Onboarding } from '../onboarding/onboarding.ts'
import { tagPolicyProblem } from '../problems/denials.ts'
import type { ProblemWords } from '../problems/problem.ts'
import { capitalized } from '../text/capitalized.ts'
import { refusedNext } from './bucketOwner.ts'
import { placeOf, type StepContext } from './step.ts'
import { type OpenWrite, ourTags, recordDone, recordIntent, recordRefusal } from './writes.ts'

/** The result of CreateFlowLogs for one target. It counts as covered only after a look shows its flow log. */
export type Verdict =
  | { readonly kind: 'accepted' }
  /** AWS says that such a flow log exists: look again. */
  | { readonly kind: 'alreadyThere' }
  /** A resource no longer exists, so nothing in the call was done: look again. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'refusedByBucket'; readonly problem: ProblemWords }
  | { readonly kind: 'problem'; readonly problem: ProblemWords }

export type Verdicts = ReadonlyMap<string, Verdict>

/** EC2: "Maximum of 25 for transit gateway resource types. Maximum of 300 for the other resource types." */
const BATCH = 300
/** False refusals by the bucket occur, so a refusal counts only when it is repeated. */
const TRIES = 3

/** Creates a flow log on each of these VPCs, subnets and network interfaces, and retries where the bucket refused. */
export async function createFlowLogs(
  context: StepContext,
  region: string,
  api: FlowLogsApi,
  resourceIds: readonly string[],
): Promise<Verdicts> {
  const verdicts = new Map<string, Verdict>()
  let wanted = resourceIds
  for (let tried = 1; wanted.length > 0; tried += 1) {
    for (const batch of batchesOf(wanted)) {
      const { tags } = context.onboarding
      const write = { kind: 'createFlowLogs' as const, ...asked(batch), ...(tags && { tags }) }
      const token = await recordIntent(context, region, write)
      const answers = await sendCreateFlowLogs(context, api, { region, token, write })
      for (const [resourceId, verdict] of answers) verdicts.set(resourceId, verdict)
    }
    wanted = wanted.filter((id) => verdicts.get(id)?.kind === 'refusedByBucket')
    if (tried === TRIES) break
    if (wanted.length > 0) await context.clock.sleep(context.pace.bucketRetry, context.signal)
  }
  return verdicts
}

/** CreateFlowLogs takes resources of one type. */
function batchesOf(resourceIds: readonly string[]): readonly (readonly string[])[] {
  const byType = Map.groupBy(resourceIds, resourceTypeOf)
  return [...byType.values()].flatMap((same) =>
    Array.from({ length: Math.ceil(same.length / BATCH) }, (_, at) =>
      same.slice(at * BATCH, (at + 1) * BATCH).toSorted(),
    ),
  )
}

function asked(batch: readonly string[]): Pick<OpenWrite<'createFlowLogs'>['write'], 'vpcIds' | 'partIds'> {
  const isOfVpcs = batch.every((id) => resourceTypeOf(id) === 'VPC')
  return isOfVpcs ? { vpcIds: [...batch] } : { vpcIds: [], partIds: [...batch] }
}

/** Sends one recorded write, for the first time or again after a crash: the request is the same. */
export async function sendCreateFlowLogs(
  context: StepContext,
  api: FlowLogsApi,
  { region, token, write }: Omit<OpenWrite<'createFlowLogs'>, 'isImported'>,
): Promise<Verdicts> {
  const place = placeOf(context.account, region)
  const resourceIds = askedFor(write)
  try {
    const answer = await api.createFlowLogs({
      clientToken: token,
      resourceIds,
      destination: flowLogDestinationOf(context.onboarding),
      maxAggregationInterval: context.onboarding.flowLogs.maxAggregationInterval,
      tags: ourTags(context, write.tags),
    })
    await recordDone(context, region, token, answer.flowLogIds, answer.requestId)
    return readAnswer(context.onboarding, resourceIds, answer, place)
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error
    await recordRefusal(context, region, token, error)
    const { code, message, requestId } = error.details
    const aws = { code, message, ...(requestId !== undefined && { requestId }) }
    return new Map(
      resourceIds.map((resourceId) => {
        const verdict = readKnown(context.onboarding, resourceId, aws, place)
        if (verdict === undefined) throw error
        return [resourceId, verdict]
      }),
    )
  }
}

/** An answer with HTTP 200 may hold failures only; a resource that is not among them was accepted. */
function readAnswer(
  onboarding: Onboarding,
  resourceIds: readonly string[],
  answer: CreateFlowLogsAnswer,
  place: string,
): Verdicts {
  const failures = new Map(answer.unsuccessful.map((failure) => [failure.resourceId, failure]))
  return new Map(
    resourceIds.map((resourceId): [string, Verdict] => {
      const failure = failures.get(resourceId)
      return [
        resourceId,
        failure ? readFailure(onboarding, failure, answer.requestId, place) : { kind: 'accepted' },
      ]
    }),
  )
}

function readRefusal(code: string): Verdict | undefined {
  switch (code) {
    case 'FlowLogAlreadyExists':
      return { kind: 'alreadyThere' }
    case 'InvalidVpcID.NotFound':
    case 'InvalidVpcId.NotFound':
    case 'InvalidSubnetID.NotFound':
    case 'InvalidSubnetId.NotFound':
    case 'InvalidNetworkInterfaceID.NotFound':
    case 'InvalidNetworkInterfaceId.NotFound':
    // The token was used for another request: a look shows whether that one was done.
    case 'IdempotentParameterMismatch':
      return { kind: 'gone' }
    default:
      return undefined
  }
}

/** The bucket's refusal has the code "400": only its message identifies it. */
const BUCKET_REFUSES = /LogDestination/i
/** "LogDestination: BUCKET does not exist": nobody can allow anything there. */
const NO_BUCKET = /LogDestination:? .*does not exist/i
const NOT_ALLOWED = /not authorized|UnauthorizedOperation/i

/** AWS may return these errors for a single resource or for the whole call: public code handles both. */
function readKnown(
  onboarding: Onboarding,
  resourceId: string,
  aws: NonNullable<ProblemWords['aws']>,
  place: string,
): Verdict | undefined {
  const verdict = readRefusal(aws.code)
  if (verdict !== undefined) return verdict
  // ActiveEye's own bucket exists, so whatever is wrong with that one is ActiveEye's to mend.
  if (NO_BUCKET.test(aws.message) && !isPrescribedBucket(flowLogDestinationOf(onboarding)))
    return { kind: 'problem', problem: noSuchBucket(onboarding, place, aws) }
  if (BUCKET_REFUSES.test(`${aws.code} ${aws.message}`)) {
    return { kind: 'refusedByBucket', problem: bucketNotReady(onboarding, place, aws) }
  }
  const ofTags = tagPolicyProblem(aws, place)
  if (ofTags !== undefined) return { kind: 'problem', problem: { ...ofTags, aws } }
  if (/FlowLogsLimitExceeded/i.test(aws.code)) {
    return {
      kind: 'problem',
      problem: {
        kind: 'flowLogLimit',
        message: `${capitalized(resourceWords(resourceId))} in ${place} has as many flow logs as AWS allows.`,
        next: 'Delete a flow log of it that is no longer needed, or ask AWS for a higher limit, then run again.',
        retryable: false,
        aws,
      },
    }
  }
  return undefined
}

function readFailure(
  onboarding: Onboarding,
  { resourceId, code, message }: Unsuccessful,
  requestId: string,
  place: string,
): Verdict {
  const aws = { code, message, requestId }
  const known = readKnown(onboarding, resourceId, aws, place)
  if (known !== undefined) return known
  if (NOT_ALLOWED.test(`${code} ${message}`)) {
    const actions = actionsFor('ec2:CreateFlowLogs')
    return {
      kind: 'problem',
      problem: {
        kind: 'accessDenied',
        message: `The credentials may not create a flow log on ${resourceId} in ${place}.`,
        next: `Ask the person who manages permissions for ${actions.join(', ')}, then run again.`,
        retryable: false,
        actions,
        aws,
      },
    }
  }
  return {
    kind: 'problem',
    problem: {
      kind: 'unexpected',
      message: `AWS did not create the flow log on ${resourceId} in ${place}: ${message}`,
      next: 'Run again. If the problem remains, send the report to the ActiveEye representative: it names the request.',
      retryable: true,
      aws,
    },
  }
}

function noSuchBucket(
  onboarding: Onboarding,
  place: string,
  aws: NonNullable<ProblemWords['aws']>,
): ProblemWords {
  return {
    kind: 'invalidInput',
    message: `AWS says that the bucket ${flowLogDestinationOf(onboarding)} does not exist, so no flow log could be created in ${place}.`,
    next: 'Compare activeeye.flowLogDestination in the onboarding file with what the ActiveEye representative gave, then run again.',
    retryable: false,
    aws,
  }
}

/** "the bucket owner must add this policy …, or flow log creation fails" (VPC guide, publishing to Amazon S3). */
function bucketNotReady(
  onboarding: Onboarding,
  place: string,
  aws: NonNullable<ProblemWords['aws']>,
): ProblemWords {
  const bucket = bucketInShort(flowLogDestinationOf(onboarding))
  return {
    kind: 'bucketNotReady',
    message: `${capitalized(bucket)} does not accept flow logs from ${place} yet. Nothing is wrong on the customer's side.`,
    ...refusedNext(onboarding, 'Then run again.'),
    retryable: true,
    aws,
  }
}
