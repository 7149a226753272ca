import { ONBOARDING_TAG } from '../activeeye/prescribed.ts'
import type { DryRunAnswer } from '../aws/awsAccount.ts'
import { type AwsFailure, isUnanswered } from '../aws/awsFailure.ts'
import type { AccountFacts } from '../checklist/facts.ts'
import type { Write } from '../checklist/write.ts'
import { hashOf } from './hash.ts'
import type { StepContext } from './step.ts'

/**
 * Calls that change something are recorded before they are sent, each with its idempotency token, so that after a
 * crash their effects can be looked for, or the same requests sent again.
 */

/** What recording a write needs. */
export type WriteRecorder = Pick<StepContext, 'onboarding' | 'account' | 'facts' | 'record' | 'checkpoint'>

/** A write whose answer never reached the journal. */
export interface OpenWrite<K extends Write['kind'] = Write['kind']> {
  readonly region: string
  readonly token: string
  readonly write: Extract<Write, { kind: K }>
  /** Nobody here meant it: what it says may be looked for, and is never sent. */
  readonly isImported: boolean
}

/** Records the write in the journal, on disk, and returns the token for AWS. */
export async function recordIntent(context: WriteRecorder, region: string, write: Write): Promise<string> {
  await context.checkpoint()
  const token = tokenOf(context, region, write)
  await context.record({ type: 'writeIntended', region, token, write })
  return token
}

export function recordDone(
  context: WriteRecorder,
  region: string,
  token: string,
  ids: readonly string[],
  requestId?: string,
) {
  const answer = { kind: 'done' as const, ids: [...ids], ...(requestId !== undefined && { requestId }) }
  return context.record({ type: 'writeAnswered', region, token, answer })
}

/** Records the answer to a dry run. One that AWS answered as such changed nothing, as a refused write. */
export function recordDryRun(context: WriteRecorder, region: string, token: string, dryRun: DryRunAnswer) {
  if (dryRun.kind === 'done') return recordDone(context, region, token, dryRun.ids, dryRun.requestId)
  const answer = {
    kind: 'refused' as const,
    code: 'DryRunOperation',
    message: 'Request would have succeeded, but DryRun flag is set.',
  }
  return context.record({ type: 'writeAnswered', region, token, answer })
}

/** Only AWS's own answer settles a write. Without an answer the write may have been done, so it stays open. */
export async function recordRefusal(
  context: WriteRecorder,
  region: string,
  token: string,
  failure: AwsFailure,
): Promise<void> {
  if (isUnanswered(failure)) return
  const { code, message } = failure.details
  await context.record({ type: 'writeAnswered', region, token, answer: { kind: 'refused', code, message } })
}

export function recordSettled(context: StepContext, region: string, token: string) {
  return context.record({ type: 'writeAnswered', region, token, answer: { kind: 'settledByLooking' } })
}

/** Writes of this kind, in this Region, that a crash left without an answer; oldest first. */
export function openWrites<K extends Write['kind']>(
  facts: AccountFacts,
  region: string,
  kind: K,
): OpenWrite<K>[] {
  return intendedWrites(facts, region, kind).filter(
    ({ token }) => facts.writes[token]?.answered === undefined,
  )
}

/** All recorded writes of this kind in this Region, oldest first. */
export function intendedWrites<K extends Write['kind']>(
  facts: AccountFacts,
  region: string,
  kind: K,
): OpenWrite<K>[] {
  return Object.values(facts.writes)
    .flatMap(({ intended }) => (intended?.region === region ? [intended] : []))
    .sort((a, b) => a.seq - b.seq)
    .flatMap(({ token, write, imported = false }) =>
      isKind(write, kind) ? [{ region, token, write, isImported: imported }] : [],
    )
}

/**
 * The tags of what this onboarding makes: the customer's, and the one that marks it.
 * @param tags those of the recorded write, so that a repeated request is the same although the file was edited
 */
export function ourTags(
  { onboarding }: Pick<StepContext, 'onboarding'>,
  tags: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  return { ...tags, [ONBOARDING_TAG]: onboarding.id }
}

/** Whether these tags say that this onboarding made it. */
export function hasOurTag(onboardingId: string, tags: Readonly<Record<string, string>>): boolean {
  return tags[ONBOARDING_TAG] === onboardingId
}

/**
 * 64 characters, the limit of EC2's ClientToken. The same write of the same onboarding has the same token, except after
 * an answer: AWS might repeat its old answer to an old token. A dry run that changed nothing uses up no token, so that
 * repeated checks do not add writes.
 */
function tokenOf(context: WriteRecorder, region: string, write: Write): string {
  const before = Object.values(context.facts().writes).filter(
    ({ intended, answered }) =>
      answered !== undefined &&
      intended?.region === region &&
      intended.write.kind === write.kind &&
      (write.kind !== 'dryRun' || answered.answer.kind === 'done'),
  ).length
  return hashOf([context.onboarding.id, context.account.accountId, region, write, before])
}

function isKind<K extends Write['kind']>(write: Write, kind: K): write is Extract<Write, { kind: K }> {
  return write.kind === kind
}
