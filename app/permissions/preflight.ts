import { STACK_NAME } from '../activeeye/prescribed.ts'
import { allFinished } from '../async/allFinished.ts'
import type { Permitted } from '../aws/actions.ts'
import type { Region } from '../aws/awsAccount.ts'
import { saysStackDoesNotExist } from '../aws/awsFailure.ts'
import type { Account } from '../onboarding/onboarding.ts'
import { judgeIdentity } from '../steps/signInStep.ts'
import { placeOf, problemOfError, templateUrlOf } from '../steps/step.ts'
import type { Looking } from './finding.ts'
import { ask, type Finding } from './finding.ts'
import { lookInRegion, notEnabled } from './lookInRegion.ts'
import type { AccountPermissions } from './permissions.ts'
import { neededInAccount, summarise } from './summarise.ts'

/**
 * What the account's credentials may do of what the onboarding does there, by looking and with EC2's DryRun: nothing
 * is changed, and what can't be told without doing it is `unknown`. Rejects only with the signal's reason.
 */
export async function preflight(looking: Looking): Promise<AccountPermissions> {
  const { account, onboarding, aws, signal, undo } = looking
  const { accountId } = account
  try {
    judgeIdentity(await aws.identify(signal), account, onboarding)
    const findings = await allFinished([lookAtStack(looking), lookAtRegions(looking)])
    const permissions = summarise(neededInAccount(undo), findings.flat(), unasked)
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

/** Where the Regions can't be listed, those that the onboarding file names can still be looked at. */
function chosen(account: Account, known: readonly Region[] | undefined): readonly Region[] {
  if (account.regions === 'enabled') return (known ?? []).filter(({ enabled }) => enabled)
  return account.regions.map((name) => ({
    name,
    enabled: known === undefined || known.some((region) => region.name === name && region.enabled),
  }))
}

/** Why nothing was found out about an action. */
function unasked({ check }: Permitted): string {
  switch (check.by) {
    case 'doing':
      return check.why
    case 'instead':
      return `It is asked for only where ${check.of} is not allowed.`
    case 'look':
      return 'There is no Region to look in: the Regions could not be listed.'
    case 'dryRun':
    case 'call':
      return 'There is no VPC of this account to try it with in any Region that could be looked at.'
  }
}

/** What may be looked at in CloudFormation. That there is no such stack is an answer, too. */
async function lookAtStack({ aws, account, onboarding, signal }: Looking): Promise<readonly Finding[]> {
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
