import { type AwsAction, behind } from '../aws/actions.ts'
import type { DryRunAnswer } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import { askedFor } from '../checklist/write.ts'
import { ProblemError } from '../problems/problem.ts'
import { placeOf } from '../steps/step.ts'
import { recordDryRun, recordIntent, recordRefusal } from '../steps/writes.ts'
import { list } from '../text/list.ts'
import { plural } from '../text/plural.ts'
import { ask, type Finding, type Looking, notLooked } from './finding.ts'

type DryRunWrite = Parameters<typeof recordIntent>[2] & { readonly kind: 'dryRun' }

/**
 * Sends one dry run, recorded as a write: what an endpoint without DryRun makes of it is in the journal, for undo.
 * @throws ProblemError when it was carried out, with what that changed.
 */
export async function tryDryRun(
  looking: Looking,
  region: string,
  what: DryRunWrite['of'],
  send: (token: string) => Promise<DryRunAnswer>,
): Promise<readonly Finding[]> {
  const action: AwsAction = what.kind === 'createFlowLogs' ? 'ec2:CreateFlowLogs' : 'ec2:DeleteFlowLogs'
  const { findings, answer } = await ask(action, () =>
    looking.dryRuns.take(() => sendRecorded(looking, region, { kind: 'dryRun', of: what }, send)),
  )
  if (answer?.kind === 'done') throw carriedOut(looking, region, what, answer.ids)
  if (answer?.kind !== 'notSent') return findings
  return [action, ...behind(action)].map((each) => notLooked(each, NOT_SENT))
}

const NOT_SENT = 'No dry run was sent: the endpoint had carried out an earlier one, in spite of DryRun.'

async function sendRecorded(
  looking: Looking,
  region: string,
  write: DryRunWrite,
  send: (token: string) => Promise<DryRunAnswer>,
): Promise<DryRunAnswer> {
  const token = await recordIntent(looking, region, write)
  try {
    const answer = await send(token)
    const recorded = recordDryRun(looking, region, token, answer)
    // What was done has to be told also where it can't be recorded; for undo, the intent is on disk.
    await (answer.kind === 'done' ? recorded.catch(() => undefined) : recorded)
    return answer
  } catch (error) {
    if (error instanceof AwsFailure) await recordRefusal(looking, region, token, error)
    throw error
  }
}

function carriedOut(
  { account }: Looking,
  region: string,
  what: DryRunWrite['of'],
  ids: readonly string[],
): ProblemError {
  const place = placeOf(account, region)
  const names = ids.length === 0 ? '' : `: ${list(ids)}`
  const flowLogs = plural(ids.length, 'flow log')
  const created = what.kind === 'createFlowLogs'
  const done = created
    ? `It created ${flowLogs} on ${list(askedFor(what))}${names}.`
    : `It deleted ${flowLogs}${names}.`
  const mend = created
    ? 'Undo removes what was created: it is recorded, and carries the tag of this onboarding.'
    : 'Run again to create what was deleted.'
  return new ProblemError({
    kind: 'unexpected',
    message: `The endpoint does not honour DryRun: a request in ${place} that was only to be tested was carried out. ${done} No more dry runs were sent.`,
    next: `AWS never does this, so the calls went to another implementation: look at AWS_ENDPOINT_URL and the proxy. ${mend}`,
    retryable: false,
  })
}
