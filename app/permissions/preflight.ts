import { STACK_NAME } from '../activeeye/prescribed.ts'
import { allFinished } from '../async/allFinished.ts'
import { PERMITTED, type Permitted } from '../aws/actions.ts'
import type { Region } from '../aws/awsAccount.ts'
import { saysStackDoesNotExist } from '../aws/awsFailure.ts'
import { s3Address } from '../aws/s3Address.ts'
import { templateUrlOf } from '../onboarding/activeeyeAddresses.ts'
import type { Account } from '../onboarding/onboarding.ts'
import { checkIdentity } from '../steps/signInStep.ts'
import { placeOf, problemOfError } from '../steps/step.ts'
import { ask, type Finding, type Looking, unknown } from './finding.ts'
import { lookInRegion, notEnabled } from './lookInRegion.ts'
import type { AccountPermissions, Permission, PermissionState } from './permissions.ts'

/**
 * Which of the onboarding's actions the account's credentials may do, by read-only calls and EC2's DryRun. Nothing is
 * changed, unless the endpoint ignores DryRun: then it fails with what was done. Rejects only with the signal's reason.
 */
export async function preflight(looking: Looking): Promise<AccountPermissions> {
  const { account, onboarding, aws, signal, undo } = looking
  const { accountId } = account
  try {
    checkIdentity(await aws.identify(signal), account, onboarding)
    const findings = await allFinished([lookAtStack(looking), lookAtRegions(looking)])
    const permissions = summarise(neededInAccount(undo), findings.flat())
    return { accountId, state: 'looked', permissions }
  } catch (error) {
    signal.throwIfAborted()
    return { accountId, state: 'failed', problem: problemOfError(error, placeOf(account)) }
  }
}

async function lookAtRegions(looking: Looking): Promise<readonly Finding[]> {
  const { account, aws, signal } = looking
  const regions = await ask('ec2:DescribeRegions', () => aws.ec2Regions(signal))
  const denied = regions.findings.some(({ state }) => state === 'missing' || state === 'blocked')
  const others = denied ? await ask('account:ListRegions', () => aws.accountRegions(signal)) : undefined
  const inRegions = await allFinished(
    chosen(account, regions.answer ?? others?.answer).map(({ name, enabled }) =>
      enabled ? lookInRegion(looking, name) : Promise.resolve(notEnabled(name, looking.undo)),
    ),
  )
  return [...regions.findings, ...(others?.findings ?? []), ...inRegions.flat()]
}

/** When the Regions can't be listed, those that the onboarding file names can still be checked. */
function chosen(account: Account, known: readonly Region[] | undefined): readonly Region[] {
  if (account.regions === 'enabled') return (known ?? []).filter(({ enabled }) => enabled)
  return account.regions.map((name) => ({
    name,
    enabled: known === undefined || known.some((region) => region.name === name && region.enabled),
  }))
}

/** What is said about an action without a finding. `looked`: there was a Region to look in. */
function withoutFinding(
  { check }: Permitted,
  looked: boolean,
): { readonly state: 'unknown' | 'notLooked'; readonly words: string } {
  switch (check.by) {
    case 'doing':
      return { state: 'unknown', words: check.why }
    case 'instead':
      return { state: 'unknown', words: `It is used only where ${check.of} is not allowed.` }
    case 'look':
    case 'dryRun':
    case 'call':
      return looked
        ? {
            state: 'unknown',
            words: 'There is no VPC of this account to try it with in any Region that could be looked at.',
          }
        : { state: 'notLooked', words: 'There is no Region to look in: the Regions could not be listed.' }
  }
}

/** The read permissions in CloudFormation. An answer that the stack does not exist proves the permission too. */
async function lookAtStack({ aws, account, onboarding, signal }: Looking): Promise<readonly Finding[]> {
  const stacks = aws.stacksIn(account.stackRegion)
  const [template, stack] = await Promise.all([
    ask('cloudformation:GetTemplateSummary', () =>
      stacks.getTemplateSummary(templateUrlOf(onboarding), signal),
    ),
    ask('cloudformation:DescribeStacks', () => stacks.describeStack(STACK_NAME, signal)),
  ])
  const name = stack.answer?.stackId ?? STACK_NAME
  const [events, failed, text] = await Promise.all([
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
    ask('cloudformation:GetTemplate', () => stacks.getTemplate(name, signal), saysStackDoesNotExist),
  ])
  const inS3 = s3Address(templateUrlOf(onboarding)) !== undefined
  return [template, stack, events, failed, text]
    .flatMap(({ findings }) => findings)
    .map((finding) =>
      finding.action === 's3:GetObject' && !inS3 ? unknown('s3:GetObject', NOT_IN_S3) : finding,
    )
}

const NOT_IN_S3 = 'The template is not in S3, so nothing was read there.'

/** A permission for each of these actions, or several where Regions differ; in the list's order. */
function summarise(permitted: readonly Permitted[], findings: readonly Finding[]): Permission[] {
  const byAction = Map.groupBy(findings, ({ action }) => action)
  const looked = findings.some(({ region }) => region !== undefined)
  return permitted.flatMap((one) => {
    const { action, purpose } = one
    const about = strongest(byAction.get(action) ?? [])
    if (about.length === 0) return [{ action, purpose, ...withoutFinding(one, looked) }]
    const alike = [...Map.groupBy(about, ({ state, because }) => `${state} ${because}`).values()]
    return alike.flatMap((same): Permission[] => {
      const [first] = same
      if (first === undefined) return []
      const regions = same.flatMap(({ region }) => region ?? []).sort()
      return [
        {
          action,
          purpose,
          state: first.state,
          ...(alike.length > 1 && regions.length > 0 && { regions }),
          words: first.words,
        },
      ]
    })
  })
}

/** The actions that an account's own credentials need. */
export function neededInAccount(undo: boolean): readonly Permitted[] {
  return PERMITTED.filter(({ purpose }) => purpose !== 'organization' && (purpose !== 'undo' || undo))
}

/** Of two findings about the same action, the one with the greater weight counts. */
const WEIGHT: Readonly<Record<PermissionState, number>> = {
  blocked: 4,
  missing: 3,
  allowed: 2,
  notLooked: 1,
  unknown: 0,
}

/** One finding for each Region, or one for the account. */
function strongest(findings: readonly Finding[]): readonly Finding[] {
  const byRegion = Map.groupBy(findings, ({ region }) => region ?? '')
  return [...byRegion.values()].flatMap((same) =>
    same.toSorted((a, b) => WEIGHT[b.state] - WEIGHT[a.state]).slice(0, 1),
  )
}
